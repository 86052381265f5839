internal import VerbatimModel

/// Fits the customer's sentiment over the turns of a conversation.
enum ArcFit {
  /// Sentiment nearer to 0 than this does not say on which side the mood is.
  private static let threshold = 0.15

  /// The arc; agents, bots and the channel have no part in it.
  static func arc(_ turns: [ConversationTurn], _ found: [CommentAnalysis]) -> SentimentArc {
    var arc = SentimentArc()
    let places = turns.indices.filter { turns[$0].role == .customer }
    guard !places.isEmpty else { return arc }
    let scores = places.map { found[$0].sentiment.score }
    let third = max(1, scores.count / 3)
    arc.start = mean(scores.prefix(third))
    arc.end = mean(scores.suffix(third))
    if let lowest = scores.min() {
      arc.lowest = lowest
      arc.lowestTurn = scores.firstIndex(of: lowest).map { places[$0] }
    }
    arc.slope = slope(scores)
    arc.turningPoints = turningPoints(scores, places)
    return arc
  }

  private static func mean(_ values: ArraySlice<Double>) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  /// Least squares of the score on the number of the customer's turn.
  private static func slope(_ scores: [Double]) -> Double? {
    guard scores.count > 1 else { return nil }
    let centre = Double(scores.count - 1) / 2
    let average = mean(scores[...])
    var product = 0.0
    var square = 0.0
    for (index, score) in scores.enumerated() {
      let distance = Double(index) - centre
      product += distance * (score - average)
      square += distance * distance
    }
    return product / square
  }

  private static func turningPoints(_ scores: [Double], _ places: [Int]) -> [TurningPoint] {
    var points: [TurningPoint] = []
    var last: Double?
    for (score, turn) in zip(scores, places) where abs(score) >= threshold {
      if let last, (last < 0) != (score < 0) {
        points.append(TurningPoint(turn: turn, from: last, to: score))
      }
      last = score
    }
    return points
  }
}
