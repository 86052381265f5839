internal import LanguagePacks

/// Makes a short text that a codebook term ought to match, to try it out on.
struct TermSample {
  /// A word that scores as praise, one that scores as blame, and one that denies what follows.
  let praise: String
  let blame: String
  let negator: String

  init(_ language: CompiledLanguage) {
    func first(_ role: LexiconRole, where isWanted: (LexiconEntry) -> Bool) -> String {
      let entry = language.pack.entries.first {
        $0.role == role && $0.pattern.words.count == 1 && $0.pattern.words[0].kind != .wildcard
          && $0.pattern.words[0].text.allSatisfy(\.isLetter) && isWanted($0)
      }
      return entry?.pattern.words[0].text ?? ""
    }
    praise = first(.sentiment) { $0.value >= 2.5 }
    blame = first(.sentiment) { $0.value <= -2.5 }
    negator = first(.negator) { $0.value < 0 && $0.scope != .prev }
  }

  /// The text for a term: as written, where it is one word or phrase.
  func text(of term: ThemeTerm, in codebook: Codebook, _ language: String) -> String {
    if case .term = term.expression { return Self.plain(term.source) }
    return text(of: term.expression, in: codebook, language, depth: 0)
  }

  /// The words of a pattern, without their marks.
  static func text(of pattern: TermPattern) -> String {
    pattern.words.map { plain($0.text) }.joined(separator: " ")
  }

  private func text(of expression: ThemeExpression, in codebook: Codebook, _ language: String, depth: Int)
    -> String
  {
    func inner(_ part: ThemeExpression) -> String { text(of: part, in: codebook, language, depth: depth) }
    switch expression {
    case .term(let pattern): return Self.text(of: pattern)
    case .all(let parts): return parts.map(inner).filter { !$0.isEmpty }.joined(separator: " ")
    case .any(let parts): return parts.first.map(inner) ?? ""
    case .not, .short: return ""
    case .near(let a, let b, _), .before(let a, let b, _): return inner(a) + " " + inner(b)
    case .negated(let part): return negator + " " + inner(part)
    case .positive: return praise
    case .negative: return blame
    case .theme(let id):
      let themes = codebook.themes.filter { CodebookTest.isAtOrBelow($0.id, id) }
      guard depth < Codebook.maximumDepth,
        let term = themes.lazy.compactMap({ $0.terms[language]?.first }).first
      else {
        return ""
      }
      return text(of: term.expression, in: codebook, language, depth: depth + 1)
    }
  }

  private static func plain(_ source: String) -> String {
    source.split(separator: " ").filter { $0 != ".." }.map { piece in
      var word = piece.filter { $0 != "\"" && $0 != "*" }.replacing("?", with: "a")
      if word.hasPrefix("=") { word.removeFirst() }
      return word
    }.joined(separator: " ")
  }
}
