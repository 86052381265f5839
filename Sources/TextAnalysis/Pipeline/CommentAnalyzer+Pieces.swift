internal import LanguagePacks
internal import VerbatimModel

extension CommentAnalyzer {
  /// Analyses a long comment piece by piece.
  ///
  /// The weights of all pieces add up, and the language is that of the whole. What a rule or a term asks of the whole comment
  /// it asks of the piece; of each theme, and of the hits, the first ``LongFindings/mostPlaces`` are listed.
  mutating func analyzeInPieces(_ text: UnsafeBufferPointer<UInt8>, _ request: AnalysisRequest)
    -> CommentAnalysis
  {
    let chosen =
      request.language.map { code in
        engine.languageCodes.firstIndex(of: code).map { ChosenLanguage(index: $0, code: code) }
      } ?? decideLanguage(inPieces: text)
    var found = LongFindings()
    var pieces = CommentPieces(text)
    while let language = chosen, let range = pieces.next() {
      forgetTooManyWords()
      let piece = UnsafeBufferPointer(rebasing: text[range])
      scanner.scan(piece, into: &table)
      run(language.index, piece, asked: request.questionPolarity)
      add(piece, from: range.lowerBound, wantsHits: request.wantsHits, language.index, to: &found)
    }
    // Where there is no language nothing was scanned again, but something is written.
    let asked = asked(
      request, words: chosen == nil ? 1 : found.words, hasHits: found.hasHits, empty: nil)
    found.sum.add(asked)
    let described = request.wantsHits ? describe(asked: asked, text) : []
    return CommentAnalysis(
      language: chosen?.code ?? CommentAnalysis.undetermined,
      sentiment: found.sum.sentiment(engine.rules, threeWay: request.threeWay), hits: found.hits + described,
      themes: chosen.map { themes(of: found, request, $0.index) } ?? [], isNoAnswer: false)
  }

  /// Takes in what the piece analysed last says; it begins at the byte `start` of the comment.
  private mutating func add(
    _ piece: UnsafeBufferPointer<UInt8>, from start: Int, wantsHits: Bool, _ language: Int,
    to found: inout LongFindings
  ) {
    let language = engine.language(language)
    found.words += layout.words.count
    for hit in scorer.hits.all {
      found.hasHits = true
      found.sum.add(hit.weight)
      guard wantsHits, found.hits.count < LongFindings.mostPlaces else { continue }
      let own = describe(hit, piece, language)
      found.hits.append(
        SentimentHit(
          range: own.range.lowerBound + start..<own.range.upperBound + start, entry: own.entry,
          valence: own.valence, weight: own.weight, rules: own.rules))
    }
    if themeMatcher.hits.isEmpty { return }
    themeSentiment.run(themeMatcher, layout, scorer, language.themes.program)
    for opinion in themeSentiment.themes.all {
      found.themes[opinion.theme, default: LongFindings.Theme()]
        .add(opinion.sum, evidence(of: opinion.theme, language), from: start)
    }
  }

  /// The themes of all pieces, the most specific ones, in order.
  private func themes(of found: LongFindings, _ request: AnalysisRequest, _ language: Int) -> [TaggedTheme] {
    let program = engine.language(language).themes.program
    return found.mostSpecific(program).map { theme in
      let own = found.themes[theme, default: LongFindings.Theme()]
      return TaggedTheme(
        theme: Int(theme), sentiment: own.sum.sentiment(engine.rules, threeWay: request.threeWay),
        evidence: own.evidence)
    }
  }
}

/// What the pieces of a long comment say together.
struct LongFindings {
  /// The most places of a theme, and the most hits of a long comment, that are listed.
  static let mostPlaces = 2_000

  /// What is said of a theme, and where.
  struct Theme {
    private(set) var sum = SentimentAggregate()
    private(set) var evidence: [ThemeEvidence] = []

    mutating func add(_ other: SentimentAggregate, _ places: [ThemeEvidence], from start: Int) {
      sum.add(other)
      for place in places.prefix(LongFindings.mostPlaces - evidence.count) {
        let range = place.range.lowerBound + start..<place.range.upperBound + start
        evidence.append(ThemeEvidence(range: range, term: place.term))
      }
    }
  }

  var words = 0
  var hasHits = false
  var sum = SentimentAggregate()
  var hits: [SentimentHit] = []
  var themes: [Int32: Theme] = [:]

  /// The themes but for those above another one, and for fallbacks beside others, as in a comment of one piece.
  func mostSpecific(_ program: ThemeProgram) -> [Int32] {
    let all = themes.keys.sorted()
    let above = Set(all.flatMap { parents($0, program) })
    let own = all.filter { !above.contains($0) }
    let shared = Set(own.filter { !program.isFallback[$0] }.flatMap { parents($0, program) })
    return own.filter { !(program.isFallback[$0] && shared.contains(program.parent[$0])) }
  }

  private func parents(_ theme: Int32, _ program: ThemeProgram) -> [Int32] {
    var parents: [Int32] = []
    var parent = program.parent[theme]
    while parent >= 0 {
      parents.append(parent)
      parent = program.parent[parent]
    }
    return parents
  }
}
