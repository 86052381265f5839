public import RootCause
import VerbatimModel

/// Percentile intervals of relative weights and coefficients, by resampling respondents.
///
/// Replicate r draws as many respondents as the sample has, with replacement, from a generator seeded by
/// (seed, r) alone: replicates can be computed in any order and on any number of threads, with the same
/// result. The ends are the 2.5 % and 97.5 % quantiles (linear between order statistics). Source: Efron and
/// Tibshirani (1993), An Introduction to the Bootstrap, chapter 13.
public struct DriverBootstrap: Sendable {
  /// One replicate: the relative weight and the coefficient of each predictor.
  public struct Replicate: Sendable, Hashable {
    /// ε_j; 0 where the predictor did not vary in the replicate.
    public let weights: [Double]
    /// The least-squares coefficients; 0 where the predictor did not vary in the replicate.
    public let coefficients: [Double]
  }

  /// The intervals of one predictor.
  public struct Intervals: Sendable, Hashable {
    /// The interval of the relative weight.
    public let weight: Interval
    /// The interval of the relative weight's share of R², within 0…1: the share is taken in each replicate.
    public let share: Interval
    /// The interval of the coefficient.
    public let coefficient: Interval
  }

  private let seed: UInt64
  private let order: Int
  private let scores: [Double]
  private let weights: [Double]
  private let starts: [Int]
  private let predictors: [Int32]

  /// A bootstrap of `sample` for the predictors of a fitted model.
  public init(_ sample: DriverSample, predictors kept: [DriverPredictor], seed: UInt64) {
    self.seed = seed
    order = kept.count
    var dense = [Int32](repeating: -1, count: 2 * sample.themeCount)
    for (position, predictor) in kept.enumerated() { dense[predictor.index] = Int32(position) }
    scores = sample.rows.map { FixedPoint.decode($0.score) }
    weights = sample.rows.map { FixedPoint.decode($0.weight) }
    var starts = [0]
    var flat: [Int32] = []
    for row in sample.rows {
      flat += row.predictors.map { dense[$0] }.filter { $0 >= 0 }
      starts.append(flat.count)
    }
    self.starts = starts
    predictors = flat
  }

  /// Replicate number `number`; nil where its score does not vary.
  public func replicate(_ number: Int) -> Replicate? {
    var mixer = SplitMix64(seed: seed &+ UInt64(truncatingIfNeeded: number) &* 0x9e37_79b9_7f4a_7c15)
    var random = SeededGenerator(seed: mixer.next())
    var times = [Int32](repeating: 0, count: scores.count)
    for _ in scores.indices { times[random.index(below: scores.count)] += 1 }
    var sums = WeightedMoments(order: order)
    for row in scores.indices where times[row] > 0 {
      sums.add(
        score: scores[row], weight: weights[row], predictors: predictors[starts[row]..<starts[row + 1]],
        times: Double(times[row]))
    }
    return sums.moments().flatMap(fit)
  }

  /// The intervals from `count` replicates, in the order of the predictors; nil for fewer than two usable
  /// ones.
  public func intervals(replicates count: Int = 500) -> [Intervals]? {
    Self.intervals((0..<count).compactMap(replicate))
  }

  /// The intervals from replicates computed elsewhere, whatever their order.
  public static func intervals(_ replicates: [Replicate]) -> [Intervals]? {
    guard replicates.count > 1, let order = replicates.first?.weights.count else { return nil }
    let sums = replicates.map { $0.weights.reduce(0, +) }
    return (0..<order).map { index in
      Intervals(
        weight: percentiles(replicates.map { $0.weights[index] }),
        share: percentiles(zip(replicates, sums).map { $1 > 0 ? min(1, $0.weights[index] / $1) : 0 }),
        coefficient: percentiles(replicates.map { $0.coefficients[index] }))
    }
  }

  private static func percentiles(_ values: [Double]) -> Interval {
    let sorted = values.sorted()
    func quantile(_ p: Double) -> Double {
      let position = p * Double(sorted.count - 1)
      let below = Int(position)
      let above = min(below + 1, sorted.count - 1)
      return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
    }
    return Interval(low: quantile(0.025), high: quantile(0.975))
  }

  private func fit(_ sums: CovarianceCore) -> Replicate? {
    let varying = (0..<order).filter { sums.covariance[$0, $0] > 1e-12 }
    let first = sums.covariance.restricted(to: varying)
    let kept = LinearAlgebra.independent(first.correlation).map { varying[$0] }
    let moments = CovarianceCore(
      covariance: sums.covariance.restricted(to: kept),
      scoreCovariance: kept.map { sums.scoreCovariance[$0] },
      scoreVariance: sums.scoreVariance)
    guard
      let weights = try? RelativeWeights(moments).weights,
      let coefficients = try? LinearDrivers.solve(moments).values
    else { return nil }
    return Replicate(weights: spread(weights, over: kept), coefficients: spread(coefficients, over: kept))
  }

  private func spread(_ values: [Double], over kept: [Int]) -> [Double] {
    var result = [Double](repeating: 0, count: order)
    for (position, index) in kept.enumerated() { result[index] = values[position] }
    return result
  }
}
