internal import CByteScan
internal import VerbatimModel

/// Splits a block of delimited text into records and cells.
struct DelimitedParser {
  let dialect: Dialect
  let columnCount: Int

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
    var batch = builder.finish(block.bytes, index: block.index, fileName: block.fileName)
    batch.swallowed = SwallowedRows(dialect: dialect, columnCount: columnCount).find(in: batch)
    return batch
  }

  private func splitPlain(
    _ bytes: UnsafeBufferPointer<UInt8>, _ block: SourceBlock, _ builder: inout BatchBuilder
  ) {
    let splitter = PlainSplitter(dialect: dialect)
    var at = 0
    var line = block.firstLine
    var number = block.firstRecord
    while let found = splitter.next(bytes, at: &at, cell: { builder.add($0, bytes) }) {
      line += found.blankLines
      builder.endRecord(found.record, number: number, line: line)
      if found.end == .insideQuotes { builder.flagLast(.unterminatedQuote) }
      line += found.lines
      number += 1
    }
  }

  /// The number of bytes whose structure is indexed at a time: small enough to stay in the cache, a multiple of 64.
  private static let stretch = 16_384

  private func splitRegular(
    _ bytes: UnsafeBufferPointer<UInt8>, _ block: SourceBlock, _ builder: inout BatchBuilder
  ) {
    guard let base = bytes.baseAddress else { return }
    var walk = RegularWalk(line: block.firstLine, number: block.firstRecord)
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
  var line: Int
  var number: Int
  private var recordLine: Int
  private var recordStart = 0
  private var cellStart = 0
  private var afterCR = -1

  init(line: Int, number: Int) {
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
        builder.add(CellRange(cellStart, at), bytes)
        builder.endRecord(CellRange(recordStart, at), number: number, line: recordLine)
        number += 1
      }
      line += 1
    }
    recordLine = line
    recordStart = at + 1
  }

  /// Ends the last record where no line break does.
  mutating func finish(_ bytes: UnsafeBufferPointer<UInt8>, _ builder: inout BatchBuilder) {
    guard bytes.count > recordStart else { return }
    builder.add(CellRange(cellStart, bytes.count), bytes)
    builder.endRecord(CellRange(recordStart, bytes.count), number: number, line: recordLine)
  }
}
