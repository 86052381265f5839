/// What became of the input's rows: the numbers that let a reader check that nothing was lost.
public struct RowCounts: Sendable, Equatable, Codable {
  /// Records read, filtered ones left out.
  public var read = 0
  /// Records with a usable score.
  public var scored = 0
  /// Records without a usable score, by reason.
  public var rejected: [String: Int] = [:]
  /// Scored records without text.
  public var withoutText = 0
  /// Scored records whose answer says nothing.
  public var noAnswer = 0
  /// Records of the base with a theme.
  public var tagged = 0
  /// Comments of the base by language.
  public var languages: [String: Int] = [:]
  /// Records of the base whose text contradicts the score.
  public var mismatched = 0
  /// Scored records without a readable date; 0 where no series is wanted.
  public var undated = 0
  /// Records whose weight is so small that rounding it to millionths moves it by more than 0.1 %.
  public var coarseWeights = 0
  /// The number of the last record of the input, filtered ones included.
  public var last = 0

  /// The defaults.
  public init() {}

  /// The base of the theme figures: scored records with text that says something.
  ///
  /// On the scale `sentiment` a record without text has no score either, and was never among the scored.
  public var base: Int {
    let unscored = read - scored - rejected.values.reduce(0, +)
    return scored - (withoutText - unscored) - noAnswer
  }

  /// The counts that may be read from a file: none below nothing, with room to add up many.
  static let possible = 0...(1 << 48)

  /// Whether all counts are possible.
  var isSound: Bool {
    let counts = [
      read, scored, withoutText, noAnswer, tagged, mismatched, undated, coarseWeights, last,
    ]
    return (counts + rejected.values + languages.values).allSatisfy(Self.possible.contains)
  }

  /// Adds the counts of `other`.
  public mutating func merge(_ other: RowCounts) {
    read += other.read
    scored += other.scored
    withoutText += other.withoutText
    noAnswer += other.noAnswer
    tagged += other.tagged
    mismatched += other.mismatched
    undated += other.undated
    coarseWeights += other.coarseWeights
    last = max(last, other.last)
    rejected.merge(other.rejected, uniquingKeysWith: +)
    languages.merge(other.languages, uniquingKeysWith: +)
  }
}
