import VerbatimModel

/// The polarity that a comment gives to a theme.
public enum ThemePolarity: UInt8, Sendable, Hashable, CaseIterable {
  case positive
  case neutral
  case negative
  case mixed
}

/// One theme in one respondent's comment.
public struct ThemeMention: Sendable, Hashable {
  /// The index of the theme in the codebook, from 0.
  public var theme: Int
  /// The sentiment of the theme in −1…1, in millionths.
  public var sentiment: Int32
  /// The polarity of the theme.
  public var polarity: ThemePolarity
  /// Whether only a theme below it was matched: an ancestor, which counts but takes no part in drivers and
  /// splits.
  public var isImplied: Bool

  /// A mention; `sentiment` in millionths.
  public init(theme: Int, sentiment: Int32, polarity: ThemePolarity, isImplied: Bool = false) {
    self.theme = theme
    self.sentiment = sentiment
    self.polarity = polarity
    self.isImplied = isImplied
  }
}

/// One scored answer, the unit of every statistic: one respondent, one vote.
///
/// Reuse one value for all rows and empty `mentions` with `removeAll(keepingCapacity: true)`, and a tally
/// allocates nothing. Each theme occurs at most once in `mentions`, ancestors included
/// (`ThemeHierarchy.expand` sees to that).
public struct Respondent: Sendable, Equatable {
  /// The largest weight, such as the number of people whom a respondent stands for; rows with larger ones are refused where
  /// they are read, so that no sum can overflow.
  public static let maximumWeight = 1_000_000.0
  /// Positive weights below this lose more than 0.1 % when they are rounded to millionths.
  public static let smallestExactWeight = 0.0005
  /// The largest absolute score; scales with larger ones are refused where they are read.
  public static let maximumScore = Scale.largestScore

  /// The score in millionths of a scale point.
  public var score: Int64
  /// The index of the band, lowest first.
  public var band: Int
  /// The weight in millionths; 1,000,000 without weighting.
  public var weight: Int64
  /// Whether there is a text; only then do the themes and the base count the row.
  public var hasText: Bool
  /// The themes of the comment, ancestors included, each once.
  public var mentions: [ThemeMention]

  /// A respondent with a score in scale points and a weight, both rounded to millionths.
  public init(
    score: Double, band: Int, weight: Double = 1, hasText: Bool = true, mentions: [ThemeMention] = []
  ) {
    self.score = FixedPoint.encode(min(max(score, -Self.maximumScore), Self.maximumScore))
    self.weight = FixedPoint.encode(min(max(weight, 0), Self.maximumWeight))
    self.band = band
    self.hasText = hasText
    self.mentions = mentions
  }
}

/// The products of one row that every tally it enters adds up.
struct ScoredRow {
  let band: Int
  let score: Int128
  let weight: Int128
  let weightedScore: Int128
  let weightedSquare: Int128
  let weightSquare: Int128

  init(_ respondent: Respondent) {
    band = respondent.band
    score = Int128(respondent.score)
    weight = Int128(respondent.weight)
    weightedScore = weight * score
    weightedSquare = weightedScore * score
    weightSquare = weight * weight
  }
}
