internal import LanguagePacks
internal import VerbatimModel

/// A theme found in a comment: which term, and the tokens it matched.
struct ThemeHit {
  let theme: Int32
  /// The term, in ``CompiledThemes/terms``.
  let term: Int32
  /// The token ranges that matched, in order: what is highlighted.
  var spans: [ClosedRange<Int32>]
  /// The sentence; −1 where the theme's scope is the comment.
  let sentence: Int32
}

/// Evaluates the codebooks' terms over the matches of a comment.
struct ThemeMatcher {
  /// The hits of the last comment.
  private(set) var hits: [ThemeHit] = []
  private(set) var operandMatches: [PatternMatch] = []

  mutating func run(
    _ matches: [PatternMatch], _ layout: TextLayout, _ scorer: SentimentScorer, _ language: CompiledLanguage
  ) {
    hits.removeAll(keepingCapacity: true)
    operandMatches.removeAll(keepingCapacity: true)
    for match in matches where language.isOperand[Int(match.pattern)] { operandMatches.append(match) }
    let themes = language.themes
    if operandMatches.isEmpty && (scorer.hits.isEmpty || themes.triggeredBySentiment.isEmpty) { return }
    for match in operandMatches {
      for term in themes.direct[match.pattern] ?? [] {
        hits.append(
          ThemeHit(
            theme: themes.terms[Int(term)].theme, term: term, spans: [match.first...match.last],
            sentence: layout.sentenceOf[Int(match.first)]))
      }
    }
    let index = ScopeIndex(operandMatches, layout, scorer.hits, wantsWhole: themes.hasWholeScope)
    evaluateComposites(index, layout, scorer, themes)
    exclude(index, layout, scorer, themes)
    keepMostSpecific(themes.catalog)
    if themes.hasFallback { dropFallbacks(themes.catalog) }
  }

  // MARK: Composite terms

  private mutating func evaluateComposites(
    _ index: ScopeIndex, _ layout: TextLayout, _ scorer: SentimentScorer, _ themes: CompiledThemes
  ) {
    var seen = Set<Int64>()
    func candidate(_ term: Int32, _ sentence: Int32) -> Int32? {
      let isWhole = themes.catalog.entries[Int(themes.terms[Int(term)].theme)].scope == .comment
      let scope = isWhole ? -1 : sentence
      return seen.insert(Int64(term) << 32 | Int64(scope + 1)).inserted ? scope : nil
    }
    var candidates: [(term: Int32, sentence: Int32)] = []
    for match in operandMatches {
      for term in themes.triggered[match.pattern] ?? [] {
        if let scope = candidate(term, layout.sentenceOf[Int(match.first)]) {
          candidates.append((term, scope))
        }
      }
    }
    for hit in scorer.hits {
      for term in themes.triggeredBySentiment {
        if let scope = candidate(term, layout.sentenceOf[Int(hit.first)]) { candidates.append((term, scope)) }
      }
    }
    for (term, sentence) in candidates {
      let evaluation = Evaluation(index: index, layout: layout, scorer: scorer, sentence: sentence)
      let found = evaluation.spans(of: themes.terms[Int(term)].condition)
      if found.isEmpty { continue }
      hits.append(
        ThemeHit(theme: themes.terms[Int(term)].theme, term: term, spans: merged(found), sentence: sentence))
    }
  }

  private func merged(_ spans: [Evaluation.Span]) -> [ClosedRange<Int32>] {
    var ranges = spans.flatMap(\.parts)
    ranges.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    var result: [ClosedRange<Int32>] = []
    for range in ranges {
      if let last = result.last, range.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }

  // MARK: What takes hits away

  private mutating func exclude(
    _ index: ScopeIndex, _ layout: TextLayout, _ scorer: SentimentScorer, _ themes: CompiledThemes
  ) {
    if themes.exclusions.isEmpty { return }
    var decided: [Int64: Bool] = [:]
    hits.removeAll { hit in
      guard let conditions = themes.exclusions[hit.theme] else { return false }
      let isWhole = themes.catalog.entries[Int(hit.theme)].scope == .comment
      let sentence = isWhole ? ScopeIndex.whole : hit.sentence
      let key = Int64(hit.theme) << 32 | Int64(sentence + 1)
      if let known = decided[key] { return known }
      let evaluation = Evaluation(index: index, layout: layout, scorer: scorer, sentence: sentence)
      let isExcluded = conditions.contains { !evaluation.spans(of: $0).isEmpty }
      decided[key] = isExcluded
      return isExcluded
    }
  }

  /// Drops a parent's hits where a theme below it was found: the dotted id implies the parent.
  private mutating func keepMostSpecific(_ catalog: ThemeCatalog) {
    var implied = Set<Int32>()
    for theme in Set(hits.map(\.theme)) {
      var parent = catalog.entries[Int(theme)].parent
      while let ancestor = parent {
        implied.insert(Int32(ancestor))
        parent = catalog.entries[ancestor].parent
      }
    }
    if !implied.isEmpty { hits.removeAll { implied.contains($0.theme) } }
  }

  /// Drops a fallback's hits where another theme below its parent says more of the same thing.
  private mutating func dropFallbacks(_ catalog: ThemeCatalog) {
    var said = Set<Int?>()
    for theme in Set(hits.map(\.theme)) where !catalog.entries[Int(theme)].isFallback {
      var current: Int? = Int(theme)
      while let number = current {
        current = catalog.entries[number].parent
        said.insert(current)
      }
    }
    hits.removeAll { hit in
      let entry = catalog.entries[Int(hit.theme)]
      return entry.isFallback && said.contains(entry.parent)
    }
  }
}
