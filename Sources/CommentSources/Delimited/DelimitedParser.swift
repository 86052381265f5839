internal import CByteScan
internal import VerbatimModel

/// Splits a block of delimited text into records and cells.
struct DelimitedParser {
  let dialect: Dialect
  let columnCount: Int
  /// Whether quotes that open a cell by mistake are looked for.
  var mendsQuotes = false

  /// What cuts text for it.
  var cutter: RecordCutter {
    RecordCutter(dialect: dialect, strayQuotes: strayQuotes(isBlock: false))
  }

  private func strayQuotes(isBlock: Bool) -> StrayQuotes? {
    mendsQuotes ? StrayQuotes(dialect, columns: columnCount, isBlock: isBlock) : nil
  }

  /// The block's records.
  func parse(_ block: SourceBlock) -> RecordBatch {
    var builder = BatchBuilder(columnCount: columnCount, quote: dialect.quote, records: block.recordCount)
    block.bytes.withUnsafeBufferPointer { bytes in
      if block.isRegular {
        splitRegular(bytes, block, &builder)
      } else {
        splitPlain(bytes, block, &builder)
      }
    }
    if block.isCutOff { builder.flagLast(.tooLong) }
    return builder.finish(block.bytes, index: block.index, fileName: block.fileName)
  }

  private func splitPlain(
    _ bytes: UnsafeBufferPointer<UInt8>, _ block: SourceBlock, _ builder: inout BatchBuilder
  ) {
    let splitter = PlainSplitter(dialect: dialect, strayQuotes: strayQuotes(isBlock: true))
    var at = 0
    var line = block.firstLine
    var number = block.firstRecord
    while let found = splitter.next(bytes, at: &at, cell: { builder.add($0, bytes) }) {
      line += found.blankLines
      builder.endRecord(found.record, number: number, line: line)
      if found.end != .complete { builder.flagLast(.unterminatedQuote) }
      if swallows(bytes, found.record, lines: found.lines) { builder.flagLast(.quotedRecords) }
      line += found.lines
      number += 1
    }
  }

  fileprivate func swallows(_ bytes: UnsafeBufferPointer<UInt8>, _ record: CellRange, lines: Int) -> Bool {
    mendsQuotes && lines >= SwallowedRecords.fewestLines
      && SwallowedRecords.looksSo(bytes, record.indices, lines: lines, dialect: dialect, columns: columnCount)
  }

  /// The number of bytes whose structure is indexed at a time: small enough to stay in the cache, a multiple of 64.
  private static let stretch = 16_384

  private func splitRegular(
    _ bytes: UnsafeBufferPointer<UInt8>, _ block: SourceBlock, _ builder: inout BatchBuilder
  ) {
    guard let base = bytes.baseAddress else { return }
    var walk = RegularWalk(self, line: block.firstLine, number: block.firstRecord)
    var state = verbatim_index_state()
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Self.stretch) { marks in
      guard let target = marks.baseAddress else { return }
      for from in stride(from: 0, to: bytes.count, by: Self.stretch) {
        let to = min(from + Self.stretch, bytes.count)
        let count = verbatim_index_cells(base, Int64(from), Int64(to), dialect.scanned, &state, target)
        for index in 0..<Int(count) { walk.take(marks[index], bytes, dialect.delimiter, &builder) }
      }
    }
    walk.finish(bytes, &builder)
  }
}

/// Goes over the delimiters and line breaks of a regular block.
private struct RegularWalk {
  private let parser: DelimitedParser
  var line: Int
  var number: Int
  private var recordLine: Int
  private var recordStart = 0
  private var cellStart = 0
  private var afterCR = -1

  init(_ parser: DelimitedParser, line: Int, number: Int) {
    self.parser = parser
    self.line = line
    self.number = number
    recordLine = line
  }

  @inline(__always)
  mutating func take(
    _ mark: UInt32, _ bytes: UnsafeBufferPointer<UInt8>, _ delimiter: UInt8, _ builder: inout BatchBuilder
  ) {
    if mark & VERBATIM_LINE_IN_QUOTES != 0 {
      line += 1
      return
    }
    let at = Int(mark)
    let byte = bytes[at]
    if byte == delimiter {
      builder.add(CellRange(cellStart, at), bytes)
    } else {
      takeBreak(at, byte, bytes, &builder)
    }
    cellStart = at + 1
  }

  @inline(__always)
  private mutating func takeBreak(
    _ at: Int, _ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ builder: inout BatchBuilder
  ) {
    let isSecondOfPair = byte == 0x0A && afterCR == at
    if byte == 0x0D { afterCR = at + 1 }
    if !isSecondOfPair {
      if at > recordStart {
        endRecord(at, bytes, &builder)
        number += 1
      }
      line += 1
    }
    recordLine = line
    recordStart = at + 1
  }

  /// Ends the last record where no line break does.
  mutating func finish(_ bytes: UnsafeBufferPointer<UInt8>, _ builder: inout BatchBuilder) {
    if bytes.count > recordStart { endRecord(bytes.count, bytes, &builder) }
  }

  @inline(__always)
  private func endRecord(_ end: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ builder: inout BatchBuilder) {
    let record = CellRange(recordStart, end)
    builder.add(CellRange(cellStart, end), bytes)
    builder.endRecord(record, number: number, line: recordLine)
    if line > recordLine && parser.swallows(bytes, record, lines: line - recordLine) {
      builder.flagLast(.quotedRecords)
    }
  }
}
