public import LanguagePacks

/// Makes a language of summed evidence: a pure function of the sums, the candidates and the table's margin.
///
/// Among the candidates the one with most evidence wins. Where the question is open, a text is `und` if a language that
/// is no candidate leads the best of them by more than the margin; otherwise a candidate is always the answer, as soon
/// as one word speaks for any.
public struct LanguageDecider: Sendable {
  private let languages: [String]
  private let bias: [Float]
  private let margin: Float
  private let candidates: [Int]
  private let others: [Int]

  /// A decider between `candidates`; codes that the table does not know are never the answer.
  ///
  /// - Parameters:
  ///   - model: the weights, for the order of languages, the bias and the margin.
  ///   - candidates: the languages that may be the answer, such as those with a pack.
  ///   - isOpen: whether a text in some other language may be `und`.
  public init(_ model: LanguageModel, candidates: [String], isOpen: Bool) {
    languages = model.languages
    bias = model.bias
    margin = model.margin
    self.candidates = languages.indices.filter { candidates.contains(model.languages[$0]) }
    others = isOpen ? languages.indices.filter { !candidates.contains(model.languages[$0]) } : []
  }

  /// The language of a text whose words' evidence adds up to `evidence`, the bias not included.
  public func decide(_ evidence: [Float]) -> LanguageDecision {
    evidence.withUnsafeBufferPointer { decide($0) }
  }

  /// The same for evidence in a worker's own memory.
  func decide(_ evidence: UnsafeBufferPointer<Float>) -> LanguageDecision {
    guard evidence.count == languages.count, evidence.contains(where: { $0 != 0 }) else { return .none }
    guard let best = strongest(of: candidates, evidence) else { return .none }
    let top = total(best, evidence)
    let foreign = strongest(of: others, evidence).map { total($0, evidence) - top }
    if let foreign, foreign > margin {
      return LanguageDecision(code: LanguageDecision.undetermined, lead: foreign)
    }
    let next = strongest(of: candidates, evidence, but: best).map { top - total($0, evidence) }
    return LanguageDecision(code: languages[best], lead: next ?? margin)
  }

  /// The language of one sentence of a comment: the comment's, unless the sentence leads away from it by the margin.
  ///
  /// A sentence of a word or two is no ground for changing the language in the midst of a comment.
  public func decide(sentence evidence: [Float], in comment: LanguageDecision) -> LanguageDecision {
    let own = decide(evidence)
    if own == .none { return comment }
    if own.code == comment.code || own.code == LanguageDecision.undetermined { return own }
    guard let known = languages.firstIndex(of: comment.code), let other = languages.firstIndex(of: own.code)
    else {
      return own.lead > margin ? own : comment
    }
    let lead = evidence.withUnsafeBufferPointer { total(other, $0) - total(known, $0) }
    return lead > margin ? own : comment
  }

  private func total(_ language: Int, _ evidence: UnsafeBufferPointer<Float>) -> Float {
    evidence[language] + bias[language]
  }

  /// The one with most evidence; of several the first.
  private func strongest(of some: [Int], _ evidence: UnsafeBufferPointer<Float>, but left: Int = -1) -> Int? {
    var best: Int?
    for language in some where language != left {
      if let best, total(language, evidence) <= total(best, evidence) { continue }
      best = language
    }
    return best
  }
}
