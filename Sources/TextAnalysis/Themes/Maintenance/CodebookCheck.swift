public import LanguagePacks

/// Looks a codebook over for what its author would want to know: terms that never match, circles, doubles, gaps.
public struct CodebookCheck: Sendable {
  /// The findings, in file order.
  public private(set) var findings: [CodebookFinding] = []

  let codebook: Codebook

  /// Checks `codebook` with the lexicons of `files`.
  ///
  /// Where a reference or language is wrong, matching cannot be tried out, and only the other checks are made.
  ///
  /// - Throws: `LexiconError` for a lexicon that cannot be used, `ICUError` when ICU's data is missing.
  public init(_ codebook: Codebook, files: LexiconFiles) throws {
    self.codebook = codebook
    checkReferences()
    checkCompleteness(files.languages)
    checkSiblings()
    try checkOperators(files)
    if !findings.contains(where: { $0.kind == .circle || $0.kind == .unknownReference }) {
      let engine = try TextEngine(files: files, codebooks: [codebook])
      for code in engine.languageCodes where codebook.languages.contains(code) {
        var trial = try TermTrial(codebook, engine, language: code)
        findings += trial.run()
      }
    }
    findings.sort { ($0.place, $0.kind.rawValue) < ($1.place, $1.kind.rawValue) }
  }

  /// Whether some finding is an error.
  public var hasErrors: Bool { findings.contains { $0.level == .error } }

  /// A finding for a file that could not even be read.
  public static func finding(for error: LexiconError) -> CodebookFinding {
    CodebookFinding(
      level: .error, kind: .invalid,
      place: SourcePlace(file: error.file, line: error.line, column: error.column),
      theme: "", problem: error.problem, remedy: error.remedy)
  }

  mutating func report(
    _ level: CodebookFinding.Level, _ kind: CodebookFinding.Kind, _ theme: Theme, line: Int, column: Int = 0,
    _ problem: String, _ remedy: String
  ) {
    findings.append(
      CodebookFinding(
        level: level, kind: kind, place: SourcePlace(file: codebook.file, line: line, column: column),
        theme: theme.id, problem: problem, remedy: remedy))
  }
}
