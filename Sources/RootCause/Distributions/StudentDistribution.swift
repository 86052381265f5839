import Glibc

/// Student's t distribution with any real number of degrees of freedom.
public enum StudentDistribution {
  /// P(T > t) with `df` > 0 degrees of freedom.
  ///
  /// With x = df/(df+t²) the tail is ½·I_x(df/2, ½), and the factor of the incomplete beta function is t
  /// times the density, which Loader's expansion gives without loss at any `df`.
  public static func survival(_ t: Double, df: Double) -> Double {
    if t == 0 { return 0.5 }
    if t < 0 { return 1 - survival(-t, df: df) }
    if t.isInfinite { return 0 }
    let square = t * t
    let x = df / (df + square)
    let factor = density(t, df: df) * t
    if square * (df + 5) > 3 * (df + square) {
      return factor / df * IncompleteBeta.fraction(df / 2, 0.5, x)
    }
    return 0.5 - factor * IncompleteBeta.fraction(0.5, df / 2, square / (df + square))
  }

  /// The two-sided p value of a t statistic.
  public static func twoSidedP(_ t: Double, df: Double) -> Double { min(1, 2 * survival(abs(t), df: df)) }

  /// The t with P(T ≤ t) = `p`; nil where p is outside 0…1 or df is not positive.
  public static func quantile(_ p: Double, df: Double) -> Double? {
    guard p >= 0, p <= 1, df > 0 else { return nil }
    if p == 0.5 { return 0 }
    if p == 0 { return -.infinity }
    if p == 1 { return .infinity }
    if df > 1e15 { return NormalDistribution.quantile(p) }
    return p < 0.5 ? -upperQuantile(p, df: df) : upperQuantile(1 - p, df: df)
  }

  /// The density at `t`.
  ///
  /// Source: R's `dt`, after Loader.
  static func density(_ t: Double, df: Double) -> Double {
    let half = df / 2
    let constant =
      SaddlePoint.stirlingError(half + 0.5) - SaddlePoint.stirlingError(half)
      - SaddlePoint.deviance(half, half + 0.5)
    let exponent = constant - (df + 1) / 2 * log1p(t * t / df)
    return exp(exponent) / (2 * Double.pi).squareRoot()
  }

  /// The t with P(T > t) = `tail`, for tail < ½: a bracket, then Newton on ln t and ln P.
  private static func upperQuantile(_ tail: Double, df: Double) -> Double {
    var low = 0.0
    var high = 1.0
    while survival(high, df: df) > tail, high < 1e300 {
      low = high
      high *= 2
    }
    var t = (low + high) / 2
    for _ in 0..<200 {
      let survival = survival(t, df: df)
      if survival > tail { low = t } else { high = t }
      let step = log(survival / tail) * survival / (density(t, df: df) * t)
      var next = t * exp(step)
      if !(next > low && next < high) { next = (low + high) / 2 }
      if abs(next - t) <= 1e-15 * t { return next }
      t = next
    }
    return t
  }
}

/// The continued fraction of the regularised incomplete beta function.
enum IncompleteBeta {
  /// The fraction in I_x(a, b) = xᵃ(1−x)ᵇ/(a·B(a, b)) · fraction, by Lentz's method.
  ///
  /// Source: Numerical Recipes 6.4.
  static func fraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    var c = 1.0
    var d = 1 / (1 - (a + b) * x / (a + 1))
    var result = d
    for step in 1...200_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / (1 + even * d)
      c = 1 + even / c
      result *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / (1 + odd * d)
      c = 1 + odd / c
      result *= d * c
      if abs(d * c - 1) < 1e-16 { break }
    }
    return result
  }
}
