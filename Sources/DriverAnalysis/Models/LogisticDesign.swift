import Glibc
import RootCause
import VerbatimModel

/// The rows of a logistic regression: comments with the same predictors are one row with their joint weight.
struct LogisticDesign {
  private struct Row {
    /// The columns that are 1, the intercept (0) included.
    let columns: [Int]
    let weight: Double
    /// The part of the weight that has the outcome.
    let inside: Double
  }

  private let rows: [Row]
  /// Coefficients, the intercept (column 0) included.
  let order: Int
  /// The weighted share of the outcome.
  let outcomeShare: Double
  /// The sum of the weights: the effective n.
  let total: Double

  init(_ sample: DriverSample, predictors: [DriverPredictor], band: Int) {
    var column = [Int](repeating: 0, count: 2 * sample.themeCount)
    for (position, predictor) in predictors.enumerated() { column[predictor.index] = position + 1 }
    var weights: [[Int]: (all: Int128, inside: Int128)] = [:]
    var (sum, squares, inside): (Int128, Int128, Int128) = (0, 0, 0)
    for row in sample.rows {
      let weight = Int128(row.weight)
      let own = row.band == band ? weight : 0
      let columns = [0] + row.predictors.map { column[$0] }.filter { $0 > 0 }.sorted()
      weights[columns, default: (0, 0)].all += weight
      weights[columns, default: (0, 0)].inside += own
      sum += weight
      squares += weight * weight
      inside += own
    }
    order = predictors.count + 1
    outcomeShare = ExactProduct.ratio(inside, sum) ?? 0
    total = squares > 0 ? Double(sum) * Double(sum) / Double(squares) : 0
    let scale = sum > 0 ? total / Double(sum) : 0
    rows = weights.keys.sorted { $0.lexicographicallyPrecedes($1) }.compactMap { columns in
      weights[columns].map {
        Row(columns: columns, weight: Double($0.all) * scale, inside: Double($0.inside) * scale)
      }
    }
  }

  /// ln L with the intercept only.
  var nullLogLikelihood: Double {
    total * (outcomeShare * log(outcomeShare) + (1 - outcomeShare) * log(1 - outcomeShare))
  }

  /// What a step of the fit needs to know at one place.
  struct State {
    /// ln L.
    let logLikelihood: Double
    /// ln L + ½ ln|XᵀWX|: what is maximised.
    let penalised: Double
    /// The derivative of `penalised` by each coefficient.
    let gradient: [Double]
    /// (XᵀWX)⁻¹.
    let covariance: SymmetricMatrix
  }

  /// The likelihood at `beta`, penalised after Firth (1993), Biometrika 80:27–38, by Jeffreys' prior.
  ///
  /// The derivative is Σ (y − π + h·(½ − π))·x with h the diagonal of the hat matrix, as in Heinze and Schemper (2002),
  /// Statistics in Medicine 21:2409–2419.
  /// - Throws: `AlgebraError` where predictors depend on one another, or `beta` is so far out that they seem to.
  func state(at beta: [Double]) throws(AlgebraError) -> State {
    var likelihood = 0.0
    var information = [Double](repeating: 0, count: order * order)
    var chances = [Double](repeating: 0, count: rows.count)
    for (index, row) in rows.enumerated() {
      var score = 0.0
      for column in row.columns { score += beta[column] }
      // ln π and ln(1 − π) without loss for large scores.
      let logMiss = score > 0 ? -score - log1p(exp(-score)) : -log1p(exp(score))
      likelihood += row.inside * (logMiss + score) + (row.weight - row.inside) * logMiss
      let p = 1 / (1 + exp(-score))
      chances[index] = p
      let curvature = row.weight * p * (1 - p)
      // The columns ascend, so that these are the places below the diagonal, and on it.
      for (position, column) in row.columns.enumerated() {
        for other in row.columns[position...] { information[column * order + other] += curvature }
      }
    }
    let (covariance, logDeterminant) = try LinearAlgebra.inverseAndLogDeterminant(
      SymmetricMatrix(order: order, lower: information))
    let entries = covariance.values
    var gradient = [Double](repeating: 0, count: order)
    for (index, row) in rows.enumerated() {
      let p = chances[index]
      var reach = 0.0
      for (position, column) in row.columns.enumerated() {
        reach += entries[column * order + column]
        for other in row.columns[(position + 1)...] { reach += 2 * entries[column * order + other] }
      }
      let leverage = row.weight * p * (1 - p) * reach
      let slope = row.inside - row.weight * p + leverage * (0.5 - p)
      for column in row.columns { gradient[column] += slope }
    }
    return State(
      logLikelihood: likelihood, penalised: likelihood + logDeterminant / 2, gradient: gradient,
      covariance: covariance)
  }

  /// A predictor that is fitted.
  struct Kept {
    let predictor: DriverPredictor
    let n: Int64
    let isSeparated: Bool
  }

  /// Which predictors can be fitted: those mentioned often enough by comments that weigh something.
  static func screen(
    _ sample: DriverSample, predictors: [DriverPredictor], band: Int, minimumN: Int64
  ) -> (kept: [Kept], excluded: [ExcludedPredictor]) {
    var counts = [Int64](repeating: 0, count: 2 * sample.themeCount)
    var inside = counts
    for row in sample.rows where row.weight > 0 {
      for index in row.predictors {
        counts[index] += 1
        if row.band == band { inside[index] += 1 }
      }
    }
    var kept: [Kept] = []
    var excluded: [ExcludedPredictor] = []
    for predictor in predictors {
      let (n, hits) = (counts[predictor.index], inside[predictor.index])
      if n < max(1, minimumN) {
        excluded.append(ExcludedPredictor(predictor: predictor, n: n, reason: .tooFewMentions))
      } else {
        kept.append(Kept(predictor: predictor, n: n, isSeparated: hits == 0 || hits == n))
      }
    }
    return (kept, excluded)
  }
}
