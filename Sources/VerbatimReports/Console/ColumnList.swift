public import CommentSources
public import VerbatimModel

/// The columns of an input as a table: number, name, role, share filled, first values.
public struct ColumnList {
  private let header: [String]
  private let roles: ColumnRoles
  private let sample: [RecordBatch]
  /// The terminal's, in columns.
  private let width: Int

  /// `width` is the terminal's, in columns; nil where there is none.
  public init(header: [String], roles: ColumnRoles, sample: [RecordBatch], width: Int?) {
    self.width = max(50, width ?? 126)
    self.header = header
    self.roles = roles
    self.sample = sample
  }

  /// The table, with a final line break.
  public func text() -> String {
    let names = min(min(40, width / 3), max(6, header.map { TerminalText.width($0) }.max() ?? 6))
    var lines = [row("#", "column", "role", "filled", "values", names)]
    for index in header.indices {
      lines.append(
        row(
          String(index + 1), TerminalText.safe(header[index]), role(index), filled(index), values(index),
          names))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func row(
    _ number: String, _ name: String, _ role: String, _ filled: String, _ values: String, _ names: Int
  ) -> String {
    TerminalText.pad(number, 3, right: true) + "  " + TerminalText.pad(name, names) + "  "
      + TerminalText.pad(role, 9)
      + "  " + TerminalText.pad(filled, 6, right: true) + "  "
      + TerminalText.fit(values, min(60, width - names - 26))
  }

  private func role(_ index: Int) -> String {
    let named: [(ColumnChoice?, String)] = [
      (roles.score, "score"), (roles.id, "id"), (roles.time, "time"), (roles.language, "language"),
      (roles.question, "question"), (roles.weight, "weight"),
    ]
    if roles.text.contains(where: { $0.index == index }) { return "text" }
    if roles.otherText.contains(where: { $0.index == index }) { return "text?" }
    if let found = named.first(where: { $0.0?.index == index }) { return found.1 }
    return roles.segments.contains { $0.index == index } ? "segment" : ""
  }

  private func filled(_ index: Int) -> String {
    var count = 0
    var total = 0
    for batch in sample {
      for row in batch.rows.indices {
        total += 1
        if !batch.cell(row, index).isEmpty { count += 1 }
      }
    }
    return total == 0 ? "–" : NumberText.fixed(100 * Double(count) / Double(total), 0) + " %"
  }

  private func values(_ index: Int) -> String {
    var seen: [String] = []
    for batch in sample {
      for row in batch.rows.indices {
        let text = TerminalText.safe(batch.text(row, index))
        if !text.isEmpty && !seen.contains(text) { seen.append(text) }
        if seen.count == 4 { return seen.map { TerminalText.fit($0, 24) }.joined(separator: " | ") }
      }
    }
    return seen.map { TerminalText.fit($0, 24) }.joined(separator: " | ")
  }
}
