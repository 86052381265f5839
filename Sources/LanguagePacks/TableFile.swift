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
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let problem = bytes.withUnsafeBufferPointer { bytes -> Int? in
      while start <= bytes.count {
        line += 1
        let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
        let raw = bytes[start..<(end > start && bytes[end - 1] == 0x0D ? end - 1 : end)]
        start = end + 1
        if Self.isComment(raw) || raw.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
        guard let columns = Self.columns(raw) else { return line }
        rows.append(Row(line: line, columns: columns))
      }
      return nil
    }
    if let problem {
      throw LexiconError(
        file: name, line: problem, problem: "the line is not valid UTF-8", remedy: "save the file as UTF-8")
    }
    self.rows = rows
  }

  /// The cells between tabs without the spaces around them; nil where one is not valid UTF-8.
  private static func columns(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> [String]? {
    var columns: [String] = []
    var start = line.startIndex
    while start <= line.endIndex {
      let end = line[start...].firstIndex(of: 0x09) ?? line.endIndex
      var cell = line[start..<end]
      while cell.first == 0x20 { cell = cell.dropFirst() }
      while cell.last == 0x20 { cell = cell.dropLast() }
      guard let text = String(validating: UnsafeBufferPointer(rebasing: cell), as: UTF8.self) else {
        return nil
      }
      columns.append(text)
      start = end + 1
    }
    return columns
  }

  private static func isComment(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard line.first == 0x23 else { return false }
    guard line.count > 1 else { return true }
    return [0x20, 0x23, 0x21, 0x2D, 0x3D].contains(line[line.startIndex + 1])
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
