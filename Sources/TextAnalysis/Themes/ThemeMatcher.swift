internal import LanguagePacks
internal import VerbatimModel

/// A theme found in a comment: which term, and the tokens it matched.
struct ThemeHit {
  let theme: Int32
  /// The term, in ``CompiledThemes/terms``.
  let term: Int32
  /// The token ranges that matched, in ``ThemeMatcher/spans``: what is highlighted.
  let spans: Range<Int>
  /// The sentence; −1 for a term that was looked for in the whole comment.
  let sentence: Int32
}

/// Evaluates the codebooks' terms over the matches of a comment, sentence by sentence.
struct ThemeMatcher {
  /// The hits of the last comment.
  private(set) var hits: [ThemeHit] = []
  /// The token ranges of the hits; those of one hit in order, not overlapping.
  private(set) var spans: [ClosedRange<Int32>] = []
  /// The matches that some term asks for, by first token.
  private(set) var operandMatches: [PatternMatch] = []
  private var scope = ScopeMarks()
  private var evaluator = ConditionEvaluator()
  private var candidates: [Int32] = []
  /// Per theme: the scope in which its exclusions were last decided, and the decision.
  private var decided: [Int32: Bool] = [:]
  /// The themes above those that were found; −1 for the top.
  private var implied: [Int32] = []
  private var found: [ThemeHit] = []
  /// The scope of a whole comment.
  private static let whole: Int32 = -1

  mutating func run(
    _ matches: [PatternMatch], _ layout: borrowing TextLayout, _ scorer: borrowing SentimentScorer,
    _ language: CompiledLanguage
  ) {
    hits.removeAll(keepingCapacity: true)
    spans.removeAll(keepingCapacity: true)
    operandMatches.removeAll(keepingCapacity: true)
    let program = language.themes.program
    for match in matches where program.isOperand[match.pattern] { operandMatches.append(match) }
    if operandMatches.isEmpty && (scorer.hits.isEmpty || program.triggeredBySentiment.isEmpty) { return }
    forEachSentence(layout, scorer) { matcher, sentence, matches, sentimentHits in
      matcher.evaluate(matches, sentimentHits, sentence, layout, scorer, program)
    }
    if program.hasWhole {
      evaluate(operandMatches.indices, scorer.hits.indices, Self.whole, layout, scorer, program)
    }
    if program.hasStronger { giveWay(program) }
    keepMostSpecific(program)
    if program.hasFallback { dropFallbacks(program) }
  }

  /// Whether the condition at `root` holds somewhere in the last comment.
  mutating func holdsInComment(
    _ root: Int32, _ layout: borrowing TextLayout, _ scorer: borrowing SentimentScorer,
    _ program: ThemeProgram
  ) -> Bool {
    scope.mark(operandMatches, operandMatches.indices, scorer.hits.indices, program)
    return evaluator.holds(root, scope, operandMatches, layout, scorer, program)
  }

  // MARK: Scopes

  /// Calls `body` with the matches and the sentiment hits of each sentence that has any.
  private mutating func forEachSentence(
    _ layout: borrowing TextLayout, _ scorer: borrowing SentimentScorer,
    _ body: (inout ThemeMatcher, Int32, Range<Int>, Range<Int>) -> Void
  ) {
    var (match, hit) = (0, 0)
    while match < operandMatches.count || hit < scorer.hits.count {
      let next = match < operandMatches.count ? layout.sentenceOf[Int(operandMatches[match].first)] : .max
      let nextHit = hit < scorer.hits.count ? layout.sentenceOf[Int(scorer.hits[hit].first)] : .max
      let sentence = min(next, nextHit)
      let (firstMatch, firstHit) = (match, hit)
      while match < operandMatches.count, layout.sentenceOf[Int(operandMatches[match].first)] == sentence {
        match += 1
      }
      while hit < scorer.hits.count, layout.sentenceOf[Int(scorer.hits[hit].first)] == sentence { hit += 1 }
      body(&self, sentence, firstMatch..<match, firstHit..<hit)
    }
  }

  /// Finds the hits of one scope: single words and phrases first, then the terms made of several.
  private mutating func evaluate(
    _ matches: Range<Int>, _ sentimentHits: Range<Int>, _ sentence: Int32, _ layout: borrowing TextLayout,
    _ scorer: borrowing SentimentScorer, _ program: ThemeProgram
  ) {
    let isWhole = sentence == Self.whole
    let firstHit = hits.count
    scope.mark(operandMatches, matches, sentimentHits, program)
    if !isWhole {
      for index in matches {
        let match = operandMatches[index]
        for term in program.direct[match.pattern] {
          spans.append(match.first...match.last)
          add(term, program.themeOf[term], from: spans.count - 1, sentence)
        }
      }
    }
    findCandidates(isWhole: isWhole, program)
    for candidate in candidates {
      let composite = program.composites[candidate]
      let first = spans.count
      if evaluator.collect(composite.root, into: &spans, scope, operandMatches, layout, scorer, program) {
        add(composite.term, composite.theme, from: first, sentence)
      }
    }
    if program.hasExclusions {
      exclude(from: isWhole ? 0 : firstHit, isWhole: isWhole, layout, scorer, program)
    }
  }

  private mutating func add(_ term: Int32, _ theme: Int32, from first: Int, _ sentence: Int32) {
    hits.append(ThemeHit(theme: theme, term: term, spans: first..<spans.count, sentence: sentence))
  }

  /// The composites all of whose required sets are marked, in the order of the codebooks.
  private mutating func findCandidates(isWhole: Bool, _ program: ThemeProgram) {
    candidates.removeAll(keepingCapacity: true)
    for set in scope.marked {
      for candidate in program.triggered[set] where program.composites[candidate].isWhole == isWhole {
        if program.required[candidate].allSatisfy({ scope.isMarked($0) }) { candidates.append(candidate) }
      }
    }
    if !scope.hits.isEmpty {
      for candidate in program.triggeredBySentiment where program.composites[candidate].isWhole == isWhole {
        candidates.append(candidate)
      }
    }
    candidates.sort()
    // One that a word and a sentiment hit set off stands there twice.
    var kept = 0
    for (index, candidate) in candidates.enumerated() where index == 0 || candidate != candidates[kept - 1] {
      candidates[kept] = candidate
      kept += 1
    }
    candidates.removeSubrange(kept...)
  }

  // MARK: What takes hits away

  private mutating func exclude(
    from first: Int, isWhole: Bool, _ layout: borrowing TextLayout, _ scorer: borrowing SentimentScorer,
    _ program: ThemeProgram
  ) {
    decided.removeAll(keepingCapacity: true)
    var kept = first
    for index in first..<hits.count {
      let hit = hits[index]
      let conditions = program.exclusions[hit.theme]
      if !conditions.isEmpty && program.isWhole[hit.theme] == isWhole {
        let isExcluded: Bool
        if let known = decided[hit.theme] {
          isExcluded = known
        } else {
          var holds = false
          for root in conditions where !holds {
            holds = evaluator.holds(root, scope, operandMatches, layout, scorer, program)
          }
          isExcluded = holds
          decided[hit.theme] = isExcluded
        }
        if isExcluded { continue }
      }
      hits[kept] = hit
      kept += 1
    }
    hits.removeSubrange(kept...)
  }

  /// Drops the hits of themes that give way to others found in the same scope; decided once a theme and sentence.
  ///
  /// Hits of one sentence stand together, those of the whole comment at the end.
  private mutating func giveWay(_ program: ThemeProgram) {
    if hits.count < 2 { return }
    swap(&found, &hits)
    hits.removeAll(keepingCapacity: true)
    let inAll = Self.themes(found[...])
    let ofWhole = Self.themes(found[found.partitioningIndex { $0.sentence == Self.whole }...])
    var start = 0
    while start < found.count {
      let sentence = found[start].sentence
      let end = found[start...].firstIndex { $0.sentence != sentence } ?? found.count
      let present = Self.themes(found[start..<end])
      let giving = present.filter { theme in
        let stronger = program.stronger[theme]
        let others = program.isWhole[theme] ? inAll : present
        return stronger.contains { others.contains($0) || ofWhole.contains($0) }
      }
      for hit in found[start..<end] where !giving.contains(hit.theme) { hits.append(hit) }
      start = end
    }
  }

  /// The themes of some hits, each once.
  private static func themes(_ hits: ArraySlice<ThemeHit>) -> [Int32] {
    var themes: [Int32] = []
    for hit in hits where !themes.contains(hit.theme) { themes.append(hit.theme) }
    return themes
  }

  /// Drops a parent's hits where a theme below it was found: the dotted id implies the parent.
  private mutating func keepMostSpecific(_ program: ThemeProgram) {
    implied.removeAll(keepingCapacity: true)
    for hit in hits {
      var parent = program.parent[hit.theme]
      while parent >= 0, !implied.contains(parent) {
        implied.append(parent)
        parent = program.parent[parent]
      }
    }
    if !implied.isEmpty { hits.removeAll { implied.contains($0.theme) } }
  }

  /// Drops a fallback's hits where another theme below its parent says more of the same thing.
  private mutating func dropFallbacks(_ program: ThemeProgram) {
    implied.removeAll(keepingCapacity: true)
    for hit in hits where !program.isFallback[hit.theme] {
      var theme = hit.theme
      while theme >= 0 {
        theme = program.parent[theme]
        if implied.contains(theme) { break }
        implied.append(theme)
      }
    }
    hits.removeAll { program.isFallback[$0.theme] && implied.contains(program.parent[$0.theme]) }
  }
}
