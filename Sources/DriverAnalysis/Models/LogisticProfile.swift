import RootCause

/// The interval and p of one coefficient from its profile penalised likelihood.
///
/// The ends are where twice the fall of the penalised likelihood, maximised over the other coefficients, is z². Sources: Heinze and
/// Schemper (2002); the search for an end is Venzon and Moolgavkar's (1988), Applied Statistics 37:87–94.
struct LogisticProfile {
  /// The lower end; −∞ where none was found.
  let low: Double
  /// The upper end; ∞ where none was found.
  let high: Double
  /// The p of the penalised likelihood ratio against 0; nil where it was not asked for or could not be maximised.
  let p: Double?

  init(_ design: LogisticDesign, fit: LogisticFit, column: Int, wantsP: Bool) {
    func end(_ sign: Double) -> Double? {
      Self.end(design, fit, column, sign: sign) ?? Self.bracketedEnd(design, fit, column, sign: sign)
    }
    low = end(-1) ?? -.infinity
    high = end(1) ?? .infinity
    let without = wantsP ? Self.held(design, fit, column, at: 0) : nil
    p = without.map {
      ChiSquareDistribution.survival(max(0, 2 * (fit.state.penalised - $0.penalised)), df: 1)
    }
  }

  /// Steps (XᵀWX)⁻¹(U + λe), with λ such that the parabola at the present place is at the height wanted after the step; the fixed
  /// point has that height, and no slope but along `column`.
  private static func end(
    _ design: LogisticDesign, _ fit: LogisticFit, _ column: Int, sign: Double
  ) -> Double? {
    let height = fit.state.penalised - NormalDistribution.z95 * NormalDistribution.z95 / 2
    var (beta, state) = (fit.beta, fit.state)
    for _ in 0..<LogisticFit.mostSteps {
      let along = state.covariance[column, column]
      let pulled = state.covariance.times(state.gradient)
      let rise = zip(pulled, state.gradient).reduce(0) { $0 + $1.0 * $1.1 }
      let lambda = sign * (max(0, 2 * (state.penalised - height) + rise) / along).squareRoot()
      var step = beta.indices.map { pulled[$0] + lambda * state.covariance[$0, column] }
      let longest = step.reduce(0) { max($0, abs($1)) }
      if longest > LogisticFit.longestStep { step = step.map { $0 * LogisticFit.longestStep / longest } }
      var next = try? design.state(at: zip(beta, step).map { $0 + $1 })
      for _ in 0..<40 where !((next?.penalised ?? -.infinity) > height - furthest) {
        step = step.map { $0 / 2 }
        next = try? design.state(at: zip(beta, step).map { $0 + $1 })
      }
      guard let next else { return nil }
      beta = zip(beta, step).map { $0 + $1 }
      state = next
      if zip(step, beta).allSatisfy({ abs($0) <= 1e-10 * (1 + abs($1)) }) {
        return sign * (beta[column] - fit.beta[column]) > 0 ? beta[column] : nil
      }
    }
    return nil
  }

  /// The same end where those steps do not settle, slower and surer: outwards until it is bracketed, then by false position
  /// (Illinois) on the signed root of the fall, which is nearly a line.
  private static func bracketedEnd(
    _ design: LogisticDesign, _ fit: LogisticFit, _ column: Int, sign: Double
  ) -> Double? {
    let (center, z) = (fit.beta[column], NormalDistribution.z95)
    let error = fit.state.covariance[column, column].squareRoot()
    func excess(_ value: Double) -> Double? {
      held(design, fit, column, at: value).map {
        (2 * max(0, fit.state.penalised - $0.penalised)).squareRoot() - z
      }
    }
    var near = (place: center, excess: -z)
    var far = near
    for _ in 0..<60 where far.excess < 0 {
      near = far
      let place = near.place + sign * error
      guard let value = excess(place) else { return nil }
      far = (place, value)
    }
    guard far.excess >= 0 else { return nil }
    var kept = 0
    for _ in 0..<100 where abs(far.place - near.place) > 1e-10 * (1 + abs(far.place)) {
      let place = far.place - far.excess * (far.place - near.place) / (far.excess - near.excess)
      guard let value = excess(place) else { return nil }
      if abs(value) < 1e-11 { return place }
      if value < 0 {
        near = (place, value)
        if kept == -1 { far.excess /= 2 }
        kept = -1
      } else {
        far = (place, value)
        if kept == 1 { near.excess /= 2 }
        kept = 1
      }
    }
    return far.place
  }

  /// How far below the height wanted a step may lead.
  private static let furthest = 5.0

  /// The largest penalised likelihood with the coefficient at `value`; nil where it cannot be found.
  private static func held(
    _ design: LogisticDesign, _ fit: LogisticFit, _ column: Int, at value: Double
  ) -> LogisticDesign.State? {
    let covariance = fit.state.covariance
    let move = (value - fit.beta[column]) / covariance[column, column]
    var start = fit.beta.indices.map { fit.beta[$0] + covariance[$0, column] * move }
    start[column] = value
    let found = try? LogisticFit.best(design, from: start, holding: column, tolerance: 1e-9)
    return found.flatMap { $0.hasConverged ? $0.state : nil }
  }
}
