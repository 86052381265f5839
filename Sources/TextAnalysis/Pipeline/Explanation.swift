internal import LanguagePacks
public import VerbatimModel

/// How a comment was read: tokens, clauses, language evidence, every hit and every theme.
public struct Explanation: Sendable {
  /// A token with its place in the structure.
  public struct ReadToken: Sendable {
    /// The UTF-8 byte offsets in the comment.
    public let range: Range<Int>
    /// What it is made of.
    public let kind: TokenKind
    /// The sentence, from 0.
    public let sentence: Int
    /// The clause, from 0 over the comment.
    public let clause: Int
    /// The modifier and head, folded, where the word was split as a compound; else empty.
    public let parts: [String]
  }

  /// A word that changes others.
  public struct ReadModifier: Sendable {
    /// The UTF-8 byte offsets in the comment.
    public let range: Range<Int>
    /// `negator`, `intensifier`, `contrast` and so on.
    public let role: String
    /// Its factor; for contrast, the factor of what follows.
    public let factor: Double
    /// The clause, from 0.
    public let clause: Int
  }

  /// What was found.
  public let analysis: CommentAnalysis
  /// The tokens, in order.
  public let tokens: [ReadToken]
  /// The words that change others, in order.
  public let modifiers: [ReadModifier]
  /// The evidence for each language, strongest first.
  public let languages: [(code: String, evidence: Double)]
}

extension CommentAnalyzer {
  /// Analyses a comment and tells how.
  public mutating func explain(_ text: String, _ request: AnalysisRequest) -> Explanation {
    var request = request
    request.wantsHits = true
    var text = text
    let analysis = text.withUTF8 { analyzeWhole($0, request) }
    guard analysis.language != CommentAnalysis.undetermined else {
      return Explanation(analysis: analysis, tokens: [], modifiers: [], languages: languageEvidence())
    }
    let memory = memory(engine.languageCodes.firstIndex(of: analysis.language) ?? 0)
    let tokens = layout.tokens.all.enumerated().map { index, token in
      let parts = token.word < 0 ? nil : memory.value.reading(table.text(token.word)).parts
      return Explanation.ReadToken(
        range: Int(token.start)..<Int(token.end), kind: token.kind, sentence: Int(layout.sentenceOf[index]),
        clause: Int(layout.clauseOf[index]), parts: parts.map { [$0.modifier, $0.head] } ?? [])
    }
    let modifiers = scorer.modifiers.all.filter { $0.role != .clauseBreaker }.map { modifier in
      Explanation.ReadModifier(
        range: bytes(modifier.first, modifier.last), role: modifier.role.name,
        factor: modifier.role == .contrast ? modifier.second : modifier.value,
        clause: Int(layout.clauseOf[Int(modifier.first)]))
    }
    return Explanation(
      analysis: analysis, tokens: tokens, modifiers: modifiers, languages: languageEvidence())
  }
}
