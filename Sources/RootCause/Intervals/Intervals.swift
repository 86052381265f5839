import Glibc

/// The 95 % intervals of shares, net scores, means and differences.
///
/// `n` is a real number everywhere: with weights it is Kish's effective n, without them the count.
public enum Intervals {
  private static let z = NormalDistribution.z95

  /// Wilson's score interval of a share: (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n).
  ///
  /// Source: Wilson (1927), JASA 22:209–212. Exactly 0 at p = 0 and 1 at p = 1. Nil for n ≤ 0.
  public static func wilson(share p: Double, n: Double) -> Interval? {
    guard n > 0 else { return nil }
    let square = z * z
    let center = p + square / (2 * n)
    let reach = z * (p * (1 - p) / n + square / (4 * n * n)).squareRoot()
    let divisor = 1 + square / n
    return Interval(
      low: p <= 0 ? 0 : (center - reach) / divisor, high: p >= 1 ? 1 : (center + reach) / divisor)
  }

  /// The adjusted-Wald interval of a net score in points, 100·(positive − negative), from the two shares.
  ///
  /// With ñ = n + 3 and ¾ added to each of the two counts: NPS~ ± z·√((p̃₊ + p̃₋ − NPS~²)/ñ), times 100.
  /// Source: measuringu.com/nps-three-confidence-intervals, after Rocks (2016), The American Statistician.
  /// Nil for n ≤ 0.
  public static func adjustedWaldNet(positive: Double, negative: Double, n: Double) -> Interval? {
    guard n > 0 else { return nil }
    let size = n + 3
    let up = (positive * n + 0.75) / size
    let down = (negative * n + 0.75) / size
    let net = up - down
    let reach = z * ((up + down - net * net) / size).squareRoot()
    return Interval(center: 100 * net, reach: 100 * reach)
  }

  /// The t interval of a mean with the sample variance `variance`; nil for n ≤ 1.
  public static func student(mean: Double, variance: Double, n: Double) -> Interval? {
    guard n > 1, let t = StudentDistribution.quantile(0.975, df: n - 1) else { return nil }
    return Interval(center: mean, reach: t * (variance / n).squareRoot())
  }

  /// Newcombe's interval of p₁ − p₂ for independent shares, from their Wilson intervals.
  ///
  /// Source: Newcombe (1998), Statistics in Medicine 17:873–890, method 10. Nil where an n is ≤ 0.
  public static func newcombe(share p1: Double, n n1: Double, minus p2: Double, n n2: Double) -> Interval? {
    guard let first = wilson(share: p1, n: n1), let second = wilson(share: p2, n: n2) else { return nil }
    let difference = p1 - p2
    let down = (square(p1 - first.low) + square(second.high - p2)).squareRoot()
    let up = (square(first.high - p1) + square(p2 - second.low)).squareRoot()
    return Interval(low: difference - down, high: difference + up)
  }

  private static func square(_ x: Double) -> Double { x * x }
}
