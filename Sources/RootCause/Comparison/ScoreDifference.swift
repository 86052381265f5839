/// The headline of one group minus that of another, from independent samples.
public struct ScoreDifference: Sendable, Hashable {
  /// The headline of the first group.
  public let base: Double
  /// The headline of the second group.
  public let current: Double
  /// current − base.
  public let difference: Double
  /// difference ± z·√(V₁/n₁ + V₂/n₂); nil where a group has fewer than two respondents.
  public let interval: Interval?
  /// The two-sided p of z = difference/SE; nil where SE is 0 or undefined.
  public let p: Double?

  /// The difference of two tallies of the same scale; nil where one is empty.
  public init?(base: ScoreTally, current: ScoreTally, headline: Headline) {
    guard let before = headline.value(base), let after = headline.value(current) else { return nil }
    let change = after - before
    self.base = before
    self.current = after
    difference = change
    guard let spread = headline.variance(base), let newSpread = headline.variance(current) else {
      (interval, p) = (nil, nil)
      return
    }
    let error = (spread / base.effectiveN + newSpread / current.effectiveN).squareRoot()
    interval = Interval(center: change, reach: NormalDistribution.z95 * error)
    p = error > 0 ? NormalDistribution.twoSidedP(change / error) : nil
  }
}
