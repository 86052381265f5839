/// Comments counted as they are and by weight.
public struct WeightedCount: Sendable, Hashable {
  /// Comments.
  public private(set) var n = 0
  /// Σ weight, in millionths.
  public private(set) var weight: Int128 = 0
  /// Σ weight², in 1e-12.
  public private(set) var weightSquare: Int128 = 0

  /// None.
  public init() {}

  /// Adds a comment of `weight` millionths.
  public mutating func add(weight own: Int64) {
    n += 1
    weight += Int128(own)
    weightSquare += Int128(own) * Int128(own)
  }

  /// Kish's effective n; exactly `n` where all weights are equal.
  public var effectiveN: Double { Kish.effectiveN(n: Int64(n), weight: weight, weightSquare: weightSquare) }

  /// What a part of these comments is when they are scaled to sum to the effective n; without weights its count.
  public func scaled(_ part: WeightedCount) -> Double {
    let size = effectiveN
    if size == Double(n) { return Double(part.n) }
    return weight > 0 ? Double(part.weight) / Double(weight) * size : 0
  }
}

extension ContingencyTable {
  /// The table of two traits within `all`: those with both, with the first, and with the second.
  ///
  /// With weights every cell is its weighted share times the effective n of `all`.
  public init(both: WeightedCount, first: WeightedCount, second: WeightedCount, all: WeightedCount) {
    let (a, row, column) = (all.scaled(both), all.scaled(first), all.scaled(second))
    // Weights of zero may leave a rounding error below nothing.
    self.init(
      a: a, b: max(0, row - a), c: max(0, column - a), d: max(0, all.scaled(all) - row - column + a))
  }
}
