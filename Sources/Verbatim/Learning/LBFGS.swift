/// Minimises a smooth function of many variables by L-BFGS with backtracking; deterministic.
///
/// Nocedal and Wright, Numerical Optimization, 2nd ed., algorithms 7.4 and 3.1.
struct LBFGS {
  /// How many steps back the curvature is remembered.
  var memory = 8
  /// The most iterations.
  var iterations = 80
  /// It ends when the value falls by less than this share of itself.
  var tolerance = 1e-7

  private struct Step {
    let s: [Double]
    let y: [Double]
    let rho: Double
  }

  /// The point reached from `start`; `function` returns the value and fills the gradient.
  func minimise(_ start: [Double], _ function: ([Double], inout [Double]) -> Double) -> [Double] {
    var x = start
    var gradient = [Double](repeating: 0, count: x.count)
    var value = function(x, &gradient)
    var steps: [Step] = []
    for _ in 0..<iterations {
      let direction = direction(gradient, steps)
      let slope = Self.dot(direction, gradient)
      if slope >= 0 { break }
      guard let next = search(x, value, slope, direction, isFirst: steps.isEmpty, function) else { break }
      let s = Self.difference(next.x, x)
      let y = Self.difference(next.gradient, gradient)
      let curvature = Self.dot(s, y)
      if curvature > 1e-12 { steps.append(Step(s: s, y: y, rho: 1 / curvature)) }
      if steps.count > memory { steps.removeFirst() }
      let fall = value - next.value
      (x, value, gradient) = next
      if fall <= tolerance * max(1, abs(value)) { break }
    }
    return x
  }

  private func search(
    _ x: [Double], _ value: Double, _ slope: Double, _ direction: [Double], isFirst: Bool,
    _ function: ([Double], inout [Double]) -> Double
  ) -> (x: [Double], value: Double, gradient: [Double])? {
    var length = isFirst ? min(1, 1 / (-slope).squareRoot()) : 1
    var gradient = [Double](repeating: 0, count: x.count)
    for _ in 0..<30 {
      var candidate = x
      for i in x.indices { candidate[i] += length * direction[i] }
      let reached = function(candidate, &gradient)
      if reached <= value + 1e-4 * length * slope { return (candidate, reached, gradient) }
      length /= 2
    }
    return nil
  }

  private func direction(_ gradient: [Double], _ steps: [Step]) -> [Double] {
    var q = gradient
    var alphas: [Double] = []
    for step in steps.reversed() {
      let alpha = step.rho * Self.dot(step.s, q)
      alphas.append(alpha)
      for i in q.indices { q[i] -= alpha * step.y[i] }
    }
    if let last = steps.last {
      let scale = 1 / (last.rho * Self.dot(last.y, last.y))
      for i in q.indices { q[i] *= scale }
    }
    for (step, alpha) in zip(steps, alphas.reversed()) {
      let beta = step.rho * Self.dot(step.y, q)
      for i in q.indices { q[i] += step.s[i] * (alpha - beta) }
    }
    return q.map { -$0 }
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for i in a.indices { sum += a[i] * b[i] }
    return sum
  }

  private static func difference(_ a: [Double], _ b: [Double]) -> [Double] { a.indices.map { a[$0] - b[$0] } }
}
