internal import LanguagePacks
public import TextAnalysis
internal import VerbatimModel

/// An explanation for the terminal, clause by clause.
public struct ExplainText {
  private let comment: [UInt8]
  private let explanation: Explanation
  private let catalog: ThemeCatalog
  private let style: Style
  private let width: Int

  /// `width` is the terminal's, in columns; where there is none, lines are as long as they are.
  public init(
    _ comment: String, _ explanation: Explanation, catalog: ThemeCatalog, style: Style, width: Int
  ) {
    self.width = style.wrapsProse ? max(40, width) : .max
    self.comment = Array(comment.utf8)
    self.explanation = explanation
    self.catalog = catalog
    self.style = style
  }

  /// The whole text, with a final line break.
  public func text() -> String {
    (verdict() + language() + clauses() + themes()).joined(separator: "\n") + "\n"
  }

  private var analysis: CommentAnalysis { explanation.analysis }

  private func slice(_ range: Range<Int>) -> String {
    TerminalText.safe(String(decoding: comment[range], as: UTF8.self))
  }

  private func verdict() -> [String] {
    let sentiment = analysis.sentiment
    let score = NumberText.signed(sentiment.score, 3)
    let coloured = sentiment.score < 0 ? style.bad(score) : style.good(score)
    var lines = [
      style.strong(sentiment.label.name) + "  \(coloured)   praise \(NumberText.fixed(sentiment.positive, 2))"
        + "   blame \(NumberText.fixed(sentiment.negative, 2))"
    ]
    if analysis.isNoAnswer { lines.append("the whole answer says nothing (no_answer)") }
    return lines
  }

  private func language() -> [String] {
    let evidence = explanation.languages.map { "\($0.code) \(NumberText.fixed($0.evidence, 1))" }.joined(
      separator: "   ")
    let plain = "language \(analysis.language)   evidence: \(evidence)"
    if TerminalText.width(plain) > width { return style.prose(plain, width, indent: "    ") + [""] }
    return ["language \(style.strong(analysis.language))   evidence: \(evidence)", ""]
  }

  // MARK: Clauses

  private func clauses() -> [String] {
    let numbers = Set(explanation.tokens.map(\.clause)).sorted()
    var lines: [String] = []
    for number in numbers {
      let tokens = explanation.tokens.filter { $0.clause == number }
      guard let first = tokens.first, let last = tokens.last else { continue }
      lines += style.prose(
        "clause \(number + 1)  \"\(slice(first.range.lowerBound..<last.range.upperBound))\"", width,
        indent: "          ")
      let range = first.range.lowerBound..<last.range.upperBound
      for modifier in explanation.modifiers where range.contains(modifier.range.lowerBound) {
        lines.append(
          "    " + TerminalText.pad(slice(modifier.range), 24) + TerminalText.pad(modifier.role, 14)
            + "× \(NumberText.fixed(modifier.factor, 2))")
      }
      for hit in analysis.hits where range.contains(hit.range.lowerBound) { lines += line(hit) }
    }
    if analysis.hits.isEmpty { lines.append("no word in the lexicon carries sentiment here") }
    return lines
  }

  private func line(_ hit: SentimentHit) -> [String] {
    let rules = hit.rules.joined(separator: ", ")
    let change =
      abs(hit.weight - hit.valence) < 1e-9
      ? NumberText.signed(hit.valence, 2)
      : "\(NumberText.signed(hit.valence, 2)) → \(NumberText.signed(hit.weight, 2))"
    let text = "    " + TerminalText.pad(slice(hit.range), 24) + TerminalText.pad(change, 16)
    let start = hit.weight < 0 ? style.bad(text) : style.good(text)
    let entry = "entry '\(hit.entry)'"
    let gap = rules.isEmpty ? "" : "   "
    if TerminalText.width(text + entry + gap + rules) <= width {
      return [start + style.faint(entry) + gap + rules]
    }
    let below = style.prose("        " + rules, width, indent: "        ")
    if TerminalText.width(text + entry) <= width { return [start + style.faint(entry)] + below }
    return [start] + style.prose("        " + entry, width, indent: "        ").map { style.faint($0) }
      + (rules.isEmpty ? [] : below)
  }

  // MARK: Themes

  private func themes() -> [String] {
    if analysis.themes.isEmpty { return ["", "no theme"] }
    var lines = [""]
    for theme in analysis.themes {
      let id = catalog.entries[theme.theme].id
      let rest =
        catalog.path(of: theme.theme, in: analysis.language)
        + "   \(theme.sentiment.label.name) \(NumberText.signed(theme.sentiment.score, 2))"
      if TerminalText.width(id) + 2 + TerminalText.width(rest) <= width {
        lines.append(style.strong(id) + "  " + rest)
      } else {
        lines += [style.strong(id)] + style.prose("  " + rest, width, indent: "  ")
      }
      lines += evidence(theme)
    }
    return lines
  }

  /// Columns of a term that is shown; JSON has all of it.
  private static let termWidth = 100

  /// Whether a term is more than a word or a phrase.
  private func isExpression(_ term: String) -> Bool { term.contains(" ") && !term.hasPrefix("\"") }

  /// A line for each term that matched, with the words that it matched.
  private func evidence(_ theme: TaggedTheme) -> [String] {
    var terms: [(term: String, words: [String])] = []
    for evidence in theme.evidence {
      let words = "\"\(slice(evidence.range))\""
      if isExpression(evidence.term), let known = terms.firstIndex(where: { $0.term == evidence.term }) {
        terms[known].words.append(words)
      } else {
        terms.append((evidence.term, [words]))
      }
    }
    return terms.flatMap { found -> [String] in
      let words = "    " + found.words.joined(separator: " … ")
      let term = "term " + TerminalText.fit(found.term, Self.termWidth)
      if TerminalText.width(words) + 3 + TerminalText.width(term) <= width {
        return [words + style.faint("   " + term)]
      }
      return style.prose(words, width, indent: "    ")
        + [style.faint("      " + TerminalText.fit(term, width - 6))]
    }
  }
}
