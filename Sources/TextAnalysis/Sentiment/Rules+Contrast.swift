internal import LanguagePacks

extension SentimentScorer {
  /// `maar`, `men`, `but`: what stands before counts less and what follows more; `although` the other way round.
  ///
  /// The factors reach over the sentence; a contrast word that opens a sentence reaches back over the one before, or, where it
  /// is one of concession, over its clause and forward over the others.
  mutating func applyContrast(_ layout: borrowing TextLayout) {
    for modifier in modifiers.indices where modifiers[modifier].role == .contrast {
      let contrast = modifiers[modifier]
      if addsToWhatWasSaid(contrast, layout) { continue }
      let sentence = layout.sentenceOf[Int(contrast.first)]
      let isOpening = isFirstWord(contrast.first, layout)
      // `Although the staff were friendly, the service was terrible`: what it opens ends with its clause.
      let isConcession = isOpening && contrast.second < contrast.value
      let clause = layout.clauseOf[Int(contrast.first)]
      for hit in hits(in: sentence, layout.sentenceOf) {
        if hits[hit].first > contrast.last {
          let isOwn = !isConcession || layout.clauseOf[Int(hits[hit].first)] == clause
          change(hit, times: isOwn ? contrast.second : contrast.value, .contrast, by: modifier)
        } else if hits[hit].last < contrast.first {
          change(hit, times: contrast.value, .contrast, by: modifier)
        }
      }
      if isOpening && !isConcession {
        for hit in hits(in: sentence - 1, layout.sentenceOf) {
          change(hit, times: contrast.value, .contrast, by: modifier)
        }
      }
    }
  }

  /// Whether it is the first contrast behind `not only` in its sentence: `not only friendly but also fast`.
  private func addsToWhatWasSaid(_ contrast: Modifier, _ layout: borrowing TextLayout) -> Bool {
    let sentence = layout.sentenceOf[Int(contrast.first)]
    let end = modifiers.partitioningIndex { $0.first >= contrast.first }
    for modifier in modifiers.all[..<end].reversed() {
      if layout.sentenceOf[Int(modifier.first)] != sentence || modifier.role == .contrast { return false }
      if modifier.role == .negator && modifier.scope == .adds { return true }
    }
    return false
  }

  /// Whether a sentence begins with the token.
  func isFirstWord(_ token: Int32, _ layout: borrowing TextLayout) -> Bool {
    let index = layout.wordIndex[Int(token)]
    return index == 0 || layout.sentenceOf[Int(layout.words[Int(index) - 1])] != layout.sentenceOf[Int(token)]
  }
}
