/// What one band of a tally holds.
public struct BandTally: Sendable, Hashable {
  /// Respondents.
  public internal(set) var n: Int64 = 0
  /// Σ weight, in millionths.
  public internal(set) var weight: Int128 = 0
  /// Σ weight · score, in millionths of millionths.
  public internal(set) var weightedScore: Int128 = 0

  /// An empty band.
  public init() {}

  mutating func add(_ row: ScoredRow) {
    n += 1
    weight += row.weight
    weightedScore += row.weightedScore
  }

  mutating func merge(_ other: BandTally, sign: Int128 = 1) {
    n += Int64(sign) * other.n
    weight += sign * other.weight
    weightedScore += sign * other.weightedScore
  }
}
