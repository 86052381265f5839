internal import VerbatimModel

/// Splits delimited text byte by byte, with the rules of Python's `csv` module: a quote opens only at the start of a cell,
/// a doubled one inside is one, and what follows a closing quote is taken literally.
///
/// This is the reference for the vectorised scan, and what reads irregular blocks (quotes in the middle of cells).
struct PlainSplitter {
  /// What ends a record.
  enum End: Equatable {
    /// A line break, or the last byte after a complete record.
    case complete
    /// The end of the bytes, inside quotes.
    case insideQuotes
    /// A quote that opens a cell and is known never to be closed.
    case unclosed
    /// The end of its line, inside quotes that were never meant to quote what follows.
    case strayQuote
  }

  let dialect: Dialect
  /// What tells quotes that open a cell by mistake; nil where all of them count.
  var strayQuotes: StrayQuotes?
  /// Whether the bytes are all that there is to see, so that a last line without a line break is whole.
  var isWhole = true

  /// Reads the record that begins at `at`, which is moved past its line break; blank lines before it are skipped.
  ///
  /// Asks `isUnclosed` of each quote that opens a cell whether it is known to stay open. Calls `cell` with the raw stretch
  /// of each cell, quotes included, and returns the stretch of the record, the line breaks up to and including the one that
  /// ends it, and how it ended; nil where only blank lines are left.
  func next(
    _ bytes: UnsafeBufferPointer<UInt8>, at: inout Int, isUnclosed: (Int) -> Bool = { _ in false },
    cell: (CellRange) -> Void
  ) -> (record: CellRange, blankLines: Int, lines: Int, end: End)? {
    let blankLines = skipBlankLines(bytes, &at)
    guard at < bytes.count else { return nil }
    let start = at
    var cellStart = at
    var lines = 0
    var index = 0
    while true {
      if at < bytes.count, bytes[at] == dialect.quote, isUnclosed(at) {
        return (CellRange(start, at), blankLines, lines, .unclosed)
      }
      let before = lines
      var end = endOfCell(bytes, &at, &lines)
      if let strayQuotes, lines > before || end == .insideQuotes {
        let found = strayQuotes.look(
          bytes, opening: cellStart, cell: index, isOpen: end == .insideQuotes, isWhole)
        switch found {
        case .meant: break
        case .unknown: end = .insideQuotes
        case .stray(let line):
          cell(CellRange(cellStart, line))
          at = line
          return (CellRange(start, line), blankLines, before + skipBreak(bytes, &at), .strayQuote)
        }
      }
      cell(CellRange(cellStart, at))
      guard end == .complete, at < bytes.count else {
        return (CellRange(start, at), blankLines, lines, end)
      }
      if bytes[at] == dialect.delimiter {
        at += 1
        cellStart = at
        index += 1
        continue
      }
      let record = CellRange(start, at)
      lines += skipBreak(bytes, &at)
      return (record, blankLines, lines, .complete)
    }
  }

  /// Moves `at` past the blank lines and returns how many there were.
  private func skipBlankLines(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int) -> Int {
    var lines = 0
    while at < bytes.count, bytes[at] == 0x0A || bytes[at] == 0x0D { lines += skipBreak(bytes, &at) }
    return lines
  }

  private func skipBreak(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int) -> Int {
    at += bytes[at] == 0x0D && at + 1 < bytes.count && bytes[at + 1] == 0x0A ? 2 : 1
    return 1
  }

  /// Moves `at` to the delimiter or line break behind the cell that begins there.
  private func endOfCell(
    _ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ lines: inout Int
  ) -> End {
    if let quote = dialect.quote, at < bytes.count, bytes[at] == quote {
      at += 1
      guard closeQuote(bytes, &at, &lines, quote) else { return .insideQuotes }
    }
    while at < bytes.count {
      let byte = bytes[at]
      if byte == dialect.delimiter || byte == 0x0A || byte == 0x0D { break }
      at += 1
    }
    return .complete
  }

  /// Moves `at` past the closing quote; false when there is none.
  private func closeQuote(
    _ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ lines: inout Int, _ quote: UInt8
  ) -> Bool {
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte == quote {
        guard at < bytes.count, bytes[at] == quote else { return true }
        at += 1
      } else if !dialect.countsQuotedLines {
        continue
      } else if byte == 0x0D || (byte == 0x0A && !(at > 1 && bytes[at - 2] == 0x0D)) {
        lines += 1
      }
    }
    return false
  }
}
