/// The headline of one group minus that of another, from independent samples.
public struct ScoreDifference: Sendable, Hashable {
  /// The headline of the first group.
  public let base: Double
  /// The headline of the second group.
  public let current: Double
  /// Respondents of the first group.
  public let baseN: Int64
  /// Respondents of the second group.
  public let currentN: Int64
  /// current − base.
  public let difference: Double
  /// difference ± z·√(V₁/n₁ + V₂/n₂), or from the intervals of both where a group is small; nil where one has fewer than
  /// two respondents.
  public let interval: Interval?
  /// The two-sided p of z = difference/SE, or of a test for small groups (below 200 respondents, or nearly all of one band); nil where it is undefined.
  public let p: Double?

  /// The difference of two tallies of the same scale; nil where one is empty.
  public init?(base: ScoreTally, current: ScoreTally, headline: Headline) {
    guard let before = headline.value(base), let after = headline.value(current) else { return nil }
    let change = after - before
    self.base = before
    self.current = after
    (baseN, currentN) = (base.n, current.n)
    difference = change
    guard let spread = headline.variance(base), let newSpread = headline.variance(current) else {
      (interval, p) = (nil, nil)
      return
    }
    let error = (spread / base.effectiveN + newSpread / current.effectiveN).squareRoot()
    let isSmall = headline.isSmall(base) || headline.isSmall(current)
    if isSmall,
      let reaches = headline.reaches(of: current, minus: base)
    {
      interval = Interval(low: change - reaches.down, high: change + reaches.up)
    } else {
      interval = Interval(center: change, reach: NormalDistribution.z95 * error)
    }
    if isSmall || min(base.effectiveN, current.effectiveN) < Headline.smallWave {
      p = headline.smallSampleP(base, current)
    } else {
      p = error > 0 ? NormalDistribution.twoSidedP(change / error) : nil
    }
  }
}
