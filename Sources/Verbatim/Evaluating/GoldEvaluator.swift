internal import CommentSources
public import Evaluation
internal import LanguagePacks
public import TextAnalysis
internal import VerbatimModel

/// Measures the engine against a gold set.
public struct GoldEvaluator: ~Copyable {
  private let engine: TextEngine
  private var options: GoldOptions
  private let primary: PrimaryTheme
  private var analyzer: CommentAnalyzer
  private var questions: [String: Int] = [:]
  private var report = EvaluationReport()
  private var coded = CodedComments()
  private var hasScores = false
  private var errors: [(row: GoldRow, size: Double)] = []

  /// An evaluator for one set.
  public init(_ engine: TextEngine, _ options: GoldOptions) throws {
    self.engine = engine
    self.options = options
    primary = PrimaryTheme(engine.catalog)
    analyzer = try CommentAnalyzer(engine)
  }

  /// Reads and measures the whole set; `notice` is told which columns were found.
  ///
  /// - Throws: `EvaluationError` for columns that are not there; `InputError` for what cannot be read.
  public mutating func run(_ inputs: [String], notice: (String) -> Void = { _ in }) throws -> EvaluationReport
  {
    var source = try CommentSource(inputs, options: options.input, adapters: options.adapters)
    try options.findGold(in: source.header)
    if let found = try options.findColumns(in: &source, wantsScore: false) { notice(found) }
    let columns = try GoldColumns(options, header: source.header)
    try options.findScale(columns, &source)
    let reader = GoldReader(options: options, columns: columns)
    if options.label != nil || options.score != nil { report.sentiment = SentimentTally() }
    if options.themes != nil { report.themes = LabelTally() }
    report.mappedLabels = options.mapping?.goldLabels ?? Set(engine.catalog.entries.map(\.id))
    let oddFields = OddFields()
    while let block = try source.nextBlock() {
      let batch = block.parse()
      oddFields.note(batch)
      for index in batch.rows.indices {
        report.read += 1
        switch reader.read(index, of: batch) {
        case .leftOut(let reason): report.leftOut[reason, default: 0] += 1
        case .row(let row): measure(row, reader)
        }
      }
    }
    for line in source.notices + oddFields.notices { notice(line) }
    if let score = options.score, !hasScores {
      throw EvaluationError(
        place: "--score", problem: "no comment has a usable number in '\(score)'",
        remedy: "name another column, or its --scale")
    }
    report.agreement = coded.agreement(hasSecondCoder: options.secondCoder != nil)
    collectWorst()
    return report
  }

  // MARK: One comment

  private mutating func measure(_ row: GoldRow, _ reader: GoldReader) {
    let analysis = analyzer.analyze(row.text, request(row, wantsHits: false))
    report.used += 1
    if row.goldScore != nil { hasScores = true }
    report.languages[analysis.language, default: 0] += 1
    let given = SentimentClass(analysis.sentiment.label)
    if let gold = row.gold {
      report.sentiment?.add(
        gold: gold, goldScore: row.goldScore, score: analysis.sentiment.score, label: given)
      note(row, size: Self.distance(gold, analysis.sentiment.score))
    }
    coded.addLabels(
      gold: row.gold, given: given, second: row.secondCoder.flatMap { SentimentClass(label: $0) })
    guard let gold = row.themes else { return }
    let found = labels(analysis.themes)
    report.themes?.add(gold: gold, found: Set(found.keys))
    for (label, sentiment) in found where gold.contains(label) {
      guard let wanted = row.polarities[label] else { continue }
      report.themes?.addPolarity(isRight: wanted.contains(SentimentClass(sentiment.label)))
    }
    coded.addThemes(gold: gold, found: Set(found.keys), second: row.secondCoder.map(reader.labels))
    if row.gold == nil { note(row, size: Double(gold.symmetricDifference(found.keys).count)) }
  }

  private mutating func request(_ row: GoldRow, wantsHits: Bool) -> AnalysisRequest {
    AnalysisRequest(
      language: options.language, wantsHits: wantsHits, threeWay: true,
      questionPolarity: polarity(row.question))
  }

  private mutating func polarity(_ question: String?) -> Int {
    guard let question else { return 0 }
    if let known = questions[question] { return known }
    let polarity = engine.questionPolarity(of: question)
    questions[question] = polarity
    return polarity
  }

  /// The gold labels that the themes stand for, each with the strongest sentiment among its themes.
  private func labels(_ themes: [TaggedTheme]) -> [String: Sentiment] {
    var found: [String: Sentiment] = [:]
    let counted = options.primary ? primary.choose(themes).map { [$0] } ?? [] : themes
    for theme in counted {
      let id = engine.catalog.entries[theme.theme].id
      let mapped = options.mapping.map { $0.labels(of: id) } ?? [id]
      for label in options.primary ? Array(mapped.prefix(1)) : mapped {
        if let known = found[label], abs(known.score) >= abs(theme.sentiment.score) { continue }
        found[label] = theme.sentiment
      }
    }
    return found
  }

  // MARK: Errors

  private static func distance(_ gold: SentimentClass, _ score: Double) -> Double {
    switch gold {
    case .negative: score
    case .neutral: abs(score) - 0.5
    case .positive: -score
    }
  }

  private mutating func note(_ row: GoldRow, size: Double) {
    guard options.worst > 0, size > 0 || row.gold != nil else { return }
    errors.append((row, size))
    if errors.count > options.worst * 4 + 100 { keepWorst() }
  }

  private mutating func keepWorst() {
    errors.sort { ($0.size, $1.row.id) > ($1.size, $0.row.id) }
    errors.removeLast(max(0, errors.count - options.worst))
  }

  private mutating func collectWorst() {
    keepWorst()
    for (row, _) in errors {
      let analysis = analyzer.analyze(row.text, request(row, wantsHits: true))
      report.worst.append(
        WorstErrorWriter(engine: engine, options: options).error(row, analysis, labels(analysis.themes)))
    }
  }
}

extension SentimentClass {
  /// The class of a label; mixed counts as neutral.
  init(_ label: SentimentLabel) {
    switch label {
    case .negative: self = .negative
    case .neutral, .mixed: self = .neutral
    case .positive: self = .positive
    }
  }
}
