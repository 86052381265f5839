public import LanguagePacks

/// Says whether a lexicon term can be found at all: what its own text is read as.
public struct TermReach: ~Copyable {
  /// What becomes of a term when it is read as a comment.
  public enum Outcome: Equatable, Sendable {
    /// The entry is found.
    case found
    /// Another entry is found in its place.
    case shadowed(by: String)
    /// Nothing is found: the tokenizer makes other words of it, or another entry takes a part.
    case missed
  }

  private var analyzer: CommentAnalyzer
  private let language: Int

  /// A reader for one language of `engine`; the first one for languages it does not have.
  ///
  /// - Throws: `ICUError` when ICU's data cannot be opened.
  public init(_ engine: TextEngine, language: String) throws {
    self.language = engine.languageCodes.firstIndex(of: language) ?? 0
    analyzer = try CommentAnalyzer(engine)
  }

  /// Reads the plain text of a term; only for terms without wildcards and gaps.
  public mutating func outcome(_ entry: LexiconEntry) -> Outcome {
    let text = entry.pattern.words.map(\.text).joined(separator: " ")
    return analyzer.outcome(of: text, pattern: entry.pattern, role: entry.role, language)
  }
}

extension CommentAnalyzer {
  /// Whether the entry with this pattern and role is chosen when `text` is the whole comment.
  mutating func outcome(of text: String, pattern: TermPattern, role: LexiconRole, _ language: Int)
    -> TermReach.Outcome
  {
    var text = text
    text.withUTF8 { buffer in
      scanner.scan(buffer, into: &table)
      run(language, buffer)
    }
    let entries = engine.language(language).entries
    var chosen = scorer.selection.hits.all.map { entries[Int($0.entry)] }
    chosen += scorer.selection.modifiers.all.map { entries[Int($0.entry)] }
    if chosen.contains(where: { $0.pattern == pattern && ($0.role == role || role == .clauseBreaker) }) {
      return .found
    }
    if chosen.contains(where: { $0.pattern == pattern }) { return .found }
    if let other = chosen.first(where: { $0.role.carriesValence == role.carriesValence }) {
      return .shadowed(by: other.term)
    }
    return .missed
  }
}
