public import VerbatimModel

/// The headline figure of a scale, computed from a tally: its value, its spread and its interval.
///
/// Every headline is a mean over respondents: of +100 (highest band), −100 (lowest) and 0 for `net`, of 100
/// and 0 for shares, of the score itself for `mean`. Splits and impacts rest on that.
public struct Headline: Sendable, Hashable {
  /// What the figure is.
  public let kind: Scale.Headline

  /// The headline figure of `scale`.
  public init(_ scale: Scale) { kind = scale.headline }

  /// The figure in points of its own scale; nil for an empty tally.
  public func value(_ tally: ScoreTally) -> Double? {
    guard tally.weight > 0 else { return nil }
    switch kind {
    case .net:
      guard let low = tally.bands.first?.weight, let high = tally.bands.last?.weight else { return nil }
      return ExactProduct.ratio(high - low, tally.weight).map { 100 * $0 }
    case .shareHighest: return 100 * share(tally, .highest)
    case .shareLowest: return 100 * share(tally, .lowest)
    case .mean: return tally.mean
    }
  }

  /// The variance of one respondent's part in the figure: V in the formulas of impact and change.
  ///
  /// NPS: 100²·(p₊ + p₋ − (p₊ − p₋)²); a percentage: 100²·π(1 − π); a mean: the sample variance. Nil below
  /// two respondents.
  public func variance(_ tally: ScoreTally) -> Double? {
    guard tally.effectiveN > 1 else { return nil }
    switch kind {
    case .net:
      let (up, down) = (share(tally, .highest), share(tally, .lowest))
      return 1e4 * (up + down - (up - down) * (up - down))
    case .shareHighest: return binomial(share(tally, .highest))
    case .shareLowest: return binomial(share(tally, .lowest))
    case .mean: return tally.variance
    }
  }

  /// The 95 % interval: adjusted Wald for a net score, Wilson for a share, t for a mean.
  public func interval(_ tally: ScoreTally) -> Interval? {
    let n = tally.effectiveN
    switch kind {
    case .net:
      return n > 0
        ? Intervals.adjustedWaldNet(positive: share(tally, .highest), negative: share(tally, .lowest), n: n)
        : nil
    case .shareHighest: return percent(Intervals.wilson(share: share(tally, .highest), n: n))
    case .shareLowest: return percent(Intervals.wilson(share: share(tally, .lowest), n: n))
    case .mean: return Self.meanInterval(tally)
    }
  }

  /// The t interval of the mean score; nil below two respondents.
  static func meanInterval(_ tally: ScoreTally) -> Interval? {
    guard let mean = tally.mean, let variance = tally.variance else { return nil }
    return Intervals.student(mean: mean, variance: variance, n: tally.effectiveN)
  }

  private enum End { case lowest, highest }

  private func share(_ tally: ScoreTally, _ end: End) -> Double {
    tally.share(ofBand: end == .lowest ? 0 : tally.bands.count - 1) ?? 0
  }

  private func binomial(_ p: Double) -> Double { 1e4 * p * (1 - p) }

  private func percent(_ interval: Interval?) -> Interval? {
    interval.map { Interval(low: 100 * $0.low, high: 100 * $0.high) }
  }
}
