/// The exact, mergeable sums of one theme in one group of respondents.
public struct ThemeTally: Sendable, Hashable {
  /// How finely a respondent is divided over the themes it mentions: divisible by every count up to 16.
  static let portionUnit: Int128 = 720_720

  /// The scores of the comments that carry the theme.
  public internal(set) var scores: ScoreTally
  /// Σ weight · sentiment, in 1e-12.
  public internal(set) var sentiment: Int128 = 0
  /// Σ weight by polarity (the raw value of `ThemePolarity`), in millionths.
  public internal(set) var polarities = [Int128](repeating: 0, count: ThemePolarity.allCases.count)
  /// Σ weight / (themes of the comment) by band, in 1e-6 / 720,720; for the split of a score over themes.
  public internal(set) var portions: [Int128]
  /// Σ score · weight / (themes of the comment), in 1e-12 / 720,720.
  public internal(set) var portionScore: Int128 = 0

  /// An empty tally for a scale with `bandCount` bands.
  public init(bandCount: Int) {
    scores = ScoreTally(bandCount: bandCount)
    portions = Array(repeating: 0, count: bandCount)
  }

  /// Adds one mention; `portion` is the part of the respondent that falls to it (0 for implied themes).
  mutating func add(_ row: ScoredRow, _ mention: ThemeMention, portion: Int128) {
    scores.add(row)
    sentiment += row.weight * Int128(mention.sentiment)
    polarities[Int(mention.polarity.rawValue)] += row.weight
    if portion != 0 {
      portions[row.band] += portion
      portionScore += portion * row.score
    }
  }

  /// Adds everything in `other`, which has the same number of bands.
  public mutating func merge(_ other: ThemeTally) {
    if other.scores.weightSquare == 0, other.scores.n == 0 { return }
    scores.merge(other.scores)
    sentiment += other.sentiment
    for index in other.polarities.indices { polarities[index] += other.polarities[index] }
    for index in other.portions.indices { portions[index] += other.portions[index] }
    portionScore += other.portionScore
  }
}
