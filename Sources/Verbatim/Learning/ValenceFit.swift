internal import Foundation

/// Rated comments as rows of a sparse matrix: which valences carry each comment's score, and by what factor.
struct RatedRows {
  /// Where each row begins in ``columns``; one more than there are rows.
  var starts: [Int] = [0]
  /// The parameters.
  var columns: [Int] = []
  /// What the rules multiply the valence by.
  var factors: [Double] = []
  /// The weight that does not depend on a parameter.
  var fixed: [Double] = []
  /// The same without signs.
  var fixedTotal: [Double] = []
  /// What the comment should be: 1 for praise, 0 for blame, ½ for neither.
  var targets: [Double] = []
  /// How much the comment counts.
  var weights: [Double] = []

  var count: Int { targets.count }
}

/// Fits valences to ratings: a logistic loss on the score itself, with every valence drawn to where it was.
///
/// The score is (P − N) / (P + N + shrinkage) as in `SentimentAggregate`, with |x| made smooth near 0. Ridge penalties hold
/// valences near the lexicon's; new terms have a smooth L1 penalty besides, so that most of them stay at 0.
struct ValenceFit {
  let rows: RatedRows
  /// Where each valence is drawn to.
  let prior: [Double]
  /// Whether the parameter is a term that the lexicon does not have.
  let isNew: [Bool]
  let shrinkage: Double
  let options: LearningOptions

  /// How steeply the chance of praise rises with the score.
  private static let steepness = 5.0
  /// Below this a weight's size is smoothed, in valence points.
  private static let smooth = 0.05

  /// The fitted valences.
  func run() -> [Double] { LBFGS().minimise(prior) { value($0, &$1) } }

  /// The standard errors from the diagonal of the curvature, the penalties included.
  func standardErrors(_ valences: [Double]) -> [Double] {
    var curvature = prior.indices.map { isNew[$0] ? options.newRidge : options.ridge }
    for row in 0..<rows.count {
      let state = state(row, valences)
      let spread = rows.weights[row] * Self.steepness * Self.steepness * state.chance * (1 - state.chance)
      for k in rows.starts[row]..<rows.starts[row + 1] {
        let slope = slope(k, state, valences)
        curvature[rows.columns[k]] += spread * slope * slope
      }
    }
    return curvature.map { 1 / $0.squareRoot() }
  }

  // MARK: The loss

  private struct State {
    var balance: Double
    var total: Double
    var chance: Double
  }

  private func state(_ row: Int, _ valences: [Double]) -> State {
    var balance = rows.fixed[row]
    var total = rows.fixedTotal[row] + shrinkage
    for k in rows.starts[row]..<rows.starts[row + 1] {
      let weight = valences[rows.columns[k]] * rows.factors[k]
      balance += weight
      total += (weight * weight + Self.smooth * Self.smooth).squareRoot() - Self.smooth
    }
    return State(balance: balance, total: total, chance: 1 / (1 + exp(-Self.steepness * balance / total)))
  }

  /// How the score changes with the valence of entry `k`.
  private func slope(_ k: Int, _ state: State, _ valences: [Double]) -> Double {
    let weight = valences[rows.columns[k]] * rows.factors[k]
    let sign = weight / (weight * weight + Self.smooth * Self.smooth).squareRoot()
    return rows.factors[k] * (1 / state.total - sign * state.balance / (state.total * state.total))
  }

  private func value(_ valences: [Double], _ gradient: inout [Double]) -> Double {
    var loss = penalty(valences, &gradient)
    for row in 0..<rows.count {
      let state = state(row, valences)
      let target = rows.targets[row]
      loss -=
        rows.weights[row]
        * (target * log(max(state.chance, 1e-12)) + (1 - target) * log(max(1 - state.chance, 1e-12)))
      let pull = rows.weights[row] * (state.chance - target) * Self.steepness
      for k in rows.starts[row]..<rows.starts[row + 1] {
        gradient[rows.columns[k]] += pull * slope(k, state, valences)
      }
    }
    return loss
  }

  private func penalty(_ valences: [Double], _ gradient: inout [Double]) -> Double {
    var sum = 0.0
    for i in valences.indices {
      let away = valences[i] - prior[i]
      let ridge = isNew[i] ? options.newRidge : options.ridge
      sum += 0.5 * ridge * away * away
      gradient[i] = ridge * away
      if isNew[i] {
        let root = (away * away + Self.smooth * Self.smooth).squareRoot()
        sum += options.newLasso * (root - Self.smooth)
        gradient[i] += options.newLasso * away / root
      }
    }
    return sum
  }
}
