/// The word for a score.
public enum SentimentLabel: UInt8, Sendable, CaseIterable {
  case negative, neutral, positive, mixed

  /// The name in all output.
  public var name: String {
    switch self {
    case .negative: "negative"
    case .neutral: "neutral"
    case .positive: "positive"
    case .mixed: "mixed"
    }
  }
}
