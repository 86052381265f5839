internal import LanguagePacks

extension SentimentScorer {
  /// `te`, `för`, `too` right before praise turn it: too much of a good thing.
  mutating func applyExcess(_ layout: borrowing TextLayout) {
    for modifier in modifiers.indices where modifiers[modifier].role == .excess {
      for hit in firstHit(after: modifiers[modifier].last)..<hits.count {
        if distance(modifiers[modifier].last, hits[hit].first, layout) > 1 { break }
        if hits[hit].weight > 0 { change(hit, times: modifiers[modifier].value, .excess, by: modifier) }
      }
    }
  }
}
