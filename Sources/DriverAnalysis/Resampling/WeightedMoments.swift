/// Sums of one bootstrap replicate, from which moments are made; rows count as often as they were drawn.
struct WeightedMoments {
  private let order: Int
  private var weight = 0.0
  private var scoreSum = 0.0
  private var scoreSquare = 0.0
  private var sums: [Double]
  private var products: [Double]
  private var pairs: [Double]

  init(order: Int) {
    self.order = order
    sums = Array(repeating: 0, count: order)
    products = sums
    pairs = Array(repeating: 0, count: order * order)
  }

  mutating func add(score: Double, weight own: Double, predictors: ArraySlice<Int32>, times: Double) {
    let total = own * times
    weight += total
    scoreSum += total * score
    scoreSquare += total * score * score
    for index in predictors {
      let row = Int(index)
      products[row] += total * score
      for other in predictors { pairs[row * order + Int(other)] += total }
    }
  }

  /// Covariances divided by Σw, and those with the score; nil where the score does not vary.
  func moments() -> CovarianceCore? {
    let mean = scoreSum / weight
    let variance = scoreSquare / weight - mean * mean
    guard variance > 1e-12 * (1 + mean * mean) else { return nil }
    let means = (0..<order).map { pairs[$0 * order + $0] / weight }
    var covariance = SymmetricMatrix(order: order)
    for row in 0..<order {
      for column in 0...row {
        covariance[row, column] = pairs[row * order + column] / weight - means[row] * means[column]
      }
    }
    return CovarianceCore(
      covariance: covariance, scoreCovariance: (0..<order).map { products[$0] / weight - means[$0] * mean },
      scoreVariance: variance)
  }
}
