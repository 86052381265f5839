import Glibc

/// The standard normal distribution.
public enum NormalDistribution {
  /// The quantile of a two-sided 95 % interval.
  public static let z95 = 1.959963984540054

  /// P(Z ≤ x).
  public static func cumulative(_ x: Double) -> Double { erfc(-x * 0.5.squareRoot()) / 2 }

  /// P(Z > x), accurate in the upper tail.
  public static func survival(_ x: Double) -> Double { erfc(x * 0.5.squareRoot()) / 2 }

  /// The two-sided p value of a z statistic.
  public static func twoSidedP(_ z: Double) -> Double { erfc(abs(z) * 0.5.squareRoot()) }

  /// The x with P(Z ≤ x) = `p`; −∞ at 0, ∞ at 1, nil outside 0…1.
  ///
  /// A rational start (Abramowitz and Stegun 26.2.23), then Newton's method: on the logarithm of the tail,
  /// which keeps full relative accuracy down to p = 1e-300, and on the error function near the median.
  public static func quantile(_ p: Double) -> Double? {
    guard p >= 0, p <= 1 else { return nil }
    if p == 0 { return -.infinity }
    if p == 1 { return .infinity }
    if p == 0.5 { return 0 }
    return abs(p - 0.5) < 0.25 ? central(p - 0.5) : p < 0.5 ? -upperTail(p) : upperTail(1 - p)
  }

  /// The density at `x`.
  static func density(_ x: Double) -> Double { exp(-x * x / 2 - SaddlePoint.logTwoPi / 2) }

  /// The x with P(0 < Z ≤ x) = `offset`, for |offset| < ¼.
  private static func central(_ offset: Double) -> Double {
    var x = offset * (2 * Double.pi).squareRoot()
    for _ in 0..<8 {
      x -= (erf(x * 0.5.squareRoot()) / 2 - offset) / density(x)
    }
    return x
  }

  /// The x with P(Z > x) = `tail`, for tail < ½.
  private static func upperTail(_ tail: Double) -> Double {
    let t = (-2 * log(tail)).squareRoot()
    let numerator = 2.515517 + t * (0.802853 + t * 0.010328)
    var x = t - numerator / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
    for _ in 0..<6 {
      let survival = survival(x)
      x += (log(survival) - log(tail)) * survival / density(x)
    }
    return x
  }
}
