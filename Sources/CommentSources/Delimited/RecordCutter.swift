internal import CByteScan
internal import VerbatimModel

/// Where a block of text may be cut off: at the end of a record.
struct RecordCut: Equatable {
  /// The length of the block.
  var end = 0
  /// The records in it.
  var records = 0
  /// The line breaks in it.
  var lines = 0
  /// Whether counting quotes gives its structure.
  var isRegular = true
  /// Whether the text behind the block stops inside quotes, or inside a JSON object.
  var isInsideQuotes = false
  /// Whether no record follows, whatever else the file holds.
  var isFinished = false
}

/// Finds record boundaries without splitting cells.
struct RecordCutter {
  let dialect: Dialect
  /// What tells quotes that open a cell by mistake; nil where all of them count.
  var strayQuotes: StrayQuotes?

  /// The last boundary in `bytes[0 ..< count]`, which begin at a record.
  ///
  /// At the end of the input the last record needs no line break.
  func cut(_ bytes: [UInt8], count: Int, isLast: Bool) -> RecordCut {
    bytes.withUnsafeBufferPointer { buffer in
      // Half of a CR LF would count as two line breaks.
      let holdsBack = !isLast && count > 0 && buffer[count - 1] == 0x0D
      let whole = UnsafeBufferPointer(rebasing: buffer[..<(holdsBack ? count - 1 : count)])
      var cut = scan(whole, isLast: isLast)
      if isLast && !cut.isInsideQuotes && cut.end < whole.count {
        cut.records += 1
        cut.end = whole.count
      }
      return cut
    }
  }

  private func scan(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) -> RecordCut {
    guard let base = bytes.baseAddress else { return RecordCut() }
    let found = verbatim_scan_records(base, Int64(bytes.count), dialect.scanned)
    if found.irregular { return scanPlain(bytes, isLast: isLast) }
    return RecordCut(
      end: Int(found.end), records: Int(found.records), lines: Int(found.lines),
      isInsideQuotes: found.in_quote)
  }

  /// The same, byte by byte.
  func scanPlain(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) -> RecordCut {
    let splitter = PlainSplitter(dialect: dialect, strayQuotes: strayQuotes, isWhole: isLast)
    var cut = RecordCut(isRegular: false)
    var at = 0
    while let found = splitter.next(bytes, at: &at, cell: { _ in }) {
      if found.end == .insideQuotes {
        cut.isInsideQuotes = true
        return cut
      }
      if at == Int(found.record.end) { return cut }
      cut.end = at
      cut.records += 1
      cut.lines += found.blankLines + found.lines
    }
    // Only blank lines are left.
    let rest = bytes[cut.end...]
    cut.lines += rest.indices.count {
      rest[$0] == 0x0D || (rest[$0] == 0x0A && !($0 > cut.end && rest[$0 - 1] == 0x0D))
    }
    cut.end = bytes.count
    return cut
  }

  /// The end of the first line that is not blank: where a record is cut off whose quote is never closed.
  ///
  /// Zero when there is no line break behind it.
  func firstLine(_ bytes: [UInt8], count: Int) -> RecordCut {
    bytes.withUnsafeBufferPointer { buffer in
      var at = 0
      let unquoted = PlainSplitter(dialect: Dialect(delimiter: 0, quote: nil))
      let rebased = UnsafeBufferPointer(rebasing: buffer[..<count])
      guard let found = unquoted.next(rebased, at: &at, cell: { _ in }), at <= count else {
        return RecordCut()
      }
      if at == Int(found.record.end) { return RecordCut() }
      return RecordCut(end: at, records: 1, lines: found.blankLines + found.lines, isRegular: false)
    }
  }
}
