internal import LanguagePacks
internal import UnicodeText
public import VerbatimModel

/// What is wanted of the analysis of a comment.
public struct AnalysisRequest: Sendable {
  /// The language, when it is known; nil to decide it from the comment.
  public var language: String?
  /// Whether the sentiment's hits are wanted.
  public var wantsHits: Bool
  /// Whether the label may be `mixed`.
  public var threeWay: Bool
  /// What was asked for: what is good (1), what is bad (−1), neither or not known (0).
  ///
  /// ``TextEngine/questionPolarity(of:)`` tells it from the question.
  public var questionPolarity: Int

  /// All of it as given.
  public init(
    language: String? = nil, wantsHits: Bool = false, threeWay: Bool = false, questionPolarity: Int = 0
  ) {
    self.language = language
    self.wantsHits = wantsHits
    self.threeWay = threeWay
    self.questionPolarity = questionPolarity
  }
}

/// Analyses comments one after the other.
///
/// One a worker: it owns ICU's iterators and the memory of words seen.
public struct CommentAnalyzer: ~Copyable {
  let engine: TextEngine
  /// The themes in force.
  public var catalog: ThemeCatalog { engine.catalog }
  var table = WordTable()
  var scanner: WordScanner
  private var memories: [MemoryBox?]
  var layout = TextLayout()
  var matcher = PatternMatcher()
  var scorer: SentimentScorer
  var themeMatcher = ThemeMatcher()
  var themeSentiment = ThemeSentiment()
  private var wordEvidence: LanguageEvidence
  /// What the words of the last comment said for each language.
  private var evidence = FlatBuffer<Float>()

  /// The most distinct words remembered before the worker starts afresh.
  static let wordLimit = 75_000
  /// The most bytes of them.
  private static let wordBytesLimit = 1 << 23

  /// A worker on `engine`.
  ///
  /// - Throws: `ICUError` when ICU's data cannot be opened.
  public init(_ engine: TextEngine) throws {
    self.engine = engine
    scanner = try WordScanner(locale: "root")
    memories = Array(repeating: nil, count: engine.languageCodes.count)
    scorer = SentimentScorer(rules: engine.rules)
    wordEvidence = LanguageEvidence(engine.chooser.model, domains: engine.tokenRules.domains)
  }

  /// Analyses a comment.
  public mutating func analyze(_ text: String, _ request: AnalysisRequest = AnalysisRequest())
    -> CommentAnalysis
  {
    var text = text
    return text.withUTF8 { analyze($0, request) }
  }

  /// Analyses a comment given as valid UTF-8; one of more than 64 kB in pieces that end where sentences do.
  public mutating func analyze(
    _ text: UnsafeBufferPointer<UInt8>, _ request: AnalysisRequest = AnalysisRequest()
  ) -> CommentAnalysis {
    text.count > CommentPieces.longest ? analyzeInPieces(text, request) : analyzeWhole(text, request)
  }

  /// Analyses a comment in one piece, so that ``layout`` and the scorer hold all of it afterwards.
  mutating func analyzeWhole(_ text: UnsafeBufferPointer<UInt8>, _ request: AnalysisRequest)
    -> CommentAnalysis
  {
    forgetTooManyWords()
    let empty = engine.emptyAnswers.entry(text)
    let isNoAnswer = empty != nil
    var aggregate = SentimentAggregate()
    guard let language = prepare(text, request.language, empty: empty) else {
      let asked = asked(request, words: scannedWords, hasHits: false, empty: empty)
      aggregate.add(asked)
      return CommentAnalysis(
        language: CommentAnalysis.undetermined,
        sentiment: aggregate.sentiment(engine.rules, threeWay: request.threeWay),
        hits: request.wantsHits ? describe(asked: asked, text) : [], themes: [],
        isNoAnswer: isNoAnswer && asked == 0)
    }
    run(language.index, text, asked: request.questionPolarity)
    let opensWithNothing = request.questionPolarity != 0 && engine.emptyAnswers.saysNothingFirst(text)
    if isNoAnswer || opensWithNothing { scorer.dropDenials() }
    let memory = memory(language.index)
    let asked = asked(
      request, words: layout.words.count, hasHits: !scorer.hits.isEmpty, empty: empty,
      opensWithNothing: opensWithNothing)
    // "Niets" after "What can we improve?" is the whole answer, and "geen idee" is none: their own hits do not count.
    let isReplaced = empty?.isOpen ?? false || asked != 0 && isNoAnswer
    if !isReplaced { for hit in scorer.hits.all { aggregate.add(hit.weight) } }
    aggregate.add(asked)
    let saysNothing = isNoAnswer && asked == 0
    return CommentAnalysis(
      language: language.code,
      sentiment: aggregate.sentiment(engine.rules, threeWay: request.threeWay),
      hits: request.wantsHits
        ? (isReplaced ? [] : scorer.hits.all.map { describe($0, text, memory.value.language) })
          + describe(asked: asked, text)
        : [],
      themes: saysNothing
        ? [] : themes(request, memory.value.language, opensWithNothing: opensWithNothing),
      isNoAnswer: saysNothing)
  }

  private var scannedWords: Int {
    (0..<scanner.segmentCount).count { scanner.segments[$0].kind == .word && scanner.segments[$0].word >= 0 }
  }

  borrowing func asked(
    _ request: AnalysisRequest, words: Int, hasHits: Bool, empty: EmptyAnswers.Entry?,
    opensWithNothing: Bool = false
  ) -> Double {
    AskedRule(rules: engine.rules, polarity: request.questionPolarity)
      .weight(words: words, hasHits: hasHits, empty: empty, opensWithNothing: opensWithNothing)
  }

  /// The worker's memory of a language, by its place in ``TextEngine/languageCodes``.
  mutating func memory(_ language: Int) -> MemoryBox {
    if let known = memories[language] { return known }
    let memory = MemoryBox(LanguageMemory(engine.language(language)))
    memories[language] = memory
    return memory
  }

  // MARK: Stages

  /// Scans the words and decides the language; nil where none fits.
  mutating func prepare(
    _ text: UnsafeBufferPointer<UInt8>, _ wanted: String?, empty: EmptyAnswers.Entry? = nil
  ) -> ChosenLanguage? {
    scanner.scan(text, into: &table)
    guard let wanted else {
      // What only one language writes for "nothing" is in it; what several write for "no answer" is in none.
      if let empty, let only = empty.languages.first, empty.languages.count == 1 {
        return ChosenLanguage(index: only, code: engine.languageCodes[only])
      }
      return empty?.isOpen ?? false ? nil : decideLanguage(text)
    }
    return engine.languageCodes.firstIndex(of: wanted).map {
      ChosenLanguage(index: $0, code: wanted)
    }
  }

  private mutating func decideLanguage(_ text: UnsafeBufferPointer<UInt8>) -> ChosenLanguage? {
    evidence.removeAll()
    return chosenLanguage(weigh(text))
  }

  /// Decides the language of a long comment: the evidence of all its pieces, added up.
  mutating func decideLanguage(inPieces text: UnsafeBufferPointer<UInt8>) -> ChosenLanguage? {
    evidence.removeAll()
    var all = WeighedWords()
    var pieces = CommentPieces(text)
    while let range = pieces.next() {
      forgetTooManyWords()
      let piece = UnsafeBufferPointer(rebasing: text[range])
      scanner.scan(piece, into: &table)
      let words = weigh(piece)
      // A share of words is asked for, which the first piece tells well enough.
      if all.texts.isEmpty { all.texts = words.texts }
      all.isWordless = all.isWordless && words.isWordless
    }
    return chosenLanguage(all)
  }

  /// What a language is chosen by, besides ``evidence``.
  private struct WeighedWords {
    /// The folded words, where they are needed.
    var texts: [String] = []
    var isWordless = true
  }

  /// Adds what the scanned words say for each language to ``evidence``.
  private mutating func weigh(_ text: UnsafeBufferPointer<UInt8>) -> WeighedWords {
    let segments = UnsafeBufferPointer(start: scanner.segments, count: scanner.segmentCount)
    let sums = wordEvidence.sum(segments, text: text, table: table)
    if evidence.isEmpty {
      evidence.append(contentsOf: sums)
    } else {
      for language in evidence.indices { evidence[language] += sums[language] }
    }
    return WeighedWords(
      texts: engine.chooser.needsWords
        ? segments.filter { $0.kind == .word }.map { table.text($0.word) } : [],
      isWordless: !segments.contains { $0.kind == .word || $0.kind == .mention })
  }

  private func chosenLanguage(_ words: WeighedWords) -> ChosenLanguage? {
    let code = engine.chooser.decide(evidence.all, words: words.texts)
    if let index = engine.languageCodes.firstIndex(of: code) {
      return ChosenLanguage(index: index, code: code)
    }
    // A text of emoji alone is in no language, but its emoji speak in every one.
    return words.isWordless && !engine.languageCodes.isEmpty
      ? ChosenLanguage(index: 0, code: CommentAnalysis.undetermined) : nil
  }

  mutating func run(_ language: Int, _ text: UnsafeBufferPointer<UInt8>, asked polarity: Int = 0) {
    let box = memory(language)
    layout.removeAll()
    let repair = TokenRepair(text: text, rules: engine.tokenRules, language: box.value.language)
    repair.run(
      UnsafeBufferPointer(start: scanner.segments, count: scanner.segmentCount), &table, into: &layout.tokens)
    layout.findSentences(text)
    matcher.run(layout, &box.value, table)
    scorer.run(matcher.matches, &layout, &box.value, table, text: text, asked: polarity)
    themeMatcher.run(matcher, layout, scorer, box.value)
  }

  private mutating func themes(
    _ request: AnalysisRequest, _ language: CompiledLanguage, opensWithNothing: Bool
  ) -> [TaggedTheme] {
    if themeMatcher.hits.isEmpty { return [] }
    themeSentiment.run(themeMatcher, layout, scorer, language.themes.program)
    return themeSentiment.themes.all.map { opinion in
      // "Price" after "What can we improve?" blames the price, not the comment alone; "Nothing, good price" does not.
      var sum = opinion.sum
      if !opensWithNothing {
        sum.add(asked(request, words: layout.words.count, hasHits: !sum.isEmpty, empty: nil))
      }
      return TaggedTheme(
        theme: Int(opinion.theme), sentiment: sum.sentiment(engine.rules, threeWay: request.threeWay),
        evidence: evidence(of: opinion.theme, language))
    }
  }

  /// Where the text analysed last speaks of a theme.
  func evidence(of theme: Int32, _ language: CompiledLanguage) -> [ThemeEvidence] {
    var evidence: [ThemeEvidence] = []
    for hit in themeMatcher.hits.all where hit.theme == theme {
      for index in hit.spans.range {
        let span = themeMatcher.spans[index]
        evidence.append(
          ThemeEvidence(
            range: bytes(span.first, span.last), term: language.themes.sources[Int(hit.term)]))
      }
    }
    return Self.distinct(evidence)
  }

  /// In order of place, the first ``LongFindings/mostPlaces``; of several terms with the same words, the one found first.
  private static func distinct(_ evidence: [ThemeEvidence]) -> [ThemeEvidence] {
    if evidence.count < 2 { return evidence }
    let order = evidence.indices.sorted {
      (evidence[$0].range.lowerBound, evidence[$0].range.upperBound, $0)
        < (evidence[$1].range.lowerBound, evidence[$1].range.upperBound, $1)
    }
    var result: [ThemeEvidence] = []
    for index in order where result.last?.range != evidence[index].range {
      if result.count == LongFindings.mostPlaces { break }
      result.append(evidence[index])
    }
    return result
  }

  /// The evidence of the last comment's words for each language, strongest first.
  func languageEvidence() -> [(code: String, evidence: Double)] {
    zip(engine.chooser.model.languages, zip(evidence.all, engine.chooser.model.bias)).map {
      ($0, Double($1.0 + $1.1))
    }
    .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
  }

  func bytes(_ first: Int32, _ last: Int32) -> Range<Int> {
    Int(layout.tokens[Int(first)].start)..<Int(layout.tokens[Int(last)].end)
  }

  /// Starts afresh where too many words are remembered.
  mutating func forgetTooManyWords() {
    guard table.count > Self.wordLimit || table.bytesUsed > Self.wordBytesLimit else { return }
    table.removeAll()
    wordEvidence.removeAll()
    for memory in memories { memory?.value.removeAll() }
  }
}

/// The pack that reads a comment, and the language that the result names.
struct ChosenLanguage {
  let index: Int
  let code: String
}

/// Keeps a worker's memory of one language in place; never shared between workers.
final class MemoryBox {
  var value: LanguageMemory
  init(_ value: consuming LanguageMemory) { self.value = value }
}
