import Glibc
public import RootCause
internal import Synchronization
import VerbatimModel

/// A logistic regression of "in the band or not" on theme mentions, fitted by Firth's penalised likelihood.
///
/// Where all comments on a theme are in the band, or none, ordinary logistic regression has no finite odds ratio; leaving the
/// theme out would put its comments among those that mention nothing, and turn the other odds ratios. The penalty ½ ln|XᵀWX| keeps
/// every odds ratio finite and takes away the small-sample bias of the others. Weights are scaled to sum to the effective n.
/// Sources: Firth (1993), Biometrika 80:27–38; Heinze and Schemper (2002), Statistics in Medicine 21:2409–2419.
public struct LogisticDrivers: Sendable, Hashable {
  /// One fitted coefficient.
  public struct Coefficient: Sendable, Hashable {
    /// The predictor; nil for the intercept.
    public let predictor: DriverPredictor?
    /// Comments that carry it.
    public let n: Int64
    /// The coefficient: the logarithm of the odds ratio.
    public let value: Double
    /// Its standard error, from (XᵀWX)⁻¹.
    public let standardError: Double
    /// The odds ratio, the other mentions held fixed.
    public let oddsRatio: Double
    /// The 95 % interval of the odds ratio: Wald's up to `waldLimit`, beyond it that of the profile penalised likelihood; 0 and
    /// infinity where an end cannot be found.
    public let interval: Interval
    /// The two-sided p value, of value/standardError or of the penalised likelihood ratio, as for the interval; nil for the
    /// latter where it was not asked for, or could not be maximised.
    public let p: Double?
    /// Whether all of its comments are in the band, or none.
    public let isSeparated: Bool
  }

  /// Standard errors above this get the interval of the profile penalised likelihood, as Wald's is not to be trusted there: few
  /// comments (below about four in a cell), or separation.
  public static let waldLimit = 0.5

  /// The intercept: the log-odds of a comment that mentions none of the themes.
  public let intercept: Coefficient
  /// One coefficient a predictor, in the order of the indices.
  public let coefficients: [Coefficient]
  /// Predictors left out, with the reason.
  public let excluded: [ExcludedPredictor]
  /// ln L at the fit, without the penalty.
  public let logLikelihood: Double
  /// ln L + ½ ln|XᵀWX| at the fit.
  public let penalisedLogLikelihood: Double
  /// McFadden's 1 − ln L/ln L₀, from the likelihood without the penalty.
  public let pseudoRSquared: Double
  /// Whether the iteration settled; if not, figures are unreliable.
  public let hasConverged: Bool

  /// The fit for the respondents whose band is `band`, or nil where all or none are in it.
  ///
  /// `predictors` are those of a linear model of the same data. Left out are those with fewer than `minimumN`
  /// mentions in the sample. Profiles of the penalised likelihood take most of the time: they are spread over `threads`, and
  /// without `wantsRatioTests` their p values are left out.
  /// - Throws: `AlgebraError` where the predictors depend on one another.
  public init?(
    _ sample: DriverSample, predictors: [DriverPredictor], band: Int, minimumN: Int64 = 10, threads: Int = 1,
    wantsRatioTests: Bool = true
  ) throws(AlgebraError) {
    let screen = LogisticDesign.screen(sample, predictors: predictors, band: band, minimumN: minimumN)
    let design = LogisticDesign(sample, predictors: screen.kept.map(\.predictor), band: band)
    guard design.outcomeShare > 0, design.outcomeShare < 1 else { return nil }
    var start = [Double](repeating: 0, count: design.order)
    start[0] = log(design.outcomeShare / (1 - design.outcomeShare))
    let fit = try LogisticFit.best(design, from: start)
    excluded = screen.excluded
    logLikelihood = fit.state.logLikelihood
    penalisedLogLikelihood = fit.state.penalised
    pseudoRSquared = 1 - fit.state.logLikelihood / design.nullLogLikelihood
    hasConverged = fit.hasConverged
    let errors = fit.beta.indices.map { fit.state.covariance[$0, $0].squareRoot() }
    let wanted = errors.indices.filter { fit.hasConverged && $0 > 0 && errors[$0] > Self.waldLimit }
    let profiles = Self.profiles(of: wanted, design, fit, threads: threads, wantsP: wantsRatioTests)
    let all = fit.beta.indices.map { index in
      Coefficient(
        index == 0 ? nil : screen.kept[index - 1], value: fit.beta[index], error: errors[index],
        profile: profiles[index])
    }
    intercept = all[0]
    coefficients = Array(all.dropFirst())
  }

  private static func profiles(
    of columns: [Int], _ design: LogisticDesign, _ fit: LogisticFit, threads: Int, wantsP: Bool
  ) -> [Int: LogisticProfile] {
    let found = Mutex<[Int: LogisticProfile]>([:])
    let threads = max(1, min(threads, columns.count))
    ParallelWork.perform(threads) { thread in
      for place in stride(from: thread, to: columns.count, by: threads) {
        let profile = LogisticProfile(design, fit: fit, column: columns[place], wantsP: wantsP)
        found.withLock { $0[columns[place]] = profile }
      }
    }
    return found.withLock { $0 }
  }
}

extension LogisticDrivers.Coefficient {
  init(_ kept: LogisticDesign.Kept?, value: Double, error: Double, profile: LogisticProfile?) {
    let reach = NormalDistribution.z95 * error
    self.init(
      predictor: kept?.predictor, n: kept?.n ?? 0, value: value, standardError: error, oddsRatio: exp(value),
      interval: Interval(low: exp(profile?.low ?? value - reach), high: exp(profile?.high ?? value + reach)),
      p: profile.map(\.p) ?? NormalDistribution.twoSidedP(value / error),
      isSeparated: kept?.isSeparated ?? false)
  }
}
