import Glibc
public import RootCause
import VerbatimModel

/// A logistic regression of "in the band or not" on theme mentions, fitted by iteratively reweighted least
/// squares.
///
/// Weights are scaled to sum to the effective n. Source: McCullagh and Nelder (1989), Generalized Linear
/// Models, 2.5.
public struct LogisticDrivers: Sendable, Hashable {
  /// One fitted coefficient.
  public struct Coefficient: Sendable, Hashable {
    /// The predictor; nil for the intercept.
    public let predictor: DriverPredictor?
    /// Comments that carry it.
    public let n: Int64
    /// The coefficient: the logarithm of the odds ratio.
    public let value: Double
    /// Its standard error.
    public let standardError: Double
    /// The odds ratio, the other mentions held fixed.
    public let oddsRatio: Double
    /// The Wald interval of the odds ratio.
    public let interval: Interval
    /// The two-sided p value of value/standardError.
    public let p: Double
  }

  /// The intercept: the log-odds of a comment that mentions none of the themes.
  public let intercept: Coefficient
  /// One coefficient a predictor, in the order of the indices.
  public let coefficients: [Coefficient]
  /// Predictors left out, with the reason.
  public let excluded: [ExcludedPredictor]
  /// ln L of the fit.
  public let logLikelihood: Double
  /// McFadden's 1 − ln L/ln L₀.
  public let pseudoRSquared: Double
  /// Whether the iteration settled; if not, some mixture of predictors separates the outcome and figures are
  /// unreliable.
  public let hasConverged: Bool

  /// The fit for the respondents whose band is `band`, or nil where all or none are in it.
  ///
  /// `predictors` are those of a linear model of the same data. Left out are those with fewer than `minimumN`
  /// mentions in the sample, and those whose comments are all inside or all outside the band.
  /// - Throws: `AlgebraError` where the predictors depend on one another.
  public init?(
    _ sample: DriverSample, predictors: [DriverPredictor], band: Int, minimumN: Int64 = 10
  ) throws(AlgebraError) {
    let screen = LogisticDesign.screen(sample, predictors: predictors, band: band, minimumN: minimumN)
    let design = LogisticDesign(sample, predictors: screen.kept.map(\.predictor), band: band)
    guard design.outcomeShare > 0, design.outcomeShare < 1 else { return nil }
    let fit = try Self.iterate(design)
    let null = design.nullLogLikelihood
    excluded = screen.excluded
    logLikelihood = fit.logLikelihood
    pseudoRSquared = 1 - fit.logLikelihood / null
    hasConverged = fit.hasConverged
    let all = fit.beta.indices.map { index in
      Coefficient(
        predictor: index == 0 ? nil : screen.kept[index - 1].predictor,
        n: index == 0 ? 0 : screen.kept[index - 1].n, value: fit.beta[index],
        error: fit.covariance[index, index].squareRoot())
    }
    intercept = all[0]
    coefficients = Array(all.dropFirst())
  }

  private struct Fit {
    var beta: [Double]
    var covariance: SymmetricMatrix
    var logLikelihood: Double
    var hasConverged: Bool
  }

  /// Newton's steps until no coefficient moves by more than 1e-12, halved where the likelihood would fall.
  private static func iterate(_ design: LogisticDesign) throws(AlgebraError) -> Fit {
    var beta = [Double](repeating: 0, count: design.order)
    beta[0] = log(design.outcomeShare / (1 - design.outcomeShare))
    var state = design.evaluate(beta)
    var covariance = try LinearAlgebra.inverse(state.information)
    for _ in 0..<50 {
      var step = covariance.times(state.gradient)
      var next = design.evaluate(zip(beta, step).map { $0 + $1 })
      for _ in 0..<30 where !(next.logLikelihood >= state.logLikelihood - 1e-9 * abs(state.logLikelihood)) {
        step = step.map { $0 / 2 }
        next = design.evaluate(zip(beta, step).map { $0 + $1 })
      }
      beta = zip(beta, step).map { $0 + $1 }
      state = next
      guard let inverse = try? LinearAlgebra.inverse(state.information) else { break }
      covariance = inverse
      let isSettled = zip(step, beta).allSatisfy { abs($0) <= 1e-12 * (1 + abs($1)) }
      if isSettled {
        return Fit(beta: beta, covariance: covariance, logLikelihood: state.logLikelihood, hasConverged: true)
      }
    }
    return Fit(beta: beta, covariance: covariance, logLikelihood: state.logLikelihood, hasConverged: false)
  }
}

extension LogisticDrivers.Coefficient {
  init(predictor: DriverPredictor?, n: Int64, value: Double, error: Double) {
    let reach = NormalDistribution.z95 * error
    self.init(
      predictor: predictor, n: n, value: value, standardError: error, oddsRatio: exp(value),
      interval: Interval(low: exp(value - reach), high: exp(value + reach)),
      p: NormalDistribution.twoSidedP(value / error))
  }
}
