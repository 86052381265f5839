public import RootCause

/// What remains of a theme's association with a band when a segment column is held fixed.
public struct Confounding: Sendable {
  /// The name of the column.
  public let column: String
  /// The odds ratio that ignores the column.
  public let crude: StratifiedTable.OddsRatio?
  /// The Mantel–Haenszel odds ratio within its segments.
  public let stratified: StratifiedTable.OddsRatio?
  /// The Cochran–Mantel–Haenszel χ², one degree of freedom.
  public let chiSquare: Double?
  /// The p value of `chiSquare`.
  public let p: Double?
  /// What remains of the crude odds ratio.
  public let verdict: StratifiedTable.Verdict
  /// The headline with the theme, the segments in the proportions of the base.
  public let with: StandardisedScore?
  /// The headline without the theme, the segments in the proportions of the base.
  public let without: StandardisedScore?

  /// Whether the two point in opposite directions beyond chance.
  public var isSimpsonReversal: Bool { verdict == .reversed }

  /// Theme `theme` against band `band` within the segments of a column.
  public init(column: String, segments: [GroupTally], theme: Int, band: Int, headline: Headline) {
    let table = StratifiedTable(theme: theme, band: band, segments: segments)
    self.column = column
    crude = Self.crude(segments, theme: theme, band: band)
    stratified = table.mantelHaenszel
    chiSquare = table.chiSquare
    p = table.p
    verdict = table.verdict(on: crude)
    let weights = segments.map { Double($0.base.weight) }
    let parts = segments.map { $0.themes[theme].scores }
    let rests = segments.map { $0.base.subtracting($0.themes[theme].scores) }
    with = StandardisedScore(strata: parts, weights: weights, headline: headline)
    without = StandardisedScore(strata: rests, weights: weights, headline: headline)
  }

  /// The odds ratio of all comments together, as among the theme's own figures: with weights the effective n is that of the
  /// whole, not the sum over segments.
  private static func crude(_ segments: [GroupTally], theme: Int, band: Int) -> StratifiedTable.OddsRatio? {
    guard let first = segments.first else { return nil }
    var (part, all) = (first.themes[theme].scores, first.base)
    for segment in segments.dropFirst() {
      part.merge(segment.themes[theme].scores)
      all.merge(segment.base)
    }
    return StratifiedTable([ContingencyTable(part: part, all: all, band: band)]).crude
  }

  /// Whether the effect of a theme does not hold within the segments of a column: its association with the lowest or highest band
  /// turns round, or is gone in both that it goes with.
  public static func isConfounded(theme: Int, segments: [GroupTally]) -> Bool {
    let bands = segments.first?.bandCount ?? 0
    let verdicts = Set([0, bands - 1]).filter { $0 >= 0 }.map { band in
      StratifiedTable(theme: theme, band: band, segments: segments).verdict(
        on: crude(segments, theme: theme, band: band))
    }
    return verdicts.contains(.reversed) || verdicts.contains(.gone) && !verdicts.contains(.holds)
  }
}
