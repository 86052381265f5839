internal import LanguagePacks
internal import VerbatimModel

extension SentimentScorer {
  /// How a word is written: intensifying prefix, compound part, capitals, drawn-out letters.
  mutating func applyShape(
    _ layout: borrowing TextLayout, _ memory: inout LanguageMemory, _ table: borrowing WordTable
  ) {
    for hit in hits.indices {
      let token = layout.tokens[Int(hits[hit].first)]
      if hits[hit].rules.contains(.compound) { change(hit, times: rules.compoundPart, .compound) }
      let prefix = memory.prefixFactor(of: token.word, table)
      if prefix != 1 && hits[hit].first == hits[hit].last { change(hit, times: prefix, .prefix) }
      if token.shape.isShouted && !layout.isAllCapitals { change(hit, times: rules.shouting, .shouted) }
      if token.shape.contains(.elongated) { change(hit, times: rules.elongation, .elongated) }
    }
  }

  /// Exclamation marks strengthen; a question weakens praise.
  mutating func applyEmphasis(_ layout: borrowing TextLayout) {
    for hit in hits.indices {
      let sentence = Int(layout.sentenceOf[Int(hits[hit].first)])
      let marks = min(Int(layout.exclamations[sentence]), rules.exclamationMost)
      if marks > 0 { change(hit, times: 1 + rules.exclamation * Double(marks), .exclaimed) }
      if layout.isQuestion[sentence] && hits[hit].weight > 0 {
        change(hit, times: rules.questionPraise, .question)
      }
    }
  }
}
