internal import LanguagePacks

/// A codebook term over pattern ids.
indirect enum Condition: Sendable {
  case pattern(Int32)
  case all([Condition])
  case any([Condition])
  case not(Condition)
  case near(Condition, Condition, Int)
  case before(Condition, Condition, Int)
  case negated(Condition)
  case positive
  case negative
  case short

  /// Whether it stands for a sentiment hit.
  var isSentiment: Bool {
    switch self {
    case .positive, .negative: true
    case .any(let parts): parts.allSatisfy(\.isSentiment)
    default: false
    }
  }
}

/// The terms of all codebooks in one language, ready for matching.
struct CompiledThemes: Sendable {
  /// A term of a theme.
  struct Term: Sendable {
    let theme: Int32
    let source: String
    let condition: Condition
  }

  /// The terms, in the order of the codebooks.
  private(set) var terms: [Term] = []
  /// Per term: how it is written in its codebook.
  let sources: [String]
  /// Per theme: what undoes a match in the same scope.
  private(set) var exclusions: [Int32: [Condition]] = [:]
  /// What is evaluated: the same terms and exclusions, as flat tables.
  let program: ThemeProgram
  /// The themes' numbers; the same for every language.
  let catalog: ThemeCatalog

  init(_ codebooks: [Codebook], language: String, patterns: inout PatternIndex) throws(LexiconError) {
    let catalog = ThemeCatalog(codebooks)
    self.catalog = catalog
    // Per theme: the themes that undo a match where they are found in the same scope.
    var stronger: [Int32: Set<Int32>] = [:]
    for codebook in codebooks {
      var compiler = ConditionCompiler(codebook: codebook, language: language)
      for theme in codebook.themes {
        guard let number = catalog.number(of: theme.id).map(Int32.init) else { continue }
        let conditions = try compiler.terms(of: theme, &patterns)
        for (term, condition) in zip(theme.terms[language] ?? [], conditions) {
          terms.append(Term(theme: number, source: term.source, condition: condition))
        }
        for term in theme.exclusions[language] ?? [] {
          if let id = term.expression.wholeTheme {
            let others = try compiler.themes(id, term, excludedFrom: theme)
            stronger[number, default: []].formUnion(
              others.compactMap { catalog.number(of: $0.id).map(Int32.init) })
          } else {
            exclusions[number, default: []].append(try compiler.exclusion(term, of: theme, &patterns))
          }
        }
      }
    }
    sources = terms.map(\.source)
    program = ThemeProgram(terms, exclusions, stronger, catalog, patternCount: patterns.patternCount)
  }
}

/// Turns codebook terms into conditions, with references to other themes written out.
private struct ConditionCompiler {
  let codebook: Codebook
  let language: String
  private var open: [String] = []
  /// Per theme referred to: it and the themes below it.
  private var families: [String: [Theme]] = [:]
  /// Per theme that was compiled: its terms, which others may refer to.
  private var compiled: [String: [Condition]] = [:]

  init(codebook: Codebook, language: String) {
    self.codebook = codebook
    self.language = language
  }

  /// The terms of a theme.
  mutating func terms(of theme: Theme, _ patterns: inout PatternIndex) throws(LexiconError) -> [Condition] {
    if let known = compiled[theme.id] { return known }
    open.append(theme.id)
    defer { open.removeLast() }
    var conditions: [Condition] = []
    for term in theme.terms[language] ?? [] {
      conditions.append(try compile(term.expression, term, &patterns))
    }
    compiled[theme.id] = conditions
    return conditions
  }

  /// An exclusion of a theme.
  mutating func exclusion(
    _ term: ThemeTerm, of theme: Theme, _ patterns: inout PatternIndex
  ) throws(LexiconError) -> Condition {
    open = [theme.id]
    defer { open.removeAll() }
    return try compile(term.expression, term, &patterns)
  }

  private mutating func compile(
    _ expression: ThemeExpression, _ term: ThemeTerm, _ patterns: inout PatternIndex
  ) throws(LexiconError) -> Condition {
    switch expression {
    case .term(let pattern):
      return .pattern(patterns.add(pattern))
    case .all(let parts): return .all(try list(parts, term, &patterns))
    case .any(let parts): return .any(try list(parts, term, &patterns))
    case .not(let inner): return .not(try compile(inner, term, &patterns))
    case .near(let a, let b, let distance):
      return .near(try compile(a, term, &patterns), try compile(b, term, &patterns), distance)
    case .before(let a, let b, let distance):
      return .before(try compile(a, term, &patterns), try compile(b, term, &patterns), distance)
    case .negated(let inner): return .negated(try compile(inner, term, &patterns))
    case .positive: return .positive
    case .negative: return .negative
    case .short: return .short
    case .theme(let id): return try reference(id, term, &patterns)
    }
  }

  private mutating func list(
    _ parts: [ThemeExpression], _ term: ThemeTerm, _ patterns: inout PatternIndex
  ) throws(LexiconError) -> [Condition] {
    var conditions: [Condition] = []
    for part in parts { conditions.append(try compile(part, term, &patterns)) }
    return conditions
  }

  /// The terms of the theme referred to and of the themes below it.
  private mutating func reference(
    _ id: String, _ term: ThemeTerm, _ patterns: inout PatternIndex
  ) throws(LexiconError) -> Condition {
    if open.contains(id) { throw error(term, "@\(id) refers back to itself", "break the circle") }
    let themes = try themes(id, term)
    open.append(id)
    defer { open.removeLast() }
    var conditions: [Condition] = []
    for theme in themes { conditions += try terms(of: theme, &patterns) }
    return .any(conditions)
  }

  /// The theme of an exclusion that names nothing else, and the themes below it.
  mutating func themes(
    _ id: String, _ term: ThemeTerm, excludedFrom theme: Theme
  ) throws(LexiconError) -> [Theme] {
    if theme.id == id || theme.id.hasPrefix(id + ".") {
      throw error(term, "@\(id) refers back to itself", "name themes beside '\(theme.id)'")
    }
    return try themes(id, term)
  }

  /// A theme and the themes below it.
  private mutating func themes(_ id: String, _ term: ThemeTerm) throws(LexiconError) -> [Theme] {
    if let known = families[id] { return known }
    let themes = codebook.themes.filter { $0.id == id || $0.id.hasPrefix(id + ".") }
    if themes.isEmpty { throw error(term, "there is no theme '\(id)'", "use the full dotted id") }
    families[id] = themes
    return themes
  }

  private func error(_ term: ThemeTerm, _ problem: String, _ remedy: String) -> LexiconError {
    LexiconError(
      file: codebook.file, line: term.line, column: term.column, problem: "in '\(term.source)': \(problem)",
      remedy: remedy)
  }
}

extension ThemeExpression {
  /// The theme's id where the expression is `@id` and nothing else.
  var wholeTheme: String? {
    if case .theme(let id) = self { return id }
    return nil
  }
}
