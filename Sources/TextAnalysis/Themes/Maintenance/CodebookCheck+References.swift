internal import LanguagePacks

extension CodebookCheck {
  /// References that name no theme, and references in circles.
  mutating func checkReferences() {
    let known = Set(codebook.themes.map(\.id))
    for theme in codebook.themes {
      for term in Self.allTerms(of: theme) {
        for target in term.expression.references {
          if !known.contains(target) {
            report(
              .error, .unknownReference, theme, line: term.line, column: term.column,
              "in '\(term.source)': there is no theme '\(target)'", "use the full dotted id")
          } else if let circle = circle(from: theme.id, over: target) {
            report(
              .error, .circle, theme, line: term.line, column: term.column,
              "in '\(term.source)': the reference leads back to itself (\(circle.joined(separator: " → ")))",
              "take one of these references out")
          }
        }
      }
    }
  }

  /// The way from a theme over a reference back to a theme that is already on it; nil where there is none.
  private func circle(from start: String, over target: String) -> [String]? {
    var seen: Set<String> = []
    func walk(_ id: String, _ path: [String]) -> [String]? {
      // A reference stands for the theme and all below it.
      if CodebookTest.isAtOrBelow(start, id) { return path + [id] }
      guard seen.insert(id).inserted else { return nil }
      for theme in codebook.themes where CodebookTest.isAtOrBelow(theme.id, id) {
        for term in theme.terms.values.joined() {
          for next in term.expression.references {
            if let found = walk(next, path + [id]) { return found }
          }
        }
      }
      return nil
    }
    return walk(target, [start])
  }

  static func allTerms(of theme: Theme) -> [ThemeTerm] {
    theme.terms.keys.sorted().flatMap { theme.terms[$0] ?? [] }
      + theme.exclusions.keys.sorted().flatMap { theme.exclusions[$0] ?? [] }
  }
}

extension ThemeExpression {
  /// The ids of the themes it refers to, in order.
  var references: [String] {
    switch self {
    case .theme(let id): [id]
    case .all(let parts), .any(let parts): parts.flatMap(\.references)
    case .not(let inner), .negated(let inner): inner.references
    case .near(let a, let b, _), .before(let a, let b, _): a.references + b.references
    case .term, .positive, .negative, .short: []
    }
  }
}
