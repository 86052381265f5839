public import LanguagePacks
internal import VerbatimModel

/// An example that is not tagged with its theme, or a counterexample that is.
public struct ExampleFailure: Sendable {
  /// A theme that was found, with the words that matched and the terms they matched.
  public struct Found: Sendable {
    /// The theme's dotted id.
    public let theme: String
    /// The matched words and, behind each, the term as written in the codebook.
    public let evidence: [(text: String, term: String)]
  }

  /// The file, line and column of the text.
  public let place: SourcePlace
  /// The theme whose example it is.
  public let theme: String
  /// The language of the text.
  public let language: String
  /// The text.
  public let text: String
  /// Whether the theme should not have been found.
  public let isCounterexample: Bool
  /// What was found instead, or the theme that should not have been.
  public let found: [Found]
}

/// Runs the examples and counterexamples of codebooks.
///
/// An example must carry its theme or one below it, a counterexample must not. The language of each text is the one it
/// is listed under; every codebook is tested by itself.
public struct CodebookTest: Sendable {
  /// How many texts were run.
  public private(set) var count = 0
  /// The texts that did not do what they should, in file order.
  public private(set) var failures: [ExampleFailure] = []

  /// Runs all texts of `codebook` with the lexicons of `files`.
  ///
  /// - Throws: `LexiconError` for a codebook or lexicon that cannot be used, `ICUError` when ICU's data is missing.
  public init(_ codebook: Codebook, files: LexiconFiles) throws {
    let engine = try TextEngine(files: files, codebooks: [codebook])
    var analyzer = try CommentAnalyzer(engine)
    for theme in codebook.themes {
      for language in engine.languageCodes {
        for text in theme.examples[language] ?? [] {
          run(text, theme, codebook, language, isCounterexample: false, &analyzer)
        }
        for text in theme.counterexamples[language] ?? [] {
          run(text, theme, codebook, language, isCounterexample: true, &analyzer)
        }
      }
    }
  }

  private mutating func run(
    _ text: ThemeText, _ theme: Theme, _ codebook: Codebook, _ language: String, isCounterexample: Bool,
    _ analyzer: inout CommentAnalyzer
  ) {
    count += 1
    let catalog = analyzer.engine.catalog
    let tagged = analyzer.analyze(text.text, AnalysisRequest(language: language)).themes
    let own = tagged.filter { Self.isAtOrBelow(catalog.entries[$0.theme].id, theme.id) }
    if own.isEmpty == isCounterexample { return }
    let bytes = Array(text.text.utf8)
    let found = (isCounterexample ? own : tagged).map { tag in
      ExampleFailure.Found(
        theme: catalog.entries[tag.theme].id,
        evidence: tag.evidence.map { (String(decoding: bytes[$0.range], as: UTF8.self), $0.term) })
    }
    failures.append(
      ExampleFailure(
        place: SourcePlace(file: codebook.file, line: text.line, column: text.column), theme: theme.id,
        language: language, text: text.text, isCounterexample: isCounterexample, found: found))
  }

  /// Whether `id` is `ancestor` or a theme below it.
  static func isAtOrBelow(_ id: String, _ ancestor: String) -> Bool {
    id == ancestor || id.hasPrefix(ancestor + ".")
  }
}
