internal import VerbatimModel

/// Fits the customer's sentiment over the turns of a conversation.
enum ArcFit {
  /// The arc without its turning points; agents, bots and the channel have no part in it.
  ///
  /// `scores` are the sentiments of all turns.
  static func arc(_ turns: [ConversationTurn], _ scores: [Double]) -> SentimentArc {
    var arc = SentimentArc()
    let places = turns.indices.filter { turns[$0].role == .customer }
    guard !places.isEmpty else { return arc }
    let scores = places.map { scores[$0] }
    let third = max(1, scores.count / 3)
    arc.start = mean(scores.prefix(third))
    arc.end = mean(scores.suffix(third))
    if let lowest = scores.min() {
      arc.lowest = lowest
      arc.lowestTurn = scores.firstIndex(of: lowest).map { places[$0] }
    }
    arc.slope = slope(scores)
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

  // MARK: Turning points

  /// A mood at least this good, this much above the level before it, and a level at most this good, is a turn for the better.
  private static let (good, rise, goodLevel) = (0.3, 0.3, 0.1)
  /// Before a turn for the better something was wrong: a mood at most this good.
  private static let trouble = -0.2
  /// A mood at most this good, this much below the level before it, and not better than any before it, is a turn for the worse.
  private static let (bad, drop) = (-0.42, 0.2)
  /// A mood below this ends a good stretch.
  private static let uneasy = -0.25

  /// The turns at which the mood leaves the level of the turns before it, for the better or the worse; `moods` are those of
  /// the customer's turns, whose indices are `places`.
  static func turningPoints(_ moods: [Double], _ places: [Int]) -> [TurningPoint] {
    var points: [TurningPoint] = []
    // 1 after a turn for the better, −1 after one for the worse.
    var direction = 0
    for index in moods.indices.dropFirst() {
      let mood = moods[index]
      let level = level(moods[..<index])
      if mood >= good, mood - level >= rise, level <= goodLevel, direction <= 0,
        moods[..<index].contains(where: { $0 <= trouble })
      {
        points.append(TurningPoint(turn: places[index], from: level, to: mood))
        direction = 1
      } else if mood <= bad, level - mood >= drop, direction >= 0, mood <= moods[..<index].min() ?? 0 {
        points.append(TurningPoint(turn: places[index], from: level, to: mood))
        direction = -1
      } else if mood < uneasy {
        direction = min(direction, 0)
      }
    }
    return points
  }

  /// The mood so far: the last turn's, and half as much that of the one before it.
  private static func level(_ moods: ArraySlice<Double>) -> Double {
    let last = moods.suffix(2)
    return (mean(last) + (last.last ?? 0)) / 2
  }
}
