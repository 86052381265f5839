internal import LanguagePacks

extension CodebookCheck {
  /// Terms with a word that was meant as an operator: `near/4`, `NEER/4`, `NEAR4`, `or`.
  ///
  /// They are read as phrases, which never match. A function word of the term's language may be meant as a word.
  mutating func checkOperators(_ files: LexiconFiles) throws(LexiconError) {
    var words: [String: Set<String>] = [:]
    for code in codebook.languages { words[code] = try LanguagePack.stopwords(code, files) }
    for theme in codebook.themes {
      for (language, terms) in theme.terms.sorted(by: { $0.key < $1.key }) {
        for term in terms + (theme.exclusions[language] ?? []) {
          guard let word = Self.misspelt(in: term.source, words[language] ?? []) else { continue }
          report(
            .warning, .operatorName, theme, line: term.line, column: term.column,
            "'\(word)' in '\(term.source)' is a word, no operator",
            "write AND, OR, NOT, NEAR/4 or BEFORE/4 in capitals, or the whole phrase in quotes")
        }
      }
    }
  }

  private static let operators = ["near", "before", "and", "or", "not"]

  /// The first word outside quotes that looks like an operator and is none.
  private static func misspelt(in source: String, _ words: Set<String>) -> String? {
    let unquoted = source.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset.isMultiple(of: 2) }.map { String($0.element) }.joined(separator: " ")
    let tokens = unquoted.split { $0 == " " || $0 == "(" || $0 == ")" }.map(String.init)
    guard tokens.count > 2 else { return nil }
    return tokens[1...].dropLast().first { token in
      let name = token.prefix { $0.isLetter }
      let rest = token.dropFirst(name.count)
      let isDistance =
        !name.isEmpty && rest.hasPrefix("/") && rest.count > 1 && rest.dropFirst().allSatisfy(\.isNumber)
      if isDistance { return name != "NEAR" && name != "BEFORE" }
      let lower = name.lowercased()
      if !rest.isEmpty { return rest.allSatisfy(\.isNumber) && ["near", "before"].contains(lower) }
      let isOperator = token == lower && operators.contains(lower)
      return isOperator && !words.contains(lower)
    }
  }
}
