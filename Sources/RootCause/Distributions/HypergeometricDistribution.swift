import Glibc

/// The hypergeometric distribution of the first cell of a 2×2 table with fixed margins.
///
/// `draws` of `total` comments carry the theme, `marked` of them are in the band; the value is how many are
/// both.
public struct HypergeometricDistribution: Sendable {
  /// All comments.
  public let total: Int
  /// Comments in the band.
  public let marked: Int
  /// Comments with the theme.
  public let draws: Int

  /// A distribution with these margins; nil unless 0 ≤ marked ≤ total and 0 ≤ draws ≤ total.
  public init?(total: Int, marked: Int, draws: Int) {
    guard total >= 0, 0...total ~= marked, 0...total ~= draws else { return nil }
    self.total = total
    self.marked = marked
    self.draws = draws
  }

  /// The values that can occur.
  public var support: ClosedRange<Int> { max(0, draws + marked - total)...min(draws, marked) }

  /// ln P(X = value); −∞ outside the support.
  ///
  /// The product of two binomials over a third, as R's `dhyper`: with p = draws/total the deviance of the
  /// third is 0, so that nothing cancels and the result is good to about 1e-12 relative at n = 10 million.
  public func logProbability(_ value: Int) -> Double {
    guard support ~= value else { return -.infinity }
    if draws == 0 || draws == total { return 0 }
    let n = Double(total)
    let p = Double(draws) / n
    let complement = Double(total - draws) / n
    return SaddlePoint.logBinomial(Double(value), Double(marked), p, complement)
      + SaddlePoint.logBinomial(Double(draws - value), Double(total - marked), p, complement)
      - SaddlePoint.logBinomial(Double(draws), n, p, complement)
  }

  /// The most probable value (the higher one of two).
  var mode: Int {
    let ratio = (Double(draws) + 1) * (Double(marked) + 1) / (Double(total) + 2)
    return min(max(Int(ratio), support.lowerBound), support.upperBound)
  }

  /// P(X = value + step) / P(X = value), for step 1 or −1.
  func ratio(from value: Int, step: Int) -> Double {
    let x = Double(value)
    let rest = Double(total - marked - draws)
    let up = (Double(marked) - x) * (Double(draws) - x)
    return step > 0
      ? up / ((x + 1) * (rest + x + 1))
      : x * (rest + x) / ((Double(marked) - x + 1) * (Double(draws) - x + 1))
  }
}
