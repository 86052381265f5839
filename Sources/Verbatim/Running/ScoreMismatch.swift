internal import VerbatimModel

/// Whether a comment says the opposite of its score: a 9 with a rant, a 1 with praise.
enum ScoreMismatch {
  /// How clear the text must be: the score of its sentiment, up or down.
  static let clearly = 0.4

  static func isMismatch(_ sentiment: Sentiment, band: Int, of scale: Scale) -> Bool {
    if scale.bands.count < 2 { return false }
    if band == 0 { return sentiment.score >= clearly && sentiment.negative == 0 }
    if band == scale.bands.count - 1 { return sentiment.score <= -clearly && sentiment.positive == 0 }
    return false
  }
}
