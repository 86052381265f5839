internal import CommentSources
internal import Evaluation
public import LanguagePacks
internal import Foundation
internal import TextAnalysis
internal import VerbatimModel

/// What was learned of one term.
public struct LearnedTerm: Sendable, Equatable {
  /// The term as it stands in the lexicon, or the new one.
  public let term: String
  /// The valence proposed.
  public let valence: Double
  /// The valence in the lexicon; nil for a new term.
  public let before: Double?
  /// In how many comments it scored.
  public let comments: Int
  /// In how many files.
  public let sources: Int
  /// The 95 % interval of the valence.
  public let low: Double
  /// Its upper end.
  public let high: Double
  /// The ids of some comments with it.
  public let examples: [String]
}

/// Proposes valences from comments with scores: changes of what the lexicon has, and new words and phrases.
///
/// Two passes. The first finds candidates: unbroken phrases that lean the same way in every source. They go into the
/// lexicon on trial, the comments are analysed again by the engine itself, so that every rule works on them, and all
/// valences are fitted together (`ValenceFit`). The result does not depend on anything but the input.
public struct LexiconLearner {
  private let files: LexiconFiles
  private let gold: GoldOptions
  private let options: LearningOptions

  /// A learner on the lexicons in `files`; `gold` says where the scores are.
  public init(_ files: LexiconFiles, _ gold: GoldOptions, _ options: LearningOptions = LearningOptions()) {
    self.files = files
    self.gold = gold
    self.options = options
  }

  private struct Rated {
    let row: GoldRow
    let rating: Int
    let source: Int
    let language: String
  }

  /// The proposals by language, in the order of terms; `notice` is told which columns were found.
  public func run(_ inputs: [String], languages: [String]?, notice: (String) -> Void = { _ in }) throws
    -> [String: [LearnedTerm]]
  {
    let engine = try TextEngine(files: files, languages: languages, codebooks: [])
    var comments: [Rated] = []
    var candidates: [String: CandidateTerms] = [:]
    var analyzer = try CommentAnalyzer(engine)
    for (source, input) in inputs.enumerated() {
      for row in try read(input, notice) {
        guard let gold = row.gold else { continue }
        let features = analyzer.features(row.text, AnalysisRequest(language: self.gold.language))
        guard let pack = engine.pack(of: features.language) else { continue }
        let rated = Rated(row: row, rating: gold.rawValue - 1, source: source, language: features.language)
        comments.append(rated)
        var finder =
          candidates.removeValue(forKey: features.language)
          ?? CandidateTerms(sources: inputs.count, stopwords: pack.stopwords, options: options)
        finder.add(features.words, rating: rated.rating, source: source)
        candidates[features.language] = finder
      }
    }
    var learned: [String: [LearnedTerm]] = [:]
    for language in candidates.keys.sorted() {
      let own = comments.filter { $0.language == language }
      // A listed word that a rule silenced in some comment is no new word.
      let scoring = engine.entries(of: language).filter {
        [.sentiment, .sarcasm, .negator].contains($0.role)
      }
      let listed = Set(scoring.map { $0.term.lowercased().replacing("=", with: "") })
      let new = candidates[language]?.chosen(except: listed) ?? []
      learned[language] = try learn(language, own, new, sources: inputs.count)
    }
    return learned
  }

  private func read(_ input: String, _ notice: (String) -> Void) throws -> [GoldRow] {
    var source = try CommentSource([input], options: gold.input, adapters: gold.adapters)
    var gold = gold
    if let found = try gold.findColumns(in: &source, wantsScore: true) { notice(found) }
    let columns = try GoldColumns(gold, header: source.header)
    try gold.findScale(columns, &source)
    let reader = GoldReader(options: gold, columns: columns)
    var rows: [GoldRow] = []
    while let block = try source.nextBlock() {
      let batch = block.parse()
      for index in batch.rows.indices {
        if case .row(let row) = reader.read(index, of: batch) { rows.append(row) }
      }
    }
    if rows.isEmpty {
      let column = gold.label ?? gold.score ?? ""
      throw EvaluationError(
        place: input, problem: "no comment has a class or a number in '\(column)'",
        remedy: "name another column with --score or --label")
    }
    return rows
  }

  // MARK: One language

  private func learn(
    _ language: String, _ comments: [Rated], _ candidates: [CandidateTerms.Candidate], sources: Int
  ) throws -> [LearnedTerm] {
    let trial = candidates.map { "\($0.term)\t\($0.leaning > 0 ? 0.5 : -0.5)" }.joined(separator: "\n")
    let files = files.adding(trial, to: "\(language)/learned.tsv")
    let engine = try TextEngine(files: files, languages: [language], codebooks: [])
    let entries = engine.entries(of: language)
    let isCandidate = Set(candidates.map(\.term))
    var analyzer = try CommentAnalyzer(engine)
    var support = TermSupport(sources: sources, entries: entries.count, options: options)
    var hits: [[CommentFeatures.Hit]] = []
    for comment in comments {
      let features = analyzer.features(comment.row.text, AnalysisRequest(language: language))
      hits.append(features.hits)
      support.add(Set(features.hits.map(\.entry)), id: comment.row.id, source: comment.source)
    }
    let parameters = ValenceParameters(entries: entries, isNew: isCandidate, support: support)
    let rows = parameters.rows(hits, comments.map { ($0.rating, $0.source) }, sources: sources, options)
    let fit = ValenceFit(
      rows: rows, prior: parameters.prior, isNew: parameters.isNew,
      shrinkage: try SentimentRules(files).shrinkage,
      options: options)
    let valences = fit.run()
    return parameters.proposals(valences, errors: fit.standardErrors(valences), support, options)
  }
}
