internal import LanguagePacks

extension CodebookCheck {
  /// Labels, terms, examples and counterexamples missing in a language; languages without lexicons; empty themes.
  mutating func checkCompleteness(_ known: [String]) {
    let languages = codebook.languages
    for code in languages where !known.contains(code) { reportUnknown(code, known) }
    for (index, theme) in codebook.themes.enumerated() {
      let isLeaf = !codebook.themes.contains { $0.parent == index }
      if theme.terms.isEmpty && isLeaf {
        report(
          .error, .empty, theme, line: theme.line, "the theme has no terms and no themes below it",
          "add terms: {…}")
      }
      for code in languages {
        for what in missing(in: code, of: theme) {
          report(
            .warning, .missing, theme, line: theme.line, "\(theme.id) has no \(what) in '\(code)'",
            "add one, or leave '\(code)' out of the codebook altogether")
        }
      }
    }
  }

  private mutating func reportUnknown(_ code: String, _ known: [String]) {
    guard let theme = codebook.themes.first(where: { $0.terms[code] != nil || $0.labels[code] != nil }) else {
      return
    }
    // A label in a language without lexicons does no harm; terms in it never match.
    guard codebook.themes.contains(where: { $0.terms[code] != nil }) else { return }
    let line = theme.terms[code]?.first?.line ?? theme.line
    report(
      .error, .unknownLanguage, theme, line: line, "there is no language '\(code)', so its terms never match",
      "use one of \(known.joined(separator: ", ")) or add a folder with a language.json")
  }

  private func missing(in code: String, of theme: Theme) -> [String] {
    var names: [String] = []
    if theme.labels[code]?.isEmpty ?? true { names.append("label") }
    if theme.terms.isEmpty { return names }
    if theme.terms[code]?.isEmpty ?? true { names.append("term") }
    if theme.examples[code]?.isEmpty ?? true { names.append("example") }
    if theme.counterexamples[code]?.isEmpty ?? true { names.append("counterexample") }
    return names
  }

  /// Terms that two themes under the same parent share.
  mutating func checkSiblings() {
    struct Key: Hashable {
      let parent: Int?
      let language: String
      let expression: ThemeExpression
    }
    var first: [Key: (theme: Int, line: Int)] = [:]
    for (index, theme) in codebook.themes.enumerated() {
      for language in theme.terms.keys.sorted() {
        for term in theme.terms[language] ?? [] {
          let key = Key(parent: theme.parent, language: language, expression: term.expression)
          guard let other = first[key] else {
            first[key] = (index, term.line)
            continue
          }
          if other.theme == index { continue }
          report(
            .warning, .siblings, theme, line: term.line, column: term.column,
            "'\(term.source)' is also a term of \(codebook.themes[other.theme].id) (line \(other.line))",
            "keep it in the theme that it speaks of")
        }
      }
    }
  }
}
