internal import LanguagePacks

extension SentimentScorer {
  /// A denial that finds nothing to deny leans toward blame: `ik heb niets gehoord`, `the app would not start`.
  ///
  /// The hit is the negator itself. At most ``SentimentRules/denialMost`` count in a comment, so that long comments do not
  /// turn bad by their length.
  mutating func addDenials(_ layout: borrowing TextLayout) {
    if rules.denial == 0 { return }
    var count = 0
    for modifier in modifiers.all where modifier.role == .negator && modifier.value < 0 && !modifier.isUsed {
      if count == rules.denialMost { return }
      // In a question it asks: `kan dit niet anders?`
      if layout.isQuestion[Int(layout.sentenceOf[Int(modifier.first)])] { continue }
      count += 1
      var hit = ScoredHit(
        first: modifier.first, last: modifier.last, entry: modifier.entry, valence: 0, denial: nil,
        weight: -rules.denial)
      hit.rules.insert(.denial)
      addHit(hit)
    }
  }

  /// Takes those hits back, for a whole answer that says nothing: `nothing`, `nee`.
  mutating func dropDenials() { keepHits { !$0.rules.contains(.denial) } }
}
