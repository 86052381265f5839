import Glibc

/// The chi-square distribution.
public enum ChiSquareDistribution {
  /// P(X > x) with `df` > 0 degrees of freedom; 1 where x ≤ 0.
  public static func survival(_ x: Double, df: Double) -> Double {
    if x <= 0 { return 1 }
    if df == 1 { return erfc((x / 2).squareRoot()) }
    return IncompleteGamma.upper(df / 2, x / 2)
  }
}

/// The regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 − P(a, x).
enum IncompleteGamma {
  /// Q(a, x) for a > 0, x > 0: the series below a + 1, Legendre's continued fraction above.
  ///
  /// Source: Numerical Recipes 6.2, with the factor xᵃe⁻ˣ/Γ(a) by Loader's expansion.
  static func upper(_ a: Double, _ x: Double) -> Double {
    let factor = exp(SaddlePoint.logPoisson(a, x))
    return x < a + 1 ? 1 - factor * series(a, x) : factor * a * continuedFraction(a, x)
  }

  /// Σ_k xᵏ/((a+1)…(a+k)).
  private static func series(_ a: Double, _ x: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    for k in 1...1_000_000 {
      term *= x / (a + Double(k))
      sum += term
      if term < sum * 1e-17 { break }
    }
    return sum
  }

  /// The fraction of Q(a, x)·Γ(a)/(xᵃe⁻ˣ), by Lentz's method.
  private static func continuedFraction(_ a: Double, _ x: Double) -> Double {
    var b = x + 1 - a
    var c = Double.greatestFiniteMagnitude
    var d = 1 / b
    var fraction = d
    for k in 1...1_000_000 {
      let numerator = -Double(k) * (Double(k) - a)
      b += 2
      d = 1 / (numerator * d + b)
      c = b + numerator / c
      fraction *= d * c
      if abs(d * c - 1) < 1e-16 { break }
    }
    return fraction
  }
}
