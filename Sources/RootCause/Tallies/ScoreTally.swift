/// The exact, mergeable sums behind every score, share and interval.
///
/// All sums are integers: weights and scores in millionths (1e-6), products in 1e-12 and 1e-18. Merging is
/// therefore exact, associative and independent of order, and an empty tally is its identity. Ten billion
/// rows of |score| ≤ 100 and weight ≤ 1,000,000 fit (10¹⁰ · 10¹² · 10¹⁶ < 2¹²⁷), or of |score| ≤ 1,000 and a mean weight of 10,000.
public struct ScoreTally: Sendable, Hashable {
  /// The bands, lowest first.
  public internal(set) var bands: [BandTally]
  /// Σ weight · score², in 1e-18.
  public internal(set) var weightedSquare: Int128 = 0
  /// Σ weight², in 1e-12.
  public internal(set) var weightSquare: Int128 = 0

  /// An empty tally for a scale with `bandCount` bands.
  public init(bandCount: Int) {
    bands = Array(repeating: BandTally(), count: bandCount)
  }

  /// Adds one answer.
  public mutating func add(_ respondent: Respondent) { add(ScoredRow(respondent)) }

  mutating func add(_ row: ScoredRow) {
    bands[row.band].add(row)
    weightedSquare += row.weightedSquare
    weightSquare += row.weightSquare
  }

  /// Adds everything in `other`, which has the same number of bands.
  public mutating func merge(_ other: ScoreTally) { combine(other, sign: 1) }

  /// What is left without the answers of `part`, all of which are in this tally.
  public func subtracting(_ part: ScoreTally) -> ScoreTally {
    var rest = self
    rest.combine(part, sign: -1)
    return rest
  }

  private mutating func combine(_ other: ScoreTally, sign: Int128) {
    for index in other.bands.indices { bands[index].merge(other.bands[index], sign: sign) }
    weightedSquare += sign * other.weightedSquare
    weightSquare += sign * other.weightSquare
  }
}

extension ScoreTally {
  /// Respondents.
  public var n: Int64 { bands.reduce(0) { $0 + $1.n } }

  /// Σ weight, in millionths.
  public var weight: Int128 { bands.reduce(0) { $0 + $1.weight } }

  /// Σ weight · score, in 1e-12.
  public var weightedScore: Int128 { bands.reduce(0) { $0 + $1.weightedScore } }

  /// Kish's effective n, (Σw)²/Σw²; exactly n where all weights are equal, 0 where there are none.
  public var effectiveN: Double { Kish.effectiveN(n: n, weight: weight, weightSquare: weightSquare) }

  /// The weighted share of a band; nil where there are no answers.
  public func share(ofBand band: Int) -> Double? { ExactProduct.ratio(bands[band].weight, weight) }

  /// The weighted mean score, in scale points.
  public var mean: Double? { ExactProduct.ratio(weightedScore, weight).map { $0 / 1e6 } }

  /// The weighted sample variance, Σw(s − mean)²/Σw · nₑ/(nₑ − 1), nₑ the effective n; nil for nₑ ≤ 1.
  ///
  /// Without weights this is the usual Σ(s − mean)²/(n − 1). It is exactly 0 where all scores are equal.
  public var variance: Double? {
    let size = effectiveN
    guard size > 1 else { return nil }
    let total = Double(weight)
    let spread = ExactProduct.difference(weight, weightedSquare, weightedScore, weightedScore)
    return spread / (total * total) / 1e12 * (size / (size - 1))
  }
}
