import Glibc

/// Building blocks of probabilities that stay accurate where differences of log-gammas do not.
///
/// At n = 10 million a log-gamma is about 1.5e8, so a difference of two keeps only eight digits. Loader's
/// expansion writes the same probability as a product of small, well-behaved terms. Source: Catherine Loader
/// (2000), Fast and accurate computation of binomial probabilities.
enum SaddlePoint {
  static let logTwoPi = log(2 * Double.pi)

  /// The error of Stirling's formula: ln Γ(x+1) − (x+½)·ln x + x − ½·ln 2π, for x > 0.
  static func stirlingError(_ x: Double) -> Double {
    if x <= 16 { return log(tgamma(x + 1)) - (x + 0.5) * log(x) + x - logTwoPi / 2 }
    let square = x * x
    let tail = 1 / 1188.0 - (691 / 360360.0 - 1 / (156 * square)) / square
    return (1 / 12.0 - (1 / 360.0 - (1 / 1260.0 - (1 / 1680.0 - tail / square) / square) / square) / square)
      / x
  }

  /// The deviance x·ln(x/m) + m − x, without cancellation where x is near m.
  static func deviance(_ x: Double, _ mean: Double) -> Double {
    if x == 0 { return mean }
    guard abs(x - mean) < 0.1 * (x + mean) else { return x * log(x / mean) + mean - x }
    let ratio = (x - mean) / (x + mean)
    var sum = (x - mean) * ratio
    var term = 2 * x * ratio
    for odd in stride(from: 3.0, through: 2001, by: 2) {
      term *= ratio * ratio
      let next = sum + term / odd
      if next == sum { break }
      sum = next
    }
    return sum
  }

  /// ln of the binomial probability of `x` successes in `n` trials with probability `p`, 0 < p < 1.
  static func logBinomial(_ x: Double, _ n: Double, _ p: Double, _ complement: Double) -> Double {
    if n == 0 { return 0 }
    if x == 0 { return n * (p < 0.1 ? log1p(-p) : log(complement)) }
    if x == n { return n * (complement < 0.1 ? log1p(-complement) : log(p)) }
    let scale =
      stirlingError(n) - stirlingError(x) - stirlingError(n - x)
      - deviance(x, n * p) - deviance(n - x, n * complement)
    return scale + 0.5 * (log(n) - logTwoPi - log(x) - log(n - x))
  }

  /// ln of xᵃ·e⁻ˣ/Γ(a+1), the Poisson probability extended to real `a` ≥ 0.
  static func logPoisson(_ a: Double, _ x: Double) -> Double {
    if a == 0 { return -x }
    return -stirlingError(a) - deviance(a, x) - 0.5 * (logTwoPi + log(a))
  }
}
