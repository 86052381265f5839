internal import CommentSources
internal import VerbatimModel

/// What the columns of the filters hold, for those who asked for a value that is not there.
struct FilterValues {
  private let plan: RunPlan
  private let sample: [RecordBatch]
  /// How many values are named.
  private static let shown = 5
  /// A value of more characters is a text, not a group.
  private static let longest = 40

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
      return InputError(
        file: file, problem: "no row has '\(filter.value)' in the column '\(plan.header[filter.column])'",
        remedy: remedy(counts, isComment: plan.textColumns.contains(filter.column)))
    }
    return InputError(
      file: file, problem: "no row fits --where", remedy: "leave a condition out, or ask for other values")
  }

  /// Names what is there, but for comments: these are in no message.
  private func remedy(_ counts: [String: Int], isComment: Bool) -> String {
    let order = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let names = order.prefix(Self.shown).map(\.key)
    if isComment || names.contains(where: { $0.count > Self.longest || $0.contains(where: \.isNewline) }) {
      return "its values are texts; ask for all of one, or name a column of groups"
    }
    return "there are " + names.map { "'\($0)'" }.joined(separator: ", ")
      + (order.count > Self.shown ? " and more" : "")
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
