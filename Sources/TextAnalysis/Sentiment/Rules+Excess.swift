internal import LanguagePacks

extension SentimentScorer {
  /// `te`, `för`, `too` right before praise turn it: too much of a good thing.
  mutating func applyExcess(_ layout: TextLayout) {
    for modifier in modifiers.indices where modifiers[modifier].role == .excess {
      for hit in hits.indices where hits[hit].first > modifiers[modifier].last && hits[hit].weight > 0 {
        if distance(modifiers[modifier].last, hits[hit].first, layout) == 1 {
          change(hit, times: modifiers[modifier].value, .excess, by: modifier)
        }
      }
    }
  }
}
