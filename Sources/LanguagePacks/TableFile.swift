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
        var end = start
        while end < bytes.count && bytes[end] != 0x0A { end += 1 }
        let raw = UnsafeBufferPointer(
          rebasing: bytes[start..<(end > start && bytes[end - 1] == 0x0D ? end - 1 : end)])
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
  private static func columns(_ line: UnsafeBufferPointer<UInt8>) -> [String]? {
    var columns: [String] = []
    columns.reserveCapacity(3)
    var start = 0
    while start <= line.count {
      var end = start
      while end < line.count && line[end] != 0x09 { end += 1 }
      var (first, last) = (start, end)
      while first < last && line[first] == 0x20 { first += 1 }
      while first < last && line[last - 1] == 0x20 { last -= 1 }
      guard let text = text(UnsafeBufferPointer(rebasing: line[first..<last])) else { return nil }
      columns.append(text)
      start = end + 1
    }
    return columns
  }

  /// The text of a cell; nil where it is not valid UTF-8.
  private static func text(_ cell: UnsafeBufferPointer<UInt8>) -> String? {
    let text = String(decoding: cell, as: UTF8.self)
    // What is not valid has been mended, and is then not what stands in the file.
    return cell.allSatisfy({ $0 < 0x80 }) || text.utf8.elementsEqual(cell) ? text : nil
  }

  private static func isComment(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    guard line.first == 0x23 else { return false }
    guard line.count > 1 else { return true }
    switch line[1] {
    case 0x20, 0x23, 0x21, 0x2D, 0x3D: return true
    default: return false
    }
  }

  /// The number in a column, or an error that says where.
  func number(_ row: Row, _ column: Int, in range: ClosedRange<Double>) throws(LexiconError) -> Double {
    guard row.columns.count > column else {
      throw LexiconError(
        file: name, line: row.line, problem: "column \(column + 1) is missing",
        remedy: "separate the columns with a tab, not with spaces")
    }
    let text = row.columns[column]
    guard let value = Double(plain: text) ?? Double(text.replacingMinus()), value.isFinite else {
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

extension Double {
  /// A number such as `-1.25`: an optional minus, digits and perhaps a point with more of them, fifteen at most; nil for
  /// any other text.
  ///
  /// So many digits and the power of ten below them are exact, so that their quotient is the nearest number there is: what
  /// `Double(_:)` gives, in a tenth of the time.
  init?(plain text: String) {
    var (digits, count, scale) = (0.0, 0, 1.0)
    var (isNegative, hasPoint, endsInDigit) = (false, false, false)
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39:
        digits = digits * 10 + Double(byte - 0x30)
        count += 1
        if hasPoint { scale *= 10 }
        endsInDigit = true
      case 0x2D where count == 0 && !isNegative: isNegative = true
      case 0x2E where endsInDigit && !hasPoint: (hasPoint, endsInDigit) = (true, false)
      default: return nil
      }
    }
    guard endsInDigit, count <= 15 else { return nil }
    self = isNegative ? -(digits / scale) : digits / scale
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
