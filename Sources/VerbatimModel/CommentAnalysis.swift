/// A word or phrase that carried sentiment, with the reason for its weight.
public struct SentimentHit: Sendable, Equatable {
  /// The UTF-8 byte offsets in the comment.
  public let range: Range<Int>
  /// The lexicon entry, as written in its file.
  public let entry: String
  /// The valence in the lexicon, −4…4.
  public let valence: Double
  /// The valence after all rules.
  public let weight: Double
  /// The rules that changed it, with the word that set each off: `negated:niet`.
  public let rules: [String]

  /// All of it as given.
  public init(range: Range<Int>, entry: String, valence: Double, weight: Double, rules: [String]) {
    self.range = range
    self.entry = entry
    self.valence = valence
    self.weight = weight
    self.rules = rules
  }
}

/// The sentiment of a comment or of what it says of a theme.
public struct Sentiment: Sendable, Equatable {
  /// −1…1: `positive` − `negative`.
  public var score: Double
  /// The word for the score.
  public var label: SentimentLabel
  /// The weight of praise as a share of all weight, shrunk toward 0: P / (P + N + shrinkage).
  public var positive: Double
  /// The weight of blame likewise.
  public var negative: Double

  /// All of it as given.
  public init(score: Double, label: SentimentLabel, positive: Double, negative: Double) {
    self.score = score
    self.label = label
    self.positive = positive
    self.negative = negative
  }

  /// Neither praise nor blame.
  public static let none = Sentiment(score: 0, label: .neutral, positive: 0, negative: 0)
}

/// A place in a comment that matched a theme's term.
public struct ThemeEvidence: Sendable, Equatable {
  /// The UTF-8 byte offsets in the comment.
  public let range: Range<Int>
  /// The term, as written in the codebook.
  public let term: String

  /// All of it as given.
  public init(range: Range<Int>, term: String) {
    self.range = range
    self.term = term
  }
}

/// A theme that a comment carries.
public struct TaggedTheme: Sendable, Equatable {
  /// The theme's number in the catalog.
  public let theme: Int
  /// What the comment says of it.
  public let sentiment: Sentiment
  /// Where, in order.
  public let evidence: [ThemeEvidence]

  /// All of it as given.
  public init(theme: Int, sentiment: Sentiment, evidence: [ThemeEvidence]) {
    self.theme = theme
    self.sentiment = sentiment
    self.evidence = evidence
  }
}

/// Everything found in one comment.
public struct CommentAnalysis: Sendable, Equatable {
  /// The language's code, or `und`.
  public var language: String
  /// The sentiment of the whole.
  public var sentiment: Sentiment
  /// What the sentiment rests on; empty unless evidence was asked for.
  public var hits: [SentimentHit]
  /// The most specific themes, in the codebook's order.
  public var themes: [TaggedTheme]
  /// Whether the whole answer says nothing ("nvt", "-").
  public var isNoAnswer: Bool

  /// All of it as given.
  public init(
    language: String, sentiment: Sentiment, hits: [SentimentHit], themes: [TaggedTheme], isNoAnswer: Bool
  ) {
    self.language = language
    self.sentiment = sentiment
    self.hits = hits
    self.themes = themes
    self.isNoAnswer = isNoAnswer
  }

  /// The code for "no language fits".
  public static let undetermined = "und"
}

extension CommentAnalysis {
  /// What is known of an empty cell.
  public static let empty = CommentAnalysis(
    language: undetermined, sentiment: .none, hits: [], themes: [], isNoAnswer: false)
}
