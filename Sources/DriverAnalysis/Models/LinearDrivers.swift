public import RootCause

/// An ordinary least-squares fit of the score on theme mentions.
///
/// score = intercept + Σ coefficient·mention; a coefficient is the difference in scale points that goes with
/// the mention, the other mentions held fixed. Weighted data are fitted by weighted least squares with the
/// effective n as the number of observations. Association, not cause.
public struct LinearDrivers: Sendable, Hashable {
  /// One fitted coefficient.
  public struct Coefficient: Sendable, Hashable {
    /// The predictor; nil for the intercept.
    public let predictor: DriverPredictor?
    /// Comments that carry it.
    public let n: Int64
    /// The coefficient, in scale points.
    public let value: Double
    /// Its standard error; nil where there are no degrees of freedom.
    public let standardError: Double?
    /// value/standardError.
    public let t: Double?
    /// The two-sided p value.
    public let p: Double?
    /// The 95 % interval.
    public let interval: Interval?
    /// The variance inflation factor, 1/(1 − R² on the other predictors); 1 for the intercept.
    public let varianceInflation: Double
  }

  /// A variance inflation factor above this is reported as collinear: the other predictors then explain more
  /// than four fifths of the predictor.
  public static let collinearityLimit = 5.0

  /// The intercept: the mean score of a comment that mentions none of the themes.
  public let intercept: Coefficient
  /// One coefficient a predictor, in the order of the indices.
  public let coefficients: [Coefficient]
  /// The share of the score's variance that the fit explains.
  public let rSquared: Double
  /// R² corrected for the number of predictors; nil without degrees of freedom.
  public let adjustedRSquared: Double?
  /// The effective n minus the number of coefficients.
  public let degreesOfFreedom: Double
  /// √(largest/smallest eigenvalue) of the predictors' correlations; above 30 single coefficients mean
  /// little.
  public let conditionNumber: Double

  /// The predictors whose coefficient is unreliable since others largely determine it.
  public var collinear: [DriverPredictor] {
    coefficients.filter { $0.varianceInflation > Self.collinearityLimit }.compactMap(\.predictor)
  }

  /// The fit of `moments`.
  ///
  /// - Throws: `AlgebraError` where the predictors depend on one another.
  public init(_ moments: DriverMoments) throws(AlgebraError) {
    let core = moments.core
    let order = moments.predictors.count
    let (values, inverse) = try Self.solve(core)
    let explained = zip(values, moments.scoreCovariance).reduce(0) { $0 + $1.0 * $1.1 }
    let n = moments.effectiveN
    let freedom = n - Double(order) - 1
    degreesOfFreedom = freedom
    rSquared = explained / moments.scoreVariance
    adjustedRSquared = freedom > 0 ? 1 - (1 - explained / moments.scoreVariance) * (n - 1) / freedom : nil
    let noise = freedom > 0 ? max(0, moments.scoreVariance - explained) / freedom : nil
    coefficients = (0..<order).map { index in
      Coefficient(
        predictor: moments.predictors[index], n: moments.counts[index], value: values[index],
        variance: noise.map { $0 * inverse[index, index] / moments.covariance[index, index] },
        freedom: freedom, varianceInflation: inverse[index, index])
    }
    let centers = moments.means.indices.map { moments.means[$0] / core.covariance[$0, $0].squareRoot() }
    let leverage = zip(centers, inverse.times(centers)).reduce(1) { $0 + $1.0 * $1.1 }
    intercept = Coefficient(
      predictor: nil, n: 0, value: zip(values, moments.means).reduce(moments.scoreMean) { $0 - $1.0 * $1.1 },
      variance: noise.map { $0 * leverage }, freedom: freedom, varianceInflation: 1)
    conditionNumber = try Self.condition(core.covariance.correlation)
  }

  /// The coefficients, and the inverse of the predictors' correlations.
  static func solve(
    _ core: CovarianceCore
  ) throws(AlgebraError) -> (values: [Double], inverse: SymmetricMatrix) {
    let deviations = (0..<core.covariance.order).map { core.covariance[$0, $0].squareRoot() }
    let inverse = try LinearAlgebra.inverse(core.covariance.correlation)
    let scaled = zip(core.scoreCovariance, deviations).map { $0 / $1 }
    return (zip(inverse.times(scaled), deviations).map { $0 / $1 }, inverse)
  }

  private static func condition(_ correlation: SymmetricMatrix) throws(AlgebraError) -> Double {
    let values = try LinearAlgebra.eigen(correlation).values
    guard let low = values.first, let high = values.last else { return 1 }
    return low > 0 ? (high / low).squareRoot() : .infinity
  }
}

extension LinearDrivers.Coefficient {
  init(
    predictor: DriverPredictor?, n: Int64, value: Double, variance: Double?, freedom: Double,
    varianceInflation: Double
  ) {
    let error = variance?.squareRoot()
    let t = error.flatMap { $0 > 0 ? value / $0 : nil }
    let reach = error.flatMap { error in
      StudentDistribution.quantile(0.975, df: freedom).map { $0 * error }
    }
    self.init(
      predictor: predictor, n: n, value: value, standardError: error, t: t,
      p: t.map { StudentDistribution.twoSidedP($0, df: freedom) },
      interval: reach.map { Interval(center: value, reach: $0) }, varianceInflation: varianceInflation)
  }
}
