internal import LanguagePacks

/// Tries every term of a codebook out in one language.
struct TermTrial: ~Copyable {
  private let codebook: Codebook
  private let language: String
  private let index: Int
  private let sample: TermSample
  private var analyzer: CommentAnalyzer
  /// Per inflected word of a term: the function words that are taken for a form of it.
  private var functionWords: [WordPattern: [String]] = [:]
  private var findings: [CodebookFinding] = []

  init(_ codebook: Codebook, _ engine: TextEngine, language: String) throws {
    self.codebook = codebook
    self.language = language
    index = engine.languageCodes.firstIndex(of: language) ?? 0
    sample = TermSample(engine.language(index))
    analyzer = try CommentAnalyzer(engine)
    let compiled = engine.language(index)
    for word in compiled.pack.stopwords.sorted() {
      for (atom, rank) in analyzer.reading(word, language: index).atoms where rank <= .stem {
        functionWords[compiled.patterns.atoms[Int(atom)], default: []].append(word)
      }
    }
  }

  /// All findings in this language.
  mutating func run() -> [CodebookFinding] {
    let compiled = analyzer.engine.language(index).themes
    var next = 0
    for (number, theme) in codebook.themes.enumerated() {
      let terms = theme.terms[language] ?? []
      let undone = Array(compiled.program.exclusions[Int32(number)])
      for term in terms {
        check(
          term, compiled.terms[next].condition, compiled.program.roots[next], exclusions: undone, theme)
        next += 1
      }
      let conditions = compiled.exclusions[Int32(number)] ?? []
      let excluding = (theme.exclusions[language] ?? []).filter { $0.expression.wholeTheme == nil }
      for (place, term) in excluding.enumerated() where place < conditions.count {
        check(term, conditions[place], undone[place], exclusions: [], theme)
      }
      checkFunctionWords(terms + (theme.exclusions[language] ?? []), theme)
      checkSentiment(terms, theme)
      checkContained(terms, theme)
    }
    return findings
  }

  // MARK: Terms that never match

  private mutating func check(
    _ term: ThemeTerm, _ condition: Condition, _ root: Int32, exclusions: [Int32], _ theme: Theme
  ) {
    let leaves = Self.leaves(term.expression, condition)
    let isSimple = leaves.count == 1
    for (pattern, id) in leaves {
      let text = isSimple ? sample.text(of: term, in: codebook, language) : TermSample.text(of: pattern)
      if analyzer.holds(pattern: id, in: text, language: index) { continue }
      let part =
        isSimple ? "'\(term.source)'" : "in '\(term.source)' the part '\(TermSample.text(of: pattern))'"
      return report(
        .error, .neverMatches, term, theme, "\(part) matches no text, not even itself",
        "write it as customers type it: marks such as ' and / part words, and a final - is no term")
    }
    let text = sample.text(of: term, in: codebook, language)
    let holds: Bool
    if case .pattern(let pattern) = condition, root < 0 {
      holds = analyzer.holds(pattern: pattern, in: text, language: index)
    } else {
      holds = analyzer.holds(root, in: text, language: index)
    }
    if !holds {
      report(
        .error, .neverMatches, term, theme, "'\(term.source)' matches no text as a whole, not even '\(text)'",
        "look for parts that rule each other out")
    } else if exclusions.contains(where: { analyzer.holds($0, in: text, language: index) }) {
      report(
        .error, .neverMatches, term, theme, "'\(term.source)' is undone by the theme's own exclude",
        "remove one of the two")
    }
  }

  /// The patterns of an expression with their ids, without those behind references.
  private static func leaves(_ expression: ThemeExpression, _ condition: Condition) -> [(TermPattern, Int32)]
  {
    switch (expression, condition) {
    case (.term(let pattern), .pattern(let id)): return [(pattern, id)]
    case (.all(let a), .all(let b)), (.any(let a), .any(let b)): return zip(a, b).flatMap { leaves($0, $1) }
    case (.not(let a), .not(let b)), (.negated(let a), .negated(let b)): return leaves(a, b)
    case (.near(let a, let b, _), .near(let c, let d, _)),
      (.before(let a, let b, _), .before(let c, let d, _)):
      return leaves(a, c) + leaves(b, d)
    default: return []
    }
  }

  // MARK: Terms that match too much

  private mutating func checkFunctionWords(_ terms: [ThemeTerm], _ theme: Theme) {
    for term in terms {
      guard case .term(let pattern) = term.expression, pattern.words.count == 1,
        pattern.words[0].kind == .inflected,
        let words = functionWords[pattern.words[0]]
      else { continue }
      report(
        .warning, .functionWord, term, theme,
        "'\(term.source)' also matches the common \(words.map { "'\($0)'" }.joined(separator: ", ")) as a form of it",
        "write '=\(pattern.words[0].text)' and its other forms likewise")
    }
  }

  // MARK: Words of sentiment

  private mutating func checkSentiment(_ terms: [ThemeTerm], _ theme: Theme) {
    if theme.isEvaluative { return }
    var loaded: [ThemeTerm] = []
    for term in terms {
      guard case .term = term.expression else { continue }
      if analyzer.carriesSentiment(sample.text(of: term, in: codebook, language), language: index) {
        loaded.append(term)
      }
    }
    guard let first = loaded.first else { return }
    let names =
      loaded.prefix(8).map { "'\($0.source)'" }.joined(separator: ", ") + (loaded.count > 8 ? ", …" : "")
    report(
      .warning, .sentiment, first, theme,
      "\(loaded.count) of \(terms.count) terms in '\(language)' are words of sentiment themselves (\(names)), "
        + "which settles what is felt about \(theme.id) beforehand",
      "replace them by what is spoken of, or set evaluative: true where the theme is praise or blame itself")
  }

  // MARK: Terms contained in others

  private mutating func checkContained(_ terms: [ThemeTerm], _ theme: Theme) {
    let coverage = TermCoverage(terms, &analyzer, language: index)
    for (contained, other) in coverage.contained {
      report(
        .warning, .contained, terms[contained], theme,
        "'\(terms[contained].source)' finds nothing that '\(terms[other].source)' (line \(terms[other].line)) does not find",
        "remove it, or make the other one exact with =")
    }
  }

  private mutating func report(
    _ level: CodebookFinding.Level, _ kind: CodebookFinding.Kind, _ term: ThemeTerm, _ theme: Theme,
    _ problem: String,
    _ remedy: String
  ) {
    findings.append(
      CodebookFinding(
        level: level, kind: kind,
        place: SourcePlace(file: codebook.file, line: term.line, column: term.column),
        theme: theme.id, problem: problem, remedy: remedy))
  }
}
