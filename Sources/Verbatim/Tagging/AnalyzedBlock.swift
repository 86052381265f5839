public import VerbatimModel

/// Some records of the input, in its order, with what was found in them; filtered ones are left out.
public struct AnalyzedBlock: Sendable {
  /// The records' cells.
  public let batch: RecordBatch
  /// What was found.
  public let rows: [AnalyzedRow]
}
