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
  /// Whether the quotes in which it stops are known never to be closed.
  var isUnclosed = false
  /// Whether no record follows, whatever else the file holds.
  var isFinished = false
}

/// How far ahead is looked for the end of a record.
struct LookAhead {
  /// How many bytes are enough: what is read to find the end of a long record is not handed out with it.
  let enough: Int
  /// Whether the file ends with the bytes.
  let isLast: Bool
  /// Whether nobody will look farther: a record that does not end there is taken for one without an end.
  let isFinal: Bool

  /// How far quotes and brackets that stay open are taken down for good: where the file goes on, only those behind which much
  /// was looked at, since a good record may lie across the end of what was.
  func noted(of count: Int) -> Int { isLast ? count : isFinal ? count / 2 : 0 }
}

/// Finds record boundaries without splitting cells.
struct RecordCutter {
  /// Cuts text into lines.
  static let lines = RecordCutter(dialect: Dialect(delimiter: 0, quote: nil))

  let dialect: Dialect
  /// What tells quotes that open a cell by mistake; nil where all of them count.
  var strayQuotes: StrayQuotes?

  /// The last boundary in `bytes`, which begin at a record, or the first behind as many as are enough.
  ///
  /// At the end of the input the last record needs no line break.
  func cut(_ bytes: UnsafeBufferPointer<UInt8>, _ ahead: LookAhead, _ unclosed: inout Unclosed)
    -> RecordCut
  {
    // Half of a CR LF would count as two line breaks.
    let holdsBack = !ahead.isLast && bytes.last == 0x0D
    let whole = UnsafeBufferPointer(rebasing: bytes.dropLast(holdsBack ? 1 : 0))
    var cut = scan(whole, ahead, &unclosed)
    if ahead.isLast && !cut.isInsideQuotes && cut.end < min(whole.count, ahead.enough) {
      cut.records += 1
      cut.end = whole.count
    }
    return cut
  }

  private func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, _ ahead: LookAhead, _ unclosed: inout Unclosed
  ) -> RecordCut {
    guard let base = bytes.baseAddress else { return RecordCut() }
    let found = verbatim_scan_records(base, Int64(bytes.count), Int64(ahead.enough), dialect.scanned)
    if found.irregular { return scanPlain(bytes, ahead, &unclosed) }
    return RecordCut(
      end: Int(found.end), records: Int(found.records), lines: Int(found.lines),
      isInsideQuotes: found.in_quote)
  }

  /// The same, byte by byte.
  func scanPlain(
    _ bytes: UnsafeBufferPointer<UInt8>, _ ahead: LookAhead, _ unclosed: inout Unclosed
  ) -> RecordCut {
    let splitter = PlainSplitter(dialect: dialect, strayQuotes: strayQuotes, isWhole: ahead.isLast)
    var cut = RecordCut(isRegular: false)
    var at = 0
    let noted = ahead.noted(of: bytes.count)
    func isUnclosed(_ opening: Int) -> Bool {
      if unclosed.contains(opening) { return true }
      // The quotes of a record that has an end are taken down in vain: nobody asks for them again.
      if opening < noted { unclosed.insert(opening) }
      return false
    }
    while let found = splitter.next(bytes, at: &at, isUnclosed: isUnclosed, cell: { _ in }) {
      if found.end == .unclosed || found.end == .insideQuotes {
        cut.isInsideQuotes = true
        cut.isUnclosed = found.end == .unclosed
        return cut
      }
      if at == Int(found.record.end) { return cut }
      cut.end = at
      cut.records += 1
      cut.lines += found.blankLines + found.lines
      if cut.end >= ahead.enough { return cut }
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
  func firstLine(_ bytes: UnsafeBufferPointer<UInt8>) -> RecordCut {
    var at = 0
    let unquoted = PlainSplitter(dialect: Self.lines.dialect)
    guard let found = unquoted.next(bytes, at: &at, cell: { _ in }), at > Int(found.record.end) else {
      return RecordCut()
    }
    return RecordCut(end: at, records: 1, lines: found.blankLines + found.lines, isRegular: false)
  }
}
