internal import CommentSources
internal import VerbatimModel

/// What the columns of the filters hold, for those who asked for a value that is not there.
struct FilterValues {
  private let plan: RunPlan
  private let sample: [RecordBatch]
  /// How many values are named.
  private static let shown = 5

  init(_ plan: RunPlan, _ sample: [RecordBatch]) {
    self.plan = plan
    self.sample = sample
  }

  /// The line for the user where no row passes; nil without filters and without rows.
  func error(_ file: String) -> InputError? {
    guard !plan.filters.isEmpty, sample.contains(where: { !$0.rows.isEmpty }) else { return nil }
    for filter in plan.filters {
      let counts = values(filter.column)
      if counts[filter.value] != nil { continue }
      let order = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      let names = order.prefix(Self.shown).map { "'\(Self.short($0.key))'" }.joined(separator: ", ")
      return InputError(
        file: file, problem: "no row has '\(filter.value)' in the column '\(plan.header[filter.column])'",
        remedy: "there are \(names)\(order.count > Self.shown ? " and more" : "")")
    }
    return InputError(
      file: file, problem: "no row fits --where", remedy: "leave a condition out, or ask for other values")
  }

  /// A value on one line, cut where it is a whole comment.
  private static func short(_ value: String) -> String {
    let line = value.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > 40 ? line.prefix(40) + "…" : line
  }

  private func values(_ column: Int) -> [String: Int] {
    var counts: [String: Int] = [:]
    for batch in sample {
      for row in batch.rows.indices { counts[batch.text(row, column), default: 0] += 1 }
    }
    return counts
  }
}

extension RunPlan {
  /// Refuses a result without any row where a filter kept none.
  func requireRows(_ counts: RowCounts) throws(InputError) {
    if counts.read == 0, let noMatch { throw noMatch }
  }
}
