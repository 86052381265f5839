public import VerbatimModel

/// Turns analysed records into the bytes of row-wise output; one a thread.
public protocol TagFormat {
  /// What stands before the first record; empty for none.
  func opening() -> [UInt8]
  /// Appends one record to `output`.
  mutating func append(_ row: AnalyzedRow, of batch: RecordBatch, to output: inout [UInt8])
  /// How many cells were changed so far, so that a spreadsheet does not run them as a formula.
  var escapedCells: Int { get }
}

extension TagFormat {
  /// Formats that no spreadsheet opens change nothing.
  public var escapedCells: Int { 0 }
}
