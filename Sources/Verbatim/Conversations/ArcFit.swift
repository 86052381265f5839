internal import VerbatimModel

/// Fits the customer's sentiment over the turns of a conversation.
enum ArcFit {
  /// Sentiment nearer to 0 than this does not plainly say on which side the mood is.
  private static let plain = 0.25
  /// What the mood of a turn counts that says without words of feeling that it is solved.
  private static let relief = 0.3
  /// The turns without plain mood that may lie between the two sides of a turning point.
  private static let longestPause = 1

  /// The arc; agents, bots and the channel have no part in it.
  ///
  /// `solved` are the turns that say that it is solved.
  static func arc(_ turns: [ConversationTurn], _ found: [CommentAnalysis], solved: Set<Int>) -> SentimentArc {
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
    let moods = zip(places, scores).map { place, score in
      abs(score) < relief / 2 && solved.contains(place) ? relief : score
    }
    arc.turningPoints = turningPoints(moods, places)
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

  /// The turns at which the mood goes from plainly bad to plainly good or back, and stays there in the next turn.
  private static func turningPoints(_ moods: [Double], _ places: [Int]) -> [TurningPoint] {
    var points: [TurningPoint] = []
    var last: Int?
    for (index, mood) in moods.enumerated() where abs(mood) >= plain {
      let next = moods[index...].prefix(2)
      let stays = (next.reduce(0, +) < 0) == (mood < 0)
      if let last, (moods[last] < 0) != (mood < 0), index - last - 1 <= longestPause, stays {
        points.append(TurningPoint(turn: places[index], from: moods[last], to: mood))
      }
      last = index
    }
    return points
  }
}
