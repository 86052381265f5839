internal import Glibc
internal import VerbatimModel

/// What holds where the large-sample formulas of impact and change do not: few answers, or hardly any in a band.
extension Headline {
  /// Groups below this size are small for an impact.
  static let smallGroup = 30.0
  /// Fewer answers than this in a band, or outside it, make its share a rare one.
  static let rareCount = 20.0
  /// Fewer answers than this outside the most frequent band make a net score's variance a poor one.
  static let rareNetCount = 10.0
  /// Groups below this size are small for a test of change: simulated, the plain z test gives 6.9 % false alarms with
  /// a year of weeks of 50 answers, and far more with smaller ones.
  static let smallWave = 200.0

  /// How far the difference of two independent headlines reaches below and above its value.
  ///
  /// The method of variance estimates recovery (Zou and Donner 2008, Statistics in Medicine 27:1693–1702) on the
  /// intervals of both; for shares that is Newcombe's interval. Nil where one of the groups has no interval.
  func reaches(of first: ScoreTally, minus second: ScoreTally) -> (down: Double, up: Double)? {
    guard
      let a = value(first), let b = value(second), let one = interval(first), let other = interval(second)
    else { return nil }
    return (hypot(a - one.low, other.high - b), hypot(one.high - a, b - other.low))
  }

  /// Whether a group is so small, or so nearly of one band, that its variance cannot be relied upon.
  func isSmall(_ tally: ScoreTally) -> Bool {
    let size = tally.effectiveN
    if size < Self.smallGroup { return true }
    let shares = tally.bands.indices.map { tally.share(ofBand: $0) ?? 0 }
    if kind == .net { return (1 - (shares.max() ?? 0)) * size < Self.rareNetCount }
    guard let band = bandOfShare(tally) else { return false }
    return min(shares[band], 1 - shares[band]) * size < Self.rareCount
  }

  /// Skewness of a difference of means below this moves an interval by less than its last digit shown.
  static let smallSkewness = 0.05

  /// How far a difference of two means reaches below and above its value where answers lean so much to one side that it
  /// counts; nil for other headlines and where they do not.
  ///
  /// Hall's cubic transformation (1992, Journal of the Royal Statistical Society B 54:221–228) with Welch's t, or the
  /// plain interval where that reaches farther. The skewness is taken from the means of the bands: third moments of single
  /// answers are not counted.
  func skewedReaches(of first: ScoreTally, minus second: ScoreTally) -> (down: Double, up: Double)? {
    guard kind == .mean, let spread = variance(first), let other = variance(second) else { return nil }
    let (n, m) = (first.effectiveN, second.effectiveN)
    let (v, w) = (spread / n, other / m)
    let error = (v + w).squareRoot()
    guard error > 0 else { return nil }
    let skewness =
      (Self.thirdMoment(first) / (n * n) - Self.thirdMoment(second) / (m * m)) / (error * error * error)
    let freedom = (v + w) * (v + w) / (v * v / (n - 1) + w * w / (m - 1))
    guard abs(skewness) >= Self.smallSkewness, let t = StudentDistribution.quantile(0.975, df: freedom) else {
      return nil
    }
    func quantile(_ plain: Double) -> Double {
      3 / skewness * (cbrt(1 + skewness * (plain - skewness / 6)) - 1)
    }
    let plain = NormalDistribution.z95
    return (max(plain, quantile(t)) * error, max(plain, -quantile(-t)) * error)
  }

  /// Σ share · (mean of the band − mean)³.
  private static func thirdMoment(_ tally: ScoreTally) -> Double {
    guard let mean = tally.mean else { return 0 }
    return tally.bands.indices.reduce(0) { sum, band in
      guard let share = tally.share(ofBand: band),
        let own = ExactProduct.ratio(tally.bands[band].weightedScore, tally.bands[band].weight)
      else { return sum }
      let gap = own / 1e6 - mean
      return sum + share * gap * gap * gap
    }
  }

  /// The two-sided p of no difference between two small groups; nil where all answers are alike.
  ///
  /// Shares: the 2×2 table of band against group. Else z with the variance of both groups together, N/(N − 1) · V ·
  /// (1/n₁ + 1/n₂), which is that of all ways to deal the answers out to the two groups.
  func smallSampleP(_ base: ScoreTally, _ current: ScoreTally) -> Double? {
    var both = base
    both.merge(current)
    if let band = bandOfShare(both) { return ContingencyTable(part: current, all: both, band: band).p }
    let size = both.effectiveN
    guard let before = value(base), let after = value(current), let spread = variance(both) else {
      return nil
    }
    let sample = kind == .mean ? spread : spread * size / (size - 1)
    let error = (sample * (1 / base.effectiveN + 1 / current.effectiveN)).squareRoot()
    return error > 0 ? NormalDistribution.twoSidedP((after - before) / error) : nil
  }

  /// The band that a share counts; nil for other headlines.
  private func bandOfShare(_ tally: ScoreTally) -> Int? {
    switch kind {
    case .shareLowest: 0
    case .shareHighest: tally.bands.count - 1
    case .net, .mean: nil
    }
  }
}
