internal import VerbatimModel

/// Puts the cells of a delimited block together into a batch.
struct BatchBuilder {
  private let columnCount: Int
  private let quote: UInt8?
  private var cells: [CellRange] = []
  private var rows: [RecordRow] = []
  /// The cells to rewrite, by their place in `cells`.
  private var rewrites: [Int32] = []
  private var position = 0
  private var problem: RowProblem?

  init(columnCount: Int, quote: UInt8?, records: Int) {
    self.columnCount = columnCount
    self.quote = quote
    cells.reserveCapacity(columnCount * (records + 1))
    rows.reserveCapacity(records + 1)
  }

  /// Adds the next cell of the record by its raw stretch.
  @inline(__always)
  mutating func add(_ raw: CellRange, _ bytes: UnsafeBufferPointer<UInt8>) {
    if position < columnCount {
      let isQuoted = !raw.isEmpty && bytes[Int(raw.start)] == quote
      if isQuoted { addQuoted(raw, bytes) } else { cells.append(raw) }
    } else if !raw.isEmpty {
      problem = .tooManyCells
    }
    position += 1
  }

  private mutating func addQuoted(_ raw: CellRange, _ bytes: UnsafeBufferPointer<UInt8>) {
    switch CellUnquoting.classify(bytes, raw, quote: quote) {
    case .plain(let text):
      cells.append(text)
    case .rewrite:
      rewrites.append(Int32(truncatingIfNeeded: cells.count))
      cells.append(raw)
    case .open(let text):
      cells.append(text)
      problem = .unterminatedQuote
    }
  }

  /// Ends the record.
  @inline(__always)
  mutating func endRecord(_ record: CellRange, number: Int, line: Int) {
    if position < columnCount {
      if problem == nil { problem = .tooFewCells }
      let empty = CellRange(start: record.end, end: record.end)
      cells.append(contentsOf: repeatElement(empty, count: columnCount - position))
    }
    rows.append(RecordRow(number: number, line: line, record: record, problem: problem))
    position = 0
    problem = nil
  }

  /// Flags the last record.
  mutating func flagLast(_ problem: RowProblem) {
    if let last = rows.indices.last { rows[last].problem = problem }
  }

  /// The batch; `bytes` are those of the block.
  consuming func finish(_ bytes: [UInt8], index: Int, fileName: String) -> RecordBatch {
    var text = bytes
    if let quote, !rewrites.isEmpty {
      text.withUnsafeMutableBufferPointer { buffer in
        for place in rewrites.lazy.map({ Int($0) }) {
          let (stretch, isClosed) = CellUnquoting.rewrite(buffer, cells[place], quote: quote)
          cells[place] = stretch
          if !isClosed { rows[place / columnCount].problem = .unterminatedQuote }
        }
      }
    }
    return RecordBatch(
      index: index, fileName: fileName, bytes: text, source: bytes, columnCount: columnCount, cells: cells,
      rows: rows)
  }
}
