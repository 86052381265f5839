import Glibc

/// Fisher's exact test of a 2×2 table.
public enum FisherExactTest {
  /// Probabilities this much larger (relative) than the observed one still count as equal, as in R's
  /// `fisher.test`.
  static let tieTolerance = 1e-7

  /// The two-sided p value: the sum of the probabilities of all tables that are at most as probable as this
  /// one.
  ///
  /// Cells: `a` theme and band, `b` theme only, `c` band only, `d` neither. The sum runs outward from the
  /// observed table and from its mirror on the far side of the mode, and stops where the rest is negligible;
  /// time is of the order of √n, not n. Returns 1 where a margin is 0.
  public static func twoSidedP(a: Int, b: Int, c: Int, d: Int) -> Double {
    guard
      let distribution = HypergeometricDistribution(total: a + b + c + d, marked: a + c, draws: a + b),
      distribution.support.count > 1
    else { return 1 }
    let observed = distribution.logProbability(a)
    let limit = observed + log1p(tieTolerance)
    let mode = distribution.mode
    if distribution.logProbability(mode) <= limit { return 1 }
    let step = a < mode ? -1 : 1
    let near = tail(distribution, from: a, step: step)
    guard let start = mirror(distribution, mode: mode, step: -step, limit: limit) else { return near }
    return min(1, near + tail(distribution, from: start, step: -step))
  }

  /// The sum of the probabilities from `start` away from the mode.
  private static func tail(_ distribution: HypergeometricDistribution, from start: Int, step: Int) -> Double {
    let support = distribution.support
    var value = start
    var term = 1.0
    var sum = 1.0
    while support ~= value + step {
      let ratio = distribution.ratio(from: value, step: step)
      term *= ratio
      sum += term
      value += step
      if term * ratio < sum * 1e-18 * (1 - min(ratio, 1)) { break }
    }
    return exp(distribution.logProbability(start) + log(sum))
  }

  /// The value nearest to the mode on the side of `step` whose log probability is at most `limit`, by
  /// bisection.
  private static func mirror(
    _ distribution: HypergeometricDistribution, mode: Int, step: Int, limit: Double
  ) -> Int? {
    let end = step > 0 ? distribution.support.upperBound : distribution.support.lowerBound
    guard end != mode, distribution.logProbability(end) <= limit else { return nil }
    var inside = mode
    var outside = end
    while abs(outside - inside) > 1 {
      let middle = inside + (outside - inside) / 2
      if distribution.logProbability(middle) <= limit { outside = middle } else { inside = middle }
    }
    return outside
  }
}
