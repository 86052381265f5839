/// The place where the penalised likelihood is largest, or largest with one coefficient held.
struct LogisticFit {
  let beta: [Double]
  let state: LogisticDesign.State
  let hasConverged: Bool

  /// Scoring settles slowly where the likelihood hardly falls any more, as far out along a theme that nearly separates.
  static let mostSteps = 2000

  /// No coefficient moves further than this in one step.
  static let longestStep = 5.0

  /// Scoring steps until no coefficient moves by more than `tolerance`, relatively, halved where the penalised likelihood would fall.
  ///
  /// The coefficient `held` stays as it is.
  /// - Throws: `AlgebraError` where the start is impossible.
  static func best(
    _ design: LogisticDesign, from start: [Double], holding held: Int? = nil, tolerance: Double = 1e-12
  ) throws(AlgebraError) -> LogisticFit {
    var beta = start
    var state = try design.state(at: beta)
    for _ in 0..<mostSteps {
      var step = Self.step(state, holding: held)
      let longest = step.reduce(0) { max($0, abs($1)) }
      if longest > longestStep { step = step.map { $0 * longestStep / longest } }
      let floor = state.penalised - 1e-12 * abs(state.penalised)
      var next = try? design.state(at: zip(beta, step).map { $0 + $1 })
      for _ in 0..<40 where !((next?.penalised ?? -.infinity) >= floor) {
        step = step.map { $0 / 2 }
        next = try? design.state(at: zip(beta, step).map { $0 + $1 })
      }
      guard let next else { return LogisticFit(beta: beta, state: state, hasConverged: false) }
      beta = zip(beta, step).map { $0 + $1 }
      state = next
      if zip(step, beta).allSatisfy({ abs($0) <= tolerance * (1 + abs($1)) }) {
        return LogisticFit(beta: beta, state: state, hasConverged: true)
      }
    }
    return LogisticFit(beta: beta, state: state, hasConverged: false)
  }

  /// (XᵀWX)⁻¹ times the gradient; with a coefficient held, the same within the others.
  private static func step(_ state: LogisticDesign.State, holding held: Int?) -> [Double] {
    var gradient = state.gradient
    if let held {
      gradient[held] = 0
      let pull = gradient.indices.reduce(0) { $0 + state.covariance[held, $1] * gradient[$1] }
      gradient[held] = -pull / state.covariance[held, held]
    }
    var step = state.covariance.times(gradient)
    if let held { step[held] = 0 }
    return step
  }
}
