/// Johnson's relative weights: how much of the score's variance goes with each predictor, correlation among
/// them shared out.
///
/// R_xx = VΔVᵀ; Λ = VΔ^½Vᵀ; β = Λ⁻¹r_xy; R² = Σβ²; ε_j = Σ_k Λ²_jk·β²_k. The weights are not negative and sum
/// to R²; the direction comes from the least-squares coefficient. Source: Johnson (2000), Multivariate
/// Behavioral Research 35:1–19.
public struct RelativeWeights: Sendable, Hashable {
  /// ε_j, one a predictor, in the order of the moments.
  public let weights: [Double]
  /// R² = Σ ε_j.
  public let rSquared: Double

  /// ε_j/R²: the shares of the explained variance; empty where nothing is explained.
  public var shares: [Double] { rSquared > 0 ? weights.map { $0 / rSquared } : [] }

  /// The weights of `moments`.
  ///
  /// - Throws: `AlgebraError` where the predictors depend on one another.
  public init(_ moments: DriverMoments) throws(AlgebraError) { try self.init(moments.core) }

  init(_ moments: CovarianceCore) throws(AlgebraError) {
    let correlation = moments.covariance.correlation
    let order = correlation.order
    let eigen = try LinearAlgebra.eigen(correlation)
    if let smallest = eigen.values.first, smallest <= 0 { throw .notPositiveDefinite }
    let scoreCorrelation = (0..<order).map {
      moments.scoreCovariance[$0] / (moments.covariance[$0, $0] * moments.scoreVariance).squareRoot()
    }
    let root = LinearAlgebra.root(eigen)
    let beta = LinearAlgebra.inverseRoot(eigen, times: scoreCorrelation)
    let squares = beta.map { $0 * $0 }
    weights = (0..<order).map { row in
      (0..<order).reduce(0) { $0 + root[row, $1] * root[row, $1] * squares[$1] }
    }
    rSquared = squares.reduce(0, +)
  }
}
