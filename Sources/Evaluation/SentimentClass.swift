/// The three classes that sentiment is measured in.
public enum SentimentClass: Int, Sendable, CaseIterable, Hashable {
  case negative, neutral, positive

  /// The name in all output.
  public var name: String {
    switch self {
    case .negative: "negative"
    case .neutral: "neutral"
    case .positive: "positive"
    }
  }

  /// The class that a gold label stands for: `positive`, `pos`, `1`, `neg`, `0`, `−1` …; nil where it names none.
  ///
  /// `mixed`, `conflict` and `none` are none of the three: such comments are left out.
  public init?(label: String) {
    switch label.lowercased().trimmed {
    case "positive", "pos", "1", "+", "+1", "positief", "positiv": self = .positive
    case "neutral", "neu", "0", "neutraal": self = .neutral
    case "negative", "neg", "-1", "−1", "-", "negatief", "negativ": self = .negative
    default: return nil
    }
  }
}

/// How a gold score tells the class of its comment.
public struct ScoreClasses: Sendable, Equatable {
  /// Scores up to this are negative.
  public let negativeTo: Double
  /// Scores from this are positive.
  public let positiveFrom: Double
  /// The least and the greatest valid score.
  public let range: ClosedRange<Double>
  /// Whether a low score is praise.
  public let isReversed: Bool

  /// All of it as given.
  public init(negativeTo: Double, positiveFrom: Double, range: ClosedRange<Double>, isReversed: Bool = false)
  {
    self.negativeTo = negativeTo
    self.positiveFrom = positiveFrom
    self.range = range
    self.isReversed = isReversed
  }

  /// Stars or satisfaction, 1–5: 1–2 negative, 3 neutral, 4–5 positive.
  public static let csat = ScoreClasses(negativeTo: 2, positiveFrom: 4, range: 1...5)
  /// Likelihood to recommend, 0–10: 0–6 negative, 7–8 neutral, 9–10 positive.
  public static let nps = ScoreClasses(negativeTo: 6, positiveFrom: 9, range: 0...10)
  /// The same without a 0.
  public static let nps10 = ScoreClasses(negativeTo: 6, positiveFrom: 9, range: 1...10)
  /// Ease, 1–7: 1–3 negative, 4 neutral, 5–7 positive.
  public static let ces = ScoreClasses(negativeTo: 3, positiveFrom: 5, range: 1...7)
  /// Ratings around 0, −4…4 as the mean of raters: beyond ±0.5 they take sides.
  public static let valence = ScoreClasses(negativeTo: -0.5, positiveFrom: 0.5, range: -4...4)

  /// The classes of a scale by its name; nil for names other than those here.
  public init?(scale: String) {
    switch scale {
    case "csat", "stars": self = .csat
    case "nps": self = .nps
    case "nps10": self = .nps10
    case "ces": self = .ces
    case "valence": self = .valence
    default: return nil
    }
  }

  /// The same with low scores as praise.
  public var reversed: ScoreClasses {
    ScoreClasses(negativeTo: negativeTo, positiveFrom: positiveFrom, range: range, isReversed: true)
  }

  /// The score with high as praise; nil outside the scale.
  public func aligned(_ score: Double) -> Double? {
    guard range.contains(score) else { return nil }
    return isReversed ? range.lowerBound + range.upperBound - score : score
  }

  /// The class of a score; nil outside the scale.
  public func sentimentClass(of score: Double) -> SentimentClass? {
    guard let score = aligned(score) else { return nil }
    return score <= negativeTo ? .negative : score >= positiveFrom ? .positive : .neutral
  }
}

extension StringProtocol {
  /// The text without white space at either end.
  var trimmed: String {
    var slice = self[...]
    while slice.first?.isWhitespace == true { slice = slice.dropFirst() }
    while slice.last?.isWhitespace == true { slice = slice.dropLast() }
    return String(slice)
  }
}
