/// Where a run of row-wise output stands behind one of its blocks.
public struct TagProgress: Sendable, Equatable, Codable {
  /// How much of the input is dealt with.
  public var input = InputProgress()
  /// What became of its records.
  public var rows = RowCounts()
  /// Cells that were changed so that a spreadsheet does not run them.
  public var escapedCells = 0

  /// The beginning.
  public init() {}
}
