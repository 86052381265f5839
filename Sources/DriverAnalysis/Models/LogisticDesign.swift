import Glibc
import RootCause
import VerbatimModel

/// The rows of a logistic regression: comments with the same predictors and outcome are one row with their
/// joint weight.
struct LogisticDesign {
  private struct Pattern: Hashable {
    let columns: [Int]
    let isInside: Bool
  }

  private struct Row {
    let columns: [Int]
    let isInside: Bool
    let weight: Double
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
    var weights: [Pattern: Int128] = [:]
    var (sum, squares, inside): (Int128, Int128, Int128) = (0, 0, 0)
    for row in sample.rows {
      let weight = Int128(row.weight)
      let columns = row.predictors.map { column[$0] }.filter { $0 > 0 }
      weights[Pattern(columns: columns, isInside: row.band == band), default: 0] += weight
      sum += weight
      squares += weight * weight
      if row.band == band { inside += weight }
    }
    order = predictors.count + 1
    outcomeShare = ExactProduct.ratio(inside, sum) ?? 0
    total = squares > 0 ? Double(sum) * Double(sum) / Double(squares) : 0
    let scale = sum > 0 ? total / Double(sum) : 0
    let unordered = weights.map {
      Row(columns: $0.key.columns, isInside: $0.key.isInside, weight: Double($0.value) * scale)
    }
    rows = unordered.sorted {
      $0.isInside == $1.isInside ? $0.columns.lexicographicallyPrecedes($1.columns) : $1.isInside
    }
  }

  /// ln L with the intercept only.
  var nullLogLikelihood: Double {
    total * (outcomeShare * log(outcomeShare) + (1 - outcomeShare) * log(1 - outcomeShare))
  }

  /// ln L, its gradient and the information matrix XᵀWX at `beta`.
  func evaluate(
    _ beta: [Double]
  ) -> (logLikelihood: Double, gradient: [Double], information: SymmetricMatrix) {
    var likelihood = 0.0
    var gradient = [Double](repeating: 0, count: order)
    var information = SymmetricMatrix(order: order)
    for row in rows {
      let score = row.columns.reduce(beta[0]) { $0 + beta[$1] }
      let signed = row.isInside ? score : -score
      likelihood += row.weight * (signed > 0 ? -log1p(exp(-signed)) : signed - log1p(exp(signed)))
      let p = 1 / (1 + exp(-score))
      let slope = row.weight * ((row.isInside ? 1 : 0) - p)
      let curvature = row.weight * p * (1 - p)
      let columns = [0] + row.columns
      for (position, first) in columns.enumerated() {
        gradient[first] += slope
        for second in columns[...position] { information[first, second] += curvature }
      }
    }
    return (likelihood, gradient, information)
  }

  /// Which predictors can be fitted: mentioned often enough, and neither always nor never with the outcome.
  static func screen(
    _ sample: DriverSample, predictors: [DriverPredictor], band: Int, minimumN: Int64
  ) -> (kept: [(predictor: DriverPredictor, n: Int64)], excluded: [ExcludedPredictor]) {
    var counts = [Int64](repeating: 0, count: 2 * sample.themeCount)
    var inside = counts
    for row in sample.rows {
      for index in row.predictors {
        counts[index] += 1
        if row.band == band { inside[index] += 1 }
      }
    }
    var kept: [(predictor: DriverPredictor, n: Int64)] = []
    var excluded: [ExcludedPredictor] = []
    for predictor in predictors {
      let (n, hits) = (counts[predictor.index], inside[predictor.index])
      if n < minimumN {
        excluded.append(ExcludedPredictor(predictor: predictor, n: n, reason: .tooFewMentions))
      } else if hits == 0 || hits == n {
        excluded.append(ExcludedPredictor(predictor: predictor, n: n, reason: .separated))
      } else {
        kept.append((predictor, n))
      }
    }
    return (kept, excluded)
  }
}
