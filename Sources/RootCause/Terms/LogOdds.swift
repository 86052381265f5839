import Glibc

/// How strongly a term sets one group of comments apart from the rest.
///
/// Weighted log-odds with an informative Dirichlet prior: Monroe, Colaresi and Quinn (2008), Political
/// Analysis 16:372–403, on the number of comments that contain the term.
public struct LogOdds: Sendable, Hashable {
  /// α₀, the weight of the prior in comments.
  public static let prior = 100.0

  /// δ, the difference of the smoothed log-odds; positive where the term belongs to the group.
  public let delta: Double
  /// √var.
  public let standardError: Double
  /// δ/√var, with var ≈ 1/(y_i + α_w) + 1/(y_j + α_w).
  public let z: Double

  /// The figure of a term in `inGroup` of `group` comments, and in `inRest` of `rest` comments outside the
  /// group.
  ///
  /// α_w = α₀·(share of all comments with the term). Nil where that share is 0 or 1, which leaves nothing to
  /// compare.
  public init?(inGroup: Int, of group: Int, inRest: Int, of rest: Int) {
    self.init(inGroup: Double(inGroup), of: Double(group), inRest: Double(inRest), of: Double(rest))
  }

  /// The same for weighted comments, scaled to sum to the effective n.
  public init?(inGroup: Double, of group: Double, inRest: Double, of rest: Double) {
    let (hits, all) = (inGroup + inRest, group + rest)
    guard inGroup >= 0, inRest >= 0, inGroup <= group, inRest <= rest, hits > 0, hits < all else {
      return nil
    }
    let share = Self.prior * hits / all
    func logit(_ y: Double, _ n: Double) -> Double {
      log((y + share) / (n + Self.prior - y - share))
    }
    delta = logit(inGroup, group) - logit(inRest, rest)
    standardError = (1 / (inGroup + share) + 1 / (inRest + share)).squareRoot()
    z = delta / standardError
  }
}
