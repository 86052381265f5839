internal import LanguagePacks
internal import VerbatimModel

/// A theme found in a comment: which term, and the tokens it matched.
struct ThemeHit: BitwiseCopyable {
  let theme: Int32
  /// The term, in ``CompiledThemes/terms``.
  let term: Int32
  /// The token ranges that matched, in ``ThemeMatcher/spans``: what is highlighted.
  let spans: Span
  /// The sentence; −1 for a term that was looked for in the whole comment.
  let sentence: Int32
}

/// Tokens from the first through the last.
struct TokenRange: BitwiseCopyable, Equatable {
  /// What a term asked for there.
  struct Origin: OptionSet, BitwiseCopyable {
    let rawValue: UInt8
    /// A word or phrase of its own.
    static let words = Origin(rawValue: 1)
    /// `#positive` or `#negative`.
    static let sentiment = Origin(rawValue: 2)
  }

  var first: Int32
  var last: Int32
  var origin: Origin = .words
  /// Whether the term names it first, before NEAR or BEFORE: what it is about.
  var isAnchor = false
}

/// Evaluates the codebooks' terms over the matches of a comment, sentence by sentence.
struct ThemeMatcher: ~Copyable {
  /// The hits of the last comment.
  private(set) var hits = FlatBuffer<ThemeHit>()
  /// The token ranges of the hits; those of one hit in order, not overlapping.
  private(set) var spans = FlatBuffer<TokenRange>()
  private var operands = Operands()
  private var scope = ScopeMarks()
  private var evaluator = ConditionEvaluator()
  private var candidates = FlatBuffer<Int32>()
  /// The themes whose exclusions were decided in this scope, and whether they are excluded.
  private var decided = FlatBuffer<(theme: Int32, isExcluded: Bool)>()
  private var giving = GivingWay()
  /// The themes above those that were found; −1 for the top.
  private var implied = FlatBuffer<Int32>()
  /// The scope of a whole comment.
  static let whole: Int32 = -1

  mutating func run(
    _ matcher: borrowing PatternMatcher, _ layout: borrowing TextLayout, _ scorer: borrowing SentimentScorer,
    _ memory: borrowing LanguageMemory
  ) {
    hits.removeAll()
    spans.removeAll()
    let program = memory.language.themes.program
    operands.set(matcher.operands.all, memory.operandLists.all)
    if operands.isEmpty && (scorer.hits.isEmpty || program.triggeredBySentiment.isEmpty) { return }
    evaluateSentences(layout, scorer, program)
    if program.hasWhole {
      evaluate(operands.indices, scorer.hits.indices, Self.whole, layout, scorer, program)
    }
    if program.hasStronger { giving.run(&hits, program) }
    keepMostSpecific(program)
    if program.hasFallback { dropFallbacks(program) }
  }

  /// Whether the condition at `root` holds somewhere in the last comment.
  mutating func holdsInComment(
    _ root: Int32, _ layout: borrowing TextLayout, _ scorer: borrowing SentimentScorer,
    _ program: ThemeProgram
  ) -> Bool {
    scope.mark(operands, operands.indices, scorer.hits.indices, program)
    return evaluator.holds(root, scope, operands, layout, scorer, program)
  }

  // MARK: Scopes

  /// Evaluates each sentence that has matches or sentiment hits.
  private mutating func evaluateSentences(
    _ layout: borrowing TextLayout, _ scorer: borrowing SentimentScorer, _ program: ThemeProgram
  ) {
    var (match, hit) = (0, 0)
    while match < operands.count || hit < scorer.hits.count {
      let next = match < operands.count ? layout.sentenceOf[operands[match].first] : .max
      let nextHit = hit < scorer.hits.count ? layout.sentenceOf[scorer.hits[hit].first] : .max
      let sentence = min(next, nextHit)
      let (firstMatch, firstHit) = (match, hit)
      while match < operands.count, layout.sentenceOf[operands[match].first] == sentence {
        match += 1
      }
      while hit < scorer.hits.count, layout.sentenceOf[scorer.hits[hit].first] == sentence { hit += 1 }
      evaluate(firstMatch..<match, firstHit..<hit, sentence, layout, scorer, program)
    }
  }

  /// Finds the hits of one scope: single words and phrases first, then the terms made of several.
  private mutating func evaluate(
    _ matches: Range<Int>, _ sentimentHits: Range<Int>, _ sentence: Int32, _ layout: borrowing TextLayout,
    _ scorer: borrowing SentimentScorer, _ program: ThemeProgram
  ) {
    let isWhole = sentence == Self.whole
    let firstHit = hits.count
    scope.mark(operands, matches, sentimentHits, program)
    if !isWhole {
      for index in matches {
        let match = operands[index]
        for term in operands.terms(index, program) {
          spans.append(TokenRange(first: match.first, last: match.last))
          add(term, program.themeOf[term], from: spans.count - 1, sentence)
        }
      }
    }
    findCandidates(isWhole: isWhole, program)
    for candidate in candidates.all {
      let composite = program.composites[candidate]
      let first = spans.count
      if evaluator.collect(composite.root, into: &spans, scope, operands, layout, scorer, program) {
        add(composite.term, composite.theme, from: first, sentence)
      }
    }
    if program.hasExclusions {
      exclude(from: isWhole ? 0 : firstHit, isWhole: isWhole, layout, scorer, program)
    }
  }

  private mutating func add(_ term: Int32, _ theme: Int32, from first: Int, _ sentence: Int32) {
    hits.append(
      ThemeHit(
        theme: theme, term: term, spans: Span(first: Int32(first), end: Int32(spans.count)),
        sentence: sentence))
  }

  /// The composites all of whose required sets are marked, in the order of the codebooks.
  private mutating func findCandidates(isWhole: Bool, _ program: ThemeProgram) {
    candidates.removeAll()
    for set in scope.marked.all {
      for candidate in program.triggered[set] {
        let composite = program.composites[candidate]
        guard composite.isWhole == isWhole else { continue }
        let required = program.requiredSets.slice(composite.required.range)
        if required.allSatisfy({ scope.isMarked($0) }) { candidates.append(candidate) }
      }
    }
    if !scope.hits.isEmpty {
      for candidate in program.triggeredBySentiment where program.composites[candidate].isWhole == isWhole {
        candidates.append(candidate)
      }
    }
    if candidates.count < 2 { return }
    candidates.sort(by: <)
    // One that a word and a sentiment hit set off stands there twice.
    var previous: Int32 = -1
    candidates.keep { candidate in
      defer { previous = candidate }
      return candidate != previous
    }
  }

  // MARK: What takes hits away

  private mutating func exclude(
    from first: Int, isWhole: Bool, _ layout: borrowing TextLayout, _ scorer: borrowing SentimentScorer,
    _ program: ThemeProgram
  ) {
    decided.removeAll()
    var kept = first
    for index in first..<hits.count {
      let hit = hits[index]
      if !program.exclusions[hit.theme].isEmpty && program.isWhole[hit.theme] == isWhole
        && isExcluded(hit.theme, layout, scorer, program)
      {
        continue
      }
      hits[kept] = hit
      kept += 1
    }
    hits.truncate(to: kept)
  }

  private mutating func isExcluded(
    _ theme: Int32, _ layout: borrowing TextLayout, _ scorer: borrowing SentimentScorer,
    _ program: ThemeProgram
  ) -> Bool {
    if let known = decided.all.first(where: { $0.theme == theme }) { return known.isExcluded }
    var holds = false
    for root in program.exclusions[theme] where !holds {
      holds = evaluator.holds(root, scope, operands, layout, scorer, program)
    }
    decided.append((theme, holds))
    return holds
  }

  /// Drops a parent's hits where a theme below it was found: the dotted id implies the parent.
  private mutating func keepMostSpecific(_ program: ThemeProgram) {
    implied.removeAll()
    for hit in hits.all {
      var parent = program.parent[hit.theme]
      while parent >= 0, !implied.all.contains(parent) {
        implied.append(parent)
        parent = program.parent[parent]
      }
    }
    if implied.isEmpty { return }
    let above = implied.all
    hits.keep { !above.contains($0.theme) }
  }

  /// Drops a fallback's hits where another theme below its parent says more of the same thing.
  private mutating func dropFallbacks(_ program: ThemeProgram) {
    guard hits.all.contains(where: { program.isFallback[$0.theme] }) else { return }
    implied.removeAll()
    for hit in hits.all where !program.isFallback[hit.theme] {
      var theme = hit.theme
      while theme >= 0 {
        theme = program.parent[theme]
        if implied.all.contains(theme) { break }
        implied.append(theme)
      }
    }
    let above = implied.all
    hits.keep { !(program.isFallback[$0.theme] && above.contains(program.parent[$0.theme])) }
  }
}
