internal import LanguagePacks

extension SentimentScorer {
  /// `Ja hoor, lekker snel weer`, `Jaha, vad bra då`: between a word that opens a sentence before a comma and one that
  /// closes it, both listed, praise is meant the other way round.
  mutating func applyIrony(_ layout: borrowing TextLayout) {
    for opener in modifiers.indices where modifiers[opener].role == .irony {
      let start = modifiers[opener]
      guard start.scope == .next, isFirstWord(start.first, layout), isCutOff(start.last, layout) else {
        continue
      }
      let sentence = layout.sentenceOf[Int(start.first)]
      var closer: Modifier?
      for place in (opener + 1)..<modifiers.count {
        let candidate = modifiers[place]
        if layout.sentenceOf[Int(candidate.first)] != sentence { break }
        if candidate.role == .irony && candidate.scope != .next && candidate.first > start.last {
          closer = candidate
        }
      }
      guard let closer else { continue }
      for hit in firstHit(after: start.last)..<firstHit(after: closer.last) where hits[hit].weight > 0 {
        change(hit, times: start.value, .irony, by: opener)
      }
    }
  }

  /// Whether a comma or the like stands behind a word.
  private func isCutOff(_ token: Int32, _ layout: borrowing TextLayout) -> Bool {
    let next = Int(layout.wordIndex[Int(token)]) + 1
    return next < layout.words.count && layout.isBarred[next]
  }
}
