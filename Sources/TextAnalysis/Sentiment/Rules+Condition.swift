internal import LanguagePacks

extension SentimentScorer {
  /// `if the price was lower`: praise anywhere in the sentence hangs on what is not so; it is multiplied by the factor.
  mutating func applyConditions(_ layout: borrowing TextLayout) {
    for modifier in modifiers.indices where modifiers[modifier].role == .condition {
      let sentence = layout.sentenceOf[Int(modifiers[modifier].first)]
      for hit in hits(in: sentence, layout.sentenceOf)
      where hits[hit].weight > 0 {
        change(hit, times: modifiers[modifier].value, .irrealis, by: modifier)
      }
    }
  }
}
