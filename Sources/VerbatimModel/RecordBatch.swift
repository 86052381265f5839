/// A stretch of a batch's bytes: half open, in UTF-8 byte offsets.
public struct CellRange: Sendable, Hashable {
  /// The offset of the first byte.
  public var start: Int32
  /// The offset past the last byte.
  public var end: Int32

  /// The stretch `start ..< end`.
  @inlinable
  public init(start: Int32, end: Int32) {
    self.start = start
    self.end = end
  }

  /// The stretch `start ..< end`; the offsets fit, because a batch is far smaller than 2 GiB.
  @inlinable
  public init(_ start: Int, _ end: Int) {
    self.init(start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end))
  }

  /// Whether there is nothing in it.
  @inlinable public var isEmpty: Bool { start == end }
  /// The number of bytes.
  @inlinable public var count: Int { Int(end - start) }
  /// The stretch as array indices.
  @inlinable public var indices: Range<Int> { Int(start)..<Int(end) }
}

/// Where one record of a batch came from.
public struct RecordRow: Sendable, Hashable {
  /// Its number among the data records of the whole input, counted from 1.
  public var number: Int
  /// The line of its file on which it begins, counted from 1.
  public var line: Int
  /// Its bytes as they stood in the input, in ``RecordBatch/source``.
  public var record: CellRange
  /// What is wrong with it, if anything.
  public var problem: RowProblem?
  /// Whether it is to be read, where that was decided before its cells were masked; nil where it was not.
  public var isWanted: Bool?

  /// Takes each value as it is given.
  public init(number: Int, line: Int, record: CellRange, problem: RowProblem? = nil) {
    self.number = number
    self.line = line
    self.record = record
    self.problem = problem
  }
}

/// Some records of the input, split into cells.
///
/// All cells lie in one buffer of valid UTF-8, so that reading a million rows allocates per batch, not per cell.
public struct RecordBatch: Sendable {
  /// The place of the batch in the input, counted from 0; output is put together in this order.
  public var index: Int
  /// The file that the records come from.
  public var fileName: String
  /// The text of the cells: valid UTF-8.
  public var bytes: [UInt8]
  /// The records as they stood in the input (decoded to UTF-8); shares its storage with ``bytes`` where it can.
  public var source: [UInt8]
  /// How many cells each record has: the same for all, short ones are filled up with empty cells.
  public var columnCount: Int
  /// The cells, row after row: the cell of row r, column c is at `r * columnCount + c`.
  public var cells: [CellRange]
  /// One entry a record, in input order.
  public var rows: [RecordRow]
  /// Fields that the header does not know and that are therefore left out, with the records that have them (JSON only).
  public var unknownColumns: [String: Int]
  /// Columns that a record has twice, by their names, with the records: the last value counts (JSON only).
  public var repeatedColumns: [String: Int] = [:]
  /// Whether nothing but white space follows in its file.
  public var endsFile = false

  /// Takes each value as it is given.
  public init(
    index: Int, fileName: String, bytes: [UInt8], source: [UInt8], columnCount: Int, cells: [CellRange],
    rows: [RecordRow], unknownColumns: [String: Int] = [:]
  ) {
    self.index = index
    self.fileName = fileName
    self.bytes = bytes
    self.source = source
    self.columnCount = columnCount
    self.cells = cells
    self.rows = rows
    self.unknownColumns = unknownColumns
  }

  /// Where the cell of a row and a column lies in ``bytes``.
  @inlinable
  public func cell(_ row: Int, _ column: Int) -> CellRange { cells[row * columnCount + column] }

  /// The cell as a string; for samples and messages, not for the hot path.
  public func text(_ row: Int, _ column: Int) -> String {
    String(decoding: bytes[cell(row, column).indices], as: UTF8.self)
  }

  /// Calls `body` with the bytes of a cell, which live as long as the call.
  @inlinable
  public func withCell<Result>(
    _ row: Int, _ column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let range = cell(row, column).indices
    return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// The record as it stood in the input, without its line break.
  public func rawRecord(_ row: Int) -> ArraySlice<UInt8> { source[rows[row].record.indices] }

  /// The first rows only.
  public func prefix(_ count: Int) -> RecordBatch {
    guard count < rows.count else { return self }
    var copy = self
    copy.rows = Array(rows.prefix(count))
    copy.cells = Array(cells.prefix(count * columnCount))
    return copy
  }
}
