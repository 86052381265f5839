internal import LanguagePacks
internal import VerbatimModel

/// Says which theme each sentiment hit speaks of.
///
/// A hit belongs to the themes of its own clause; where the clause names none, to those of the nearest clause before
/// it in the sentence that does, else of the next one. So `eten prima, bediening traag` gives each theme its own word.
struct ThemeSentiment {
  private var clauseThemes: [Int32: [Int32]] = [:]

  /// One aggregate a theme number that was hit.
  mutating func run(
    _ themes: [ThemeHit], _ layout: TextLayout, _ hits: [ScoredHit]
  ) -> [Int32: SentimentAggregate] {
    clauseThemes.removeAll(keepingCapacity: true)
    var result: [Int32: SentimentAggregate] = [:]
    for hit in themes {
      result[hit.theme] = SentimentAggregate()
      for span in hit.spans {
        for token in [span.lowerBound, span.upperBound] {
          let clause = layout.clauseOf[Int(token)]
          if clauseThemes[clause]?.contains(hit.theme) != true { clauseThemes[clause, default: []].append(hit.theme) }
        }
      }
    }
    for hit in hits {
      for theme in themesSpokenOf(by: hit, layout) { result[theme]?.add(hit.weight) }
    }
    return result
  }

  private func themesSpokenOf(by hit: ScoredHit, _ layout: TextLayout) -> [Int32] {
    let clause = layout.clauseOf[Int(hit.first)]
    if let own = clauseThemes[clause] { return own }
    let sentence = layout.sentences[Int(layout.sentenceOf[Int(hit.first)])]
    let lowest = layout.clauseOf[sentence.lowerBound]
    let highest = layout.clauseOf[sentence.upperBound - 1]
    var before = clause - 1
    while before >= lowest {
      if let themes = clauseThemes[before] { return themes }
      before -= 1
    }
    var after = clause + 1
    while after <= highest {
      if let themes = clauseThemes[after] { return themes }
      after += 1
    }
    return []
  }
}
