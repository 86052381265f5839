/// Tells a quote that opens a cell by mistake, such as `3;"slow` on a line of its own, from one that was meant.
///
/// A quote that nobody closes runs on to the next one in the file. That one was meant to open a cell or stands in the midst of
/// one, so that text follows it, as it never does where quotes are used as they should be. Where, besides, the lines
/// between the two look like records, the quote is a lone one: its record ends with its line, and the others are read.
struct StrayQuotes {
  /// What is made of a quote.
  enum Finding: Equatable {
    /// It quotes.
    case meant
    /// More of the file must be seen.
    case unknown
    /// It was never meant to; the line on which it stands ends there.
    case stray(line: Int)
  }

  let delimiter: UInt8
  let quote: UInt8
  /// The cells of a record.
  let columns: Int
  /// Whether the bytes are a block, which nobody ends inside quotes that were meant.
  let isBlock: Bool

  /// Nil for text in which quotes are ordinary, or were written by this program.
  init?(_ dialect: Dialect, columns: Int, isBlock: Bool) {
    guard let quote = dialect.quote, dialect.countsQuotedLines, columns > 1 else { return nil }
    self.delimiter = dialect.delimiter
    self.quote = quote
    self.columns = columns
    self.isBlock = isBlock
  }

  /// The fewest whole lines between two quotes that must look like records where the second does not stand at the start of
  /// a cell: with few delimiters in a record, sentences look like records by chance.
  private var fewestLines: Int { columns > 2 ? 2 : 5 }

  /// Looks at the cell `index` of a record, which begins at `opening`; `isOpen` where no quote closes it.
  func look(
    _ bytes: UnsafeBufferPointer<UInt8>, opening: Int, cell index: Int, isOpen: Bool, _ isWhole: Bool
  ) -> Finding {
    guard opening < bytes.count, bytes[opening] == quote else { return .meant }
    guard let line = lineEnd(bytes, from: opening) else { return .meant }
    if isOpen { return isBlock ? .stray(line: line) : .meant }
    guard let closing = closingQuote(bytes, opening), line < closing, closing + 1 < bytes.count,
      !isBoundary(bytes[closing + 1]), delimiters(bytes, opening, line) >= columns - 1 - index
    else { return .meant }
    var start = afterBreak(bytes, line)
    var looks = RecordLooks()
    while let end = lineEnd(bytes, from: start), end < closing {
      if end > start { looks.note(delimiters(bytes, start, end) == columns - 1) }
      start = afterBreak(bytes, end)
    }
    let startsCell = closing == start || bytes[closing - 1] == delimiter
    let areRecords =
      startsCell
      ? looks.areRecords(columns, oddOnes: columns > 2 ? 2 : 10)
      : looks.regular >= fewestLines && looks.areRecords(columns, oddOnes: 4)
    guard areRecords else { return .meant }
    // Blocks are cut behind whole lines, so that who parses one sees what was seen here.
    guard let end = lineEnd(bytes, from: closing) ?? (isWhole ? bytes.count : nil) else { return .unknown }
    return delimiters(bytes, start, end) >= columns - 1 ? .stray(line: line) : .meant
  }

  /// The quote that closes the cell, doubled ones being part of it.
  private func closingQuote(_ bytes: UnsafeBufferPointer<UInt8>, _ opening: Int) -> Int? {
    var at = opening + 1
    while at < bytes.count {
      if bytes[at] == quote {
        guard at + 1 < bytes.count, bytes[at + 1] == quote else { return at }
        at += 1
      }
      at += 1
    }
    return nil
  }

  private func isBoundary(_ byte: UInt8) -> Bool { byte == delimiter || byte == 0x0A || byte == 0x0D }

  private func lineEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var at = start
    while at < bytes.count {
      if bytes[at] == 0x0A || bytes[at] == 0x0D { return at }
      at += 1
    }
    return nil
  }

  private func afterBreak(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int {
    bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A ? end + 2 : end + 1
  }

  private func delimiters(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var count = 0
    for at in start..<end where bytes[at] == delimiter { count += 1 }
    return count
  }
}

/// Whether lines look like records: with as many delimiters as a record has.
///
/// Files with quotes out of place have rows of another length too.
private struct RecordLooks {
  private(set) var regular = 0
  private(set) var odd = 0

  mutating func note(_ isRegular: Bool) {
    if isRegular { regular += 1 } else { odd += 1 }
  }

  /// Whether the lines are records, of which at most one in `oddOnes` has another length.
  ///
  /// Where there are few, all must look so.
  func areRecords(_ columns: Int, oddOnes: Int) -> Bool {
    odd == 0 || regular >= (columns > 2 ? 4 : 20) && odd * oddOnes <= regular + odd
  }
}

/// Tells a quoted cell that holds other records, with every quote where it may be: it begins with a lone quote and ends, many lines
/// later, where by chance one stands at the end of a cell.
enum SwallowedRecords {
  /// The fewest line breaks in a record that make it worth a look.
  static let fewestLines = 10

  /// The line breaks of a cell that make it no comment where there is one column, so that lines cannot be told by their cells.
  static let mostLinesAlone = 200

  /// Whether the lines of a record, but for its first and last, look like records; `lines` are those there are.
  static func looksSo(
    _ bytes: UnsafeBufferPointer<UInt8>, _ record: Range<Int>, lines: Int, dialect: Dialect, columns: Int
  ) -> Bool {
    guard dialect.countsQuotedLines else { return false }
    if columns == 1 { return lines >= mostLinesAlone }
    guard lines >= (columns > 2 ? fewestLines : fewestLines * 3) else { return false }
    var looks = RecordLooks()
    var count = 0
    var line = 0
    var at = record.lowerBound
    while at < record.upperBound {
      let byte = bytes[at]
      if byte == dialect.delimiter {
        count += 1
      } else if byte == 0x0A || byte == 0x0D {
        if line > 0 {
          looks.note(count == columns - 1)
        } else if count < columns - 1 {
          return false
        }
        count = 0
        line += 1
        if byte == 0x0D, at + 1 < record.upperBound, bytes[at + 1] == 0x0A { at += 1 }
      }
      at += 1
    }
    return count >= columns - 1 && looks.areRecords(columns, oddOnes: columns > 2 ? 4 : 10)
  }
}
