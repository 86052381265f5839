internal import LanguagePacks

/// Finds the terms of a theme that match only what another term of the theme matches anyway.
struct TermCoverage {
  /// The index of each such term with that of the term that takes its place.
  private(set) var contained: [(term: Int, by: Int)] = []
  /// Per word of a term: every listed word that its forms are taken for.
  private var readings: [WordPattern: Set<WordPattern>] = [:]

  init(_ terms: [ThemeTerm], _ analyzer: inout CommentAnalyzer, language: Int) {
    for term in terms { learn(term.expression, &analyzer, language) }
    var dropped = Set<Int>()
    for (index, term) in terms.enumerated() {
      for (other, wider) in terms.enumerated() where other != index && !dropped.contains(other) {
        guard Self.alternatives(wider.expression).contains(where: { covers($0, term.expression) }) else {
          continue
        }
        // Of two that find the same, the first is kept.
        if other > index
          && Self.alternatives(term.expression).contains(where: { covers($0, wider.expression) })
        {
          continue
        }
        contained.append((index, other))
        dropped.insert(index)
        break
      }
    }
  }

  private mutating func learn(
    _ expression: ThemeExpression, _ analyzer: inout CommentAnalyzer, _ language: Int
  ) {
    switch expression {
    case .term(let pattern):
      for word in pattern.words
      where readings[word] == nil && (word.kind == .inflected || word.kind == .exact) {
        let reading = analyzer.reading(word.text, language: language)
        readings[word] = Set(
          reading.atoms.map { analyzer.engine.language(language).patterns.atoms[Int($0.atom)] })
      }
    case .all(let parts), .any(let parts): for part in parts { learn(part, &analyzer, language) }
    case .near(let a, let b, _), .before(let a, let b, _):
      learn(a, &analyzer, language)
      learn(b, &analyzer, language)
    case .not(let inner), .negated(let inner): learn(inner, &analyzer, language)
    case .positive, .negative, .short, .theme: break
    }
  }

  /// The words and phrases that each match the term by themselves.
  private static func alternatives(_ expression: ThemeExpression) -> [TermPattern] {
    switch expression {
    case .term(let pattern): [pattern]
    case .any(let parts): parts.flatMap(alternatives)
    default: []
    }
  }

  /// Whether the expression holds only where `pattern` matches.
  private func covers(_ pattern: TermPattern, _ expression: ThemeExpression) -> Bool {
    switch expression {
    case .term(let narrower): covers(pattern, narrower)
    case .all(let parts): parts.contains { covers(pattern, $0) }
    case .any(let parts): parts.allSatisfy { covers(pattern, $0) }
    case .near(let a, let b, _), .before(let a, let b, _): covers(pattern, a) || covers(pattern, b)
    case .negated(let inner): covers(pattern, inner)
    case .not, .positive, .negative, .short, .theme: false
    }
  }

  private func covers(_ wider: TermPattern, _ narrower: TermPattern) -> Bool {
    guard wider.words.count <= narrower.words.count else { return false }
    return (0...(narrower.words.count - wider.words.count)).contains { start in
      wider.words.indices.allSatisfy { i in
        let isLooser = i == 0 || wider.gaps[i] || !narrower.gaps[start + i]
        return isLooser && covers(wider.words[i], narrower.words[start + i])
      }
    }
  }

  private func covers(_ wider: WordPattern, _ narrower: WordPattern) -> Bool {
    if wider == narrower { return true }
    switch (wider.kind, narrower.kind) {
    case (.wildcard, .wildcard):
      let stem = wider.text.dropLast()
      return wider.text.hasSuffix("*") && !stem.contains { $0 == "*" || $0 == "?" }
        && narrower.text.hasPrefix(stem)
    case (.wildcard, .inflected):
      // Inflection changes the last letters, so a wildcard covers a word only where it ends well before them.
      return wider.text.hasSuffix("*") && wider.text.count <= narrower.text.count - 1
        && readings[narrower]?.contains(wider) == true
    case (.inflected, .inflected), (.inflected, .exact), (.wildcard, .exact):
      return readings[narrower]?.contains(wider) == true
    default: return false
    }
  }
}
