/// What a theme goes with: how far the headline would differ without the comments that carry it.
///
/// impact = μ(base) − μ(base without T) = p·(μ_T − μ_¬T), the leave-one-out definition of Thematic, Kapiche
/// and zenloop. It is association, not cause; impacts of overlapping themes do not add up.
public struct Impact: Sendable, Hashable {
  /// p, the weighted share of the base that carries the theme.
  public let share: Double
  /// μ_T, the headline of the comments with the theme.
  public let with: Double
  /// μ_¬T, the headline of the others; nil where every comment carries the theme.
  public let without: Double?
  /// The impact in points of the headline; nil where `without` is.
  public let value: Double?
  /// The interval of the impact; nil where a group has fewer than two respondents.
  public let interval: Interval?

  /// The impact of the theme counted in `part` within the base `all`; nil where nobody carries it.
  public init?(part: ScoreTally, all: ScoreTally, headline: Headline) {
    guard let with = headline.value(part), let share = ExactProduct.ratio(part.weight, all.weight) else {
      return nil
    }
    let rest = all.subtracting(part)
    self.share = share
    self.with = with
    without = headline.value(rest)
    value = without.map { share * (with - $0) }
    interval = value.flatMap { value in
      Self.reaches(part: part, rest: rest, all: all, share: share, headline: headline).map {
        Interval(low: value - $0.down, high: value + $0.up)
      }
    }
  }

  /// z·√(p²·(V_T/n_T + V_¬T/n_¬T) + (μ_T − μ_¬T)²·p(1 − p)/n), to both sides.
  ///
  /// The last term is needed: without it the stated 95 % covers 58–82 %. Where a group has fewer than 30 comments, or nearly all
  /// of one band (`Headline.isSmall`), the first term gives way to
  /// p² times the squared reaches of μ_T − μ_¬T from the intervals of both (Newcombe's for shares): a theme without a single
  /// answer in a rare band would have variance 0, and the interval cover 60 % (docs/simulation.md). Likewise for a mean of
  /// answers that lean to one side (`Headline.skewedReaches`).
  private static func reaches(
    part: ScoreTally, rest: ScoreTally, all: ScoreTally, share: Double, headline: Headline
  ) -> (down: Double, up: Double)? {
    guard
      let with = headline.value(part), let without = headline.value(rest),
      let spread = headline.variance(part), let restSpread = headline.variance(rest)
    else { return nil }
    let gap = with - without
    let mixture = gap * gap * share * (1 - share) / all.effectiveN
    let z = NormalDistribution.z95
    let isSmall = headline.isSmall(part) || headline.isSmall(rest)
    if let means = isSmall
      ? headline.reaches(of: part, minus: rest) : headline.skewedReaches(of: part, minus: rest)
    {
      func reach(_ means: Double) -> Double { (share * share * means * means + z * z * mixture).squareRoot() }
      return (reach(means.down), reach(means.up))
    }
    let means = spread / part.effectiveN + restSpread / rest.effectiveN
    let reach = z * (share * share * means + mixture).squareRoot()
    return (reach, reach)
  }
}
