internal import UnicodeText

/// A text table of the lexicon folder: a row a line, columns separated by tabs, `#` for comments.
struct TableFile {
  /// One line that holds data.
  struct Row {
    let line: Int
    let columns: [String]
  }

  let name: String
  let rows: [Row]

  /// A table of rows that have been read before.
  init(name: String, rows: [Row]) {
    self.name = name
    self.rows = rows
  }

  /// Reads the table; `#` begins a comment only at the start of a line and only before a space or another mark,
  /// so that `#fail` can be an entry.
  init(name: String, bytes: [UInt8]) throws(LexiconError) {
    self.name = name
    var rows: [Row] = []
    var line = 0
    for raw in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      line += 1
      var slice = raw
      if line == 1 && slice.starts(with: [0xEF, 0xBB, 0xBF]) { slice = slice.dropFirst(3) }
      if slice.last == 0x0D { slice = slice.dropLast() }
      if Self.isComment(slice) || slice.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
      var columns: [String] = []
      for column in slice.split(separator: 0x09, omittingEmptySubsequences: false) {
        guard let text = String(validating: column, as: UTF8.self) else {
          throw LexiconError(
            file: name, line: line, problem: "the line is not valid UTF-8", remedy: "save the file as UTF-8")
        }
        columns.append(String(text.trimmingSpaces()))
      }
      rows.append(Row(line: line, columns: columns))
    }
    self.rows = rows
  }

  private static func isComment(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.first == 0x23 else { return false }
    guard let second = line.dropFirst().first else { return true }
    return second == 0x20 || second == 0x23 || second == 0x21 || second == 0x2D || second == 0x3D
  }

  /// The number in a column, or an error that says where.
  func number(_ row: Row, _ column: Int, in range: ClosedRange<Double>) throws(LexiconError) -> Double {
    guard row.columns.count > column else {
      throw LexiconError(
        file: name, line: row.line, problem: "column \(column + 1) is missing",
        remedy: "separate the columns with a tab, not with spaces")
    }
    let text = row.columns[column].replacingMinus()
    guard let value = Double(text), value.isFinite else {
      throw LexiconError(
        file: name, line: row.line, problem: "'\(row.columns[column])' is not a number",
        remedy: "write a number such as -1.5 in column \(column + 1)")
    }
    guard range.contains(value) else {
      throw LexiconError(
        file: name, line: row.line, problem: "\(value) is outside \(range.lowerBound) to \(range.upperBound)",
        remedy: "use a value in that range")
    }
    return value
  }
}

extension StringProtocol {
  /// The text without spaces at either end.
  func trimmingSpaces() -> SubSequence {
    guard utf8.first == 0x20 || hasSuffix(" ") else { return self[...] }
    var slice = self[...]
    while slice.hasPrefix(" ") { slice = slice.dropFirst() }
    while slice.hasSuffix(" ") { slice = slice.dropLast() }
    return slice
  }

  /// The text with a typographic minus sign made an ASCII one.
  func replacingMinus() -> String {
    utf8.allSatisfy { $0 < 0x80 } ? String(self) : String(map { $0 == "−" ? "-" : $0 })
  }
}
