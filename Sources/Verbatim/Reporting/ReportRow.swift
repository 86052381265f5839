public import VerbatimModel

/// One record as a report shows it: its answers, what was found in them, and where.
public struct ReportRow: Sendable, Equatable {
  /// A stretch of the text, in UTF-16 units, which is how scripts in a browser count.
  public struct Span: Sendable, Equatable {
    /// The offset of the first unit.
    public var start: Int
    /// The number of units.
    public var length: Int
  }

  /// A place that matched a theme's term.
  public struct Evidence: Sendable, Equatable {
    /// Where.
    public let span: Span
    /// The theme's number in the catalog.
    public let theme: Int
    /// The term, as written in the codebook.
    public let term: String
  }

  /// A word that carried sentiment.
  public struct Hit: Sendable, Equatable {
    /// Where.
    public let span: Span
    /// The entry, its valence, its weight and the rules between them.
    public let reason: HitReason
  }

  /// A theme of the row.
  public struct Theme: Sendable, Equatable {
    /// The theme's number in the catalog.
    public let theme: Int
    /// What the row says of it.
    public let sentiment: Sentiment
  }

  /// One of several text columns: where its answer begins in the text.
  public struct Part: Sendable, Equatable {
    /// The column's place in the header.
    public let column: Int
    /// The offset of its first UTF-16 unit.
    public let start: Int
  }

  /// The record's number in the input, from 1.
  public let number: Int
  /// The record's id; nil without an id column.
  public let id: String?
  /// The score and band, or why there is none.
  public let score: RowScore
  /// The weight; 1 without a weight column.
  public let weight: Double
  /// The values of the segment columns, in the plan's order.
  public let segments: [String]
  /// When it was said.
  public let date: CalendarDate?
  /// The language of the first answer; `und` without text.
  public var language = CommentAnalysis.undetermined
  /// The sentiment of all answers.
  public var sentiment = Sentiment.none
  /// Whether there is text.
  public var hasText = false
  /// Whether the text says nothing.
  public var isNoAnswer = false
  /// Whether the text contradicts the score.
  public var isMismatch = false
  /// The answers, an empty line between two of them.
  public var text = ""
  /// The answers of several text columns; empty for a single one.
  public var parts: [Part] = []
  /// The themes matched, the most specific ones.
  public var themes: [Theme] = []
  /// Where themes were matched, in order.
  public var evidence: [Evidence] = []
  /// What the sentiment rests on, in order.
  public var hits: [Hit] = []
  /// What decides whether the row is kept where there are too many: the smallest are.
  let order: Order

  struct Order: Sendable, Equatable, Comparable {
    let hash: UInt64
    let number: Int
    static func < (a: Order, b: Order) -> Bool { (a.hash, a.number) < (b.hash, b.number) }
  }
}

/// Why a word carried the weight it did; the same for many hits.
public struct HitReason: Sendable, Hashable {
  /// The lexicon entry.
  public let entry: String
  /// Its valence in the lexicon, −4…4.
  public let valence: Double
  /// Its valence after all rules.
  public let weight: Double
  /// The rules, with the word that set each off: `negated:niet`.
  public let rules: [String]
}
