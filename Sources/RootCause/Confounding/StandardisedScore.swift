/// A group's headline as it would be if its segments had the pooled shares: direct standardisation.
///
/// Σ_k W_k·μ_k with W_k the share of segment k in the standard; SE = √(Σ W_k²·V_k/n_k). Segments that the
/// group lacks say nothing about it: the rest is scaled up, and `coverage` tells how much of the standard the
/// figure rests on.
public struct StandardisedScore: Sendable, Hashable {
  /// The standardised headline, in points of its scale.
  public let value: Double
  /// The 95 % interval; nil where a segment has fewer than two respondents.
  public let interval: Interval?
  /// The share of the standard that lies in segments that the group has.
  public let coverage: Double

  /// The score of a group counted by segment in `strata`, standardised to `weights`; nil where they have
  /// nothing in common.
  ///
  /// `weights` are the segments' sizes in the standard, in any unit, in the order of `strata`.
  public init?(strata: [ScoreTally], weights: [Double], headline: Headline) {
    let present = zip(strata, weights).filter { $0.0.weight > 0 && $0.1 > 0 }
    let known = present.reduce(0) { $0 + $1.1 }
    guard known > 0 else { return nil }
    var value = 0.0
    var variance: Double? = 0
    for (tally, weight) in present {
      let share = weight / known
      value += share * (headline.value(tally) ?? 0)
      variance = Self.sum(variance, headline.variance(tally).map { share * share * $0 / tally.effectiveN })
    }
    self.value = value
    interval = variance.map { Interval(center: value, reach: NormalDistribution.z95 * $0.squareRoot()) }
    coverage = known / weights.reduce(0, +)
  }

  private static func sum(_ first: Double?, _ second: Double?) -> Double? {
    guard let first, let second else { return nil }
    return first + second
  }
}
