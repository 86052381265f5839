public import RootCause

/// What remains of a theme's association with a band when a segment column is held fixed.
public struct Confounding: Sendable {
  /// The name of the column.
  public let column: String
  /// The odds ratio that ignores the column.
  public let crude: StratifiedTable.OddsRatio?
  /// The Mantel–Haenszel odds ratio within its segments.
  public let stratified: StratifiedTable.OddsRatio?
  /// Whether the two point in opposite directions beyond chance.
  public let isSimpsonReversal: Bool
  /// The headline with the theme, the segments in the proportions of the base.
  public let with: StandardisedScore?
  /// The headline without the theme, the segments in the proportions of the base.
  public let without: StandardisedScore?

  /// Theme `theme` against band `band` within the segments of a column.
  public init(column: String, segments: [GroupTally], theme: Int, band: Int, headline: Headline) {
    let table = StratifiedTable(theme: theme, band: band, segments: segments)
    self.column = column
    crude = table.crude
    stratified = table.mantelHaenszel
    isSimpsonReversal = table.isSimpsonReversal
    let weights = segments.map { Double($0.base.weight) }
    let parts = segments.map { $0.themes[theme].scores }
    let rests = segments.map { $0.base.subtracting($0.themes[theme].scores) }
    with = StandardisedScore(strata: parts, weights: weights, headline: headline)
    without = StandardisedScore(strata: rests, weights: weights, headline: headline)
  }
}
