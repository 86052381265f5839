public import VerbatimModel

/// What became of a record's score.
public enum RowScore: Sendable, Equatable {
  /// A usable score and the index of its band.
  case scored(Double, band: Int)
  /// No usable score, and why.
  case rejected(String)
  /// The scale has no score column and the record no text.
  case none

  /// The band's index, where there is one.
  public var band: Int? {
    if case .scored(_, let band) = self { return band }
    return nil
  }

  /// The score, where there is one.
  public var value: Double? {
    if case .scored(let value, _) = self { return value }
    return nil
  }
}

/// One record after analysis; a comment for each text column.
public struct AnalyzedRow: Sendable {
  /// The record's index in its batch.
  public var row: Int
  /// The record's number in the input, counted from 1.
  public var number: Int
  /// The score and band.
  public var score: RowScore
  /// The weight; 1 without a weight column.
  public var weight: Double
  /// The analysis of each text column in the plan's order; nil where the cell is empty.
  public var comments: [CommentAnalysis?]

  /// The themes of each text column as they were found, by number, where an analyst's corrections changed them since.
  public var foundThemes: [[Int]]?

  /// Whether some cell has text.
  public var hasText: Bool { comments.contains { $0 != nil } }
  /// Whether every text there is says nothing.
  public var isNoAnswer: Bool { hasText && comments.allSatisfy { $0?.isNoAnswer ?? true } }
}
