import Glibc

/// A 2×2 table counted separately in each segment (stratum), and what remains of the association within the
/// segments.
///
/// A theme can go with detractors only because one region both mentions it and scores low: within each region
/// the association is then gone. Sources: Mantel and Haenszel (1959), JNCI 22:719–748; Robins, Breslow and
/// Greenland (1986), Biometrics 42:311–323.
public struct StratifiedTable: Sendable, Hashable {
  /// An odds ratio with its 95 % interval.
  public struct OddsRatio: Sendable, Hashable {
    /// The odds ratio.
    public let value: Double
    /// Its interval; nil where the variance is undefined.
    public let interval: Interval?
  }

  /// One table a segment.
  public let strata: [ContingencyTable]

  /// A stratified table.
  public init(_ strata: [ContingencyTable]) { self.strata = strata }

  /// The table of all segments together.
  public var pooled: ContingencyTable {
    strata.reduce(ContingencyTable(a: 0, b: 0, c: 0, d: 0)) {
      ContingencyTable(a: $0.a + $1.a, b: $0.b + $1.b, c: $0.c + $1.c, d: $0.d + $1.d)
    }
  }

  /// The odds ratio that ignores the segments, with Woolf's interval; nil where a cell product is 0.
  public var crude: OddsRatio? { StratifiedTable([pooled]).mantelHaenszel }

  /// Σ(a·d/n)/Σ(b·c/n) over the segments, with the Robins–Breslow–Greenland interval; nil where either sum is
  /// 0.
  ///
  /// With P = (a+d)/n, Q = (b+c)/n, R = ad/n, S = bc/n the variance of the logarithm is
  /// ΣPR/(2(ΣR)²) + Σ(PS+QR)/(2ΣRΣS) + ΣQS/(2(ΣS)²); with one segment that is Woolf's 1/a + 1/b + 1/c + 1/d.
  public var mantelHaenszel: OddsRatio? {
    var (r, s, pr, cross, qs) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for table in strata where table.total > 0 {
      let n = table.total
      let (p, q) = ((table.a + table.d) / n, (table.b + table.c) / n)
      let (upper, lower) = (table.a * table.d / n, table.b * table.c / n)
      r += upper
      s += lower
      pr += p * upper
      cross += p * lower + q * upper
      qs += q * lower
    }
    guard r > 0, s > 0 else { return nil }
    let reach =
      NormalDistribution.z95 * (pr / (2 * r * r) + cross / (2 * r * s) + qs / (2 * s * s)).squareRoot()
    return OddsRatio(value: r / s, interval: Interval(low: r / s * exp(-reach), high: r / s * exp(reach)))
  }

  /// The Cochran–Mantel–Haenszel χ² without correction, (Σ(a − E))²/ΣV, one degree of freedom; nil where ΣV =
  /// 0.
  public var chiSquare: Double? {
    var (surplus, variance) = (0.0, 0.0)
    for table in strata where table.total > 1 {
      let n = table.total
      let (row, column) = (table.a + table.b, table.a + table.c)
      surplus += table.a - row * column / n
      variance += row * (n - row) * column * (n - column) / (n * n * (n - 1))
    }
    return variance > 0 ? surplus * surplus / variance : nil
  }

  /// The p value of `chiSquare`.
  public var p: Double? { chiSquare.map { ChiSquareDistribution.survival($0, df: 1) } }

  /// What remains of a crude association within the segments.
  public enum Verdict: String, Sendable, Hashable {
    /// The crude interval holds 1, so that there is nothing to explain; or no segment has comments with and without the theme, in
    /// and out of the band, as with a column that names the bands themselves.
    case none
    /// Within the segments the interval excludes 1 on the same side.
    case holds
    /// Within the segments the interval holds 1, or cannot be computed: the association cannot be told from chance.
    case gone
    /// Within the segments the interval excludes 1 on the other side (Simpson's paradox).
    case reversed
  }

  /// The verdict on a crude odds ratio; `crude` is that of all comments together.
  public func verdict(on crude: OddsRatio?) -> Verdict {
    guard let crude = crude?.interval, !crude.contains(1), chiSquare != nil else { return .none }
    guard let within = mantelHaenszel?.interval, !within.contains(1) else { return .gone }
    return (crude.low > 1) == (within.low > 1) ? .holds : .reversed
  }

  /// Simpson's paradox: the crude and the stratified interval both exclude 1, on opposite sides.
  public var isSimpsonReversal: Bool {
    guard let crude = crude?.interval, let stratified = mantelHaenszel?.interval else { return false }
    return (crude.low > 1 && stratified.high < 1) || (crude.high < 1 && stratified.low > 1)
  }
}

extension StratifiedTable {
  /// Theme `theme` against band `band` in each of `segments`.
  public init(theme: Int, band: Int, segments: [GroupTally]) {
    self.init(
      segments.map { ContingencyTable(part: $0.themes[theme].scores, all: $0.base, band: band) })
  }
}
