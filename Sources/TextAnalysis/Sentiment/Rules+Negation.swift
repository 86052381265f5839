internal import LanguagePacks
internal import VerbatimModel

extension SentimentScorer {
  /// Turns what a negator reaches.
  ///
  /// A negator reaches the next hit in its clause within the window, and hits that stand right behind that one. If it
  /// finds none there and may look back, it turns the last hit before it. A bad word under a general negator becomes
  /// only a little good (`niet slecht`); under one that takes nouns it becomes good (`geen klachten`).
  /// Words that are listed for their denial alone (`negated.tsv`) get their valence here, and are dropped otherwise.
  mutating func applyNegation(_ layout: borrowing TextLayout, _ language: CompiledLanguage) {
    for modifier in modifiers.indices where modifiers[modifier].role == .negator {
      if !negateAhead(modifier, layout, language) && modifiers[modifier].scope != .next {
        negateBehind(modifier, layout, language)
      }
    }
    applyCoordination(layout, language)
    keepHits { hit in
      language.facts[hit.entry].role != .negated || hit.rules.contains(.negated)
    }
  }

  private mutating func negateAhead(
    _ modifier: Int, _ layout: borrowing TextLayout, _ language: CompiledLanguage
  ) -> Bool {
    let negator = modifiers[modifier]
    if negator.scope == .prev { return false }
    var reached: Int32?
    for hit in firstHit(after: negator.last)..<hits.count {
      if layout.clauseOf[Int(hits[hit].first)] != layout.clauseOf[Int(negator.last)] { break }
      if isFace(hit, layout) { break }
      // A word that is listed as neutral is no opinion to turn: `none of the agents were polite`.
      if hits[hit].weight == 0 && hits[hit].denial == nil { continue }
      if distance(reached ?? negator.last, hits[hit].first, layout)
        > (reached == nil ? Int(negationWindow) : 1)
      {
        break
      }
      if reached == nil && hits[hit].weight < 0 { voidValence(of: negator) }
      negate(hit, by: negator, modifier, language)
      reached = hits[hit].last
    }
    return reached != nil
  }

  /// A face says how the writer feels; no word denies it: `weer geen stroom 😡`.
  func isFace(_ hit: Int, _ layout: borrowing TextLayout) -> Bool {
    let kind = layout.tokens[Int(hits[hit].first)].kind
    return kind == .emoji || kind == .emoticon
  }

  /// `nooit meer` is blame by itself, but not where what never happens again is bad: `nooit meer problemen`.
  private mutating func voidValence(of negator: Modifier) {
    for hit in firstHit(after: negator.first - 1)..<firstHit(after: negator.first)
    where hits[hit].last == negator.last {
      setWeight(hit, 0)
    }
  }

  private mutating func negateBehind(
    _ modifier: Int, _ layout: borrowing TextLayout, _ language: CompiledLanguage
  ) {
    let negator = modifiers[modifier]
    for hit in (0..<firstHit(after: negator.first - 1)).reversed() where hits[hit].last < negator.first {
      if hits[hit].weight == 0 && hits[hit].denial == nil { continue }
      if layout.clauseOf[Int(hits[hit].last)] != layout.clauseOf[Int(negator.first)] || isFace(hit, layout) {
        return
      }
      if distance(hits[hit].last, negator.first, layout) > Int(negationBack) { return }
      return negate(hit, by: negator, modifier, language)
    }
  }

  /// Denies a hit; `modifier` is the negator's index, nil for one inside a phrase.
  mutating func negate(_ hit: Int, by negator: Modifier, _ modifier: Int?, _ language: CompiledLanguage) {
    let isAgain = hits[hit].rules.contains(.negated)
    // `not only`, `inte bara`: listed so that the longest match denies nothing.
    if negator.value >= 0 { return change(hit, times: negator.value, [], by: modifier) }
    if let denial = hits[hit].denial {
      // The listed valence is that of the denial; denying it twice takes half of it back.
      let emphasis = hits[hit].valence == 0 ? 1 : abs(hits[hit].weight / hits[hit].valence)
      setWeight(hit, isAgain ? hits[hit].weight : denial * emphasis)
      return change(hit, times: isAgain ? -0.5 : 1, .negated, by: modifier)
    }
    let isSoft = hits[hit].weight < 0 && negator.scope != .next && !isAgain
    change(hit, times: negator.value * (isSoft ? rules.negatedBad : 1), .negated, by: modifier)
  }
}
