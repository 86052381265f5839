internal import VerbatimModel

/// How a file's text is divided into records, and records into cells.
///
/// Cutting runs in order on one thread and only looks for boundaries; parsing is pure and runs on any.
protocol RecordFormat: Sendable {
  /// The last record boundary in `bytes`, which begin at a record, or the first behind as many as are enough.
  func cut(_ bytes: UnsafeBufferPointer<UInt8>, _ ahead: LookAhead, _ unclosed: inout Unclosed)
    -> RecordCut
  /// The end of the first line that is not blank, where records cannot be told apart otherwise.
  func firstLine(_ bytes: UnsafeBufferPointer<UInt8>) -> RecordCut
  /// The cells of a block.
  func parse(_ block: SourceBlock) -> RecordBatch
  /// The brackets around the array that holds the records; nil where no array does.
  var depth: Int? { get }
}

extension RecordFormat {
  var depth: Int? { nil }

  func firstLine(_ bytes: UnsafeBufferPointer<UInt8>) -> RecordCut { RecordCutter.lines.firstLine(bytes) }
}

/// Comma-, semicolon-, tab- or pipe-separated text.
struct DelimitedFormat: RecordFormat {
  let parser: DelimitedParser

  func cut(_ bytes: UnsafeBufferPointer<UInt8>, _ ahead: LookAhead, _ unclosed: inout Unclosed)
    -> RecordCut
  {
    parser.cutter.cut(bytes, ahead, &unclosed)
  }

  func parse(_ block: SourceBlock) -> RecordBatch { parser.parse(block) }
}

/// A comment a line.
struct LineFormat: RecordFormat {
  func cut(_ bytes: UnsafeBufferPointer<UInt8>, _ ahead: LookAhead, _ unclosed: inout Unclosed)
    -> RecordCut
  {
    RecordCutter.lines.cut(bytes, ahead, &unclosed)
  }

  func parse(_ block: SourceBlock) -> RecordBatch {
    var cells: [CellRange] = []
    var rows: [RecordRow] = []
    block.forEachLine { record, line in
      cells.append(record)
      rows.append(RecordRow(number: block.firstRecord + rows.count, line: line, record: record))
    }
    if block.isCutOff, let last = rows.indices.last { rows[last].problem = .tooLong }
    return RecordBatch(
      index: block.index, fileName: block.fileName, bytes: block.bytes, source: block.bytes, columnCount: 1,
      cells: cells, rows: rows)
  }
}
