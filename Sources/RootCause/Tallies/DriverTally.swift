/// Exact, mergeable cross-products of theme × polarity, from which a least-squares fit is computed without
/// the rows.
///
/// Predictor 2·theme is "mentioned positively", 2·theme + 1 "mentioned negatively"; a mixed mention is both,
/// a neutral one neither, and implied themes take no part. All sums are integers, as in `ScoreTally`.
public struct DriverTally: Sendable, Hashable {
  /// The number of themes; there are twice as many predictors.
  public let themeCount: Int
  /// Respondents of the base.
  public internal(set) var n: Int64 = 0
  /// Σ weight, in millionths.
  public internal(set) var weight: Int128 = 0
  /// Σ weight², in 1e-12.
  public internal(set) var weightSquare: Int128 = 0
  /// Σ weight · score, in 1e-12.
  public internal(set) var weightedScore: Int128 = 0
  /// Σ weight · score², in 1e-18.
  public internal(set) var weightedSquare: Int128 = 0
  /// Respondents that carry each predictor.
  public internal(set) var counts: [Int64]
  /// Σ weight · score of each predictor, in 1e-12.
  public internal(set) var scoreProducts: [Int128]
  /// Σ weight of each pair of predictors, in millionths: the lower triangle by rows, the diagonal included.
  public internal(set) var pairs: [Int128]

  /// An empty tally.
  public init(themeCount: Int) {
    self.themeCount = themeCount
    let predictors = 2 * themeCount
    counts = Array(repeating: 0, count: predictors)
    scoreProducts = Array(repeating: 0, count: predictors)
    pairs = Array(repeating: 0, count: predictors * (predictors + 1) / 2)
  }

  /// Kish's effective n, (Σw)²/Σw²; exactly n where all weights are equal, 0 where there are none.
  public var effectiveN: Double { Kish.effectiveN(n: n, weight: weight, weightSquare: weightSquare) }

  /// The number of predictors.
  public var predictorCount: Int { counts.count }

  /// Σ weight of the respondents that carry both predictors, in millionths.
  public func pair(_ first: Int, _ second: Int) -> Int128 { pairs[Self.position(first, second)] }

  private static func position(_ first: Int, _ second: Int) -> Int {
    let row = max(first, second)
    return row * (row + 1) / 2 + min(first, second)
  }

  mutating func add(_ row: ScoredRow, _ mentions: [ThemeMention]) {
    n += 1
    weight += row.weight
    weightSquare += row.weightSquare
    weightedScore += row.weightedScore
    weightedSquare += row.weightedSquare
    for (index, mention) in mentions.enumerated() {
      mention.forEachPredictor { predictor in
        counts[predictor] += 1
        scoreProducts[predictor] += row.weightedScore
        for other in mentions[...index] {
          other.forEachPredictor { earlier in
            if other.theme != mention.theme || earlier <= predictor {
              pairs[Self.position(predictor, earlier)] += row.weight
            }
          }
        }
      }
    }
  }

  /// Adds everything in `other`, which has the same themes.
  public mutating func merge(_ other: DriverTally) {
    n += other.n
    weight += other.weight
    weightSquare += other.weightSquare
    weightedScore += other.weightedScore
    weightedSquare += other.weightedSquare
    for index in counts.indices { counts[index] += other.counts[index] }
    for index in scoreProducts.indices { scoreProducts[index] += other.scoreProducts[index] }
    for index in pairs.indices { pairs[index] += other.pairs[index] }
  }
}

extension ThemeMention {
  /// Calls `body` with each predictor that this mention sets: 2·theme positive, 2·theme + 1 negative.
  @inline(__always)
  public func forEachPredictor(_ body: (Int) -> Void) {
    if isImplied { return }
    if polarity == .positive || polarity == .mixed { body(2 * theme) }
    if polarity == .negative || polarity == .mixed { body(2 * theme + 1) }
  }
}
