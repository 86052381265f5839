internal import LanguagePacks
internal import VerbatimModel

/// The matches and sentiment hits of a comment by sentence and pattern, so that a term looks only at what it asks for.
struct ScopeIndex {
  private struct Key: Hashable {
    let sentence: Int32
    let pattern: Int32
  }

  private var matches: [Key: [ClosedRange<Int32>]] = [:]
  private var hits: [Int32: [ScoredHit]] = [:]
  /// The scope of a whole comment.
  static let whole: Int32 = -1

  /// Indexes what was found; `wantsWhole` where some theme's scope is the comment.
  init(_ found: [PatternMatch], _ layout: TextLayout, _ scored: [ScoredHit], wantsWhole: Bool) {
    for match in found {
      let range = match.first...match.last
      let sentence = layout.sentenceOf[Int(match.first)]
      matches[Key(sentence: sentence, pattern: match.pattern), default: []].append(range)
      if wantsWhole { matches[Key(sentence: Self.whole, pattern: match.pattern), default: []].append(range) }
    }
    for hit in scored {
      hits[layout.sentenceOf[Int(hit.first)], default: []].append(hit)
      if wantsWhole { hits[Self.whole, default: []].append(hit) }
    }
  }

  /// Where a pattern matched in a sentence, in order; in the comment for ``whole``.
  func matches(of pattern: Int32, in sentence: Int32) -> [ClosedRange<Int32>] {
    matches[Key(sentence: sentence, pattern: pattern)] ?? []
  }

  /// The sentiment hits of a sentence, in order; of the comment for ``whole``.
  func hits(in sentence: Int32) -> [ScoredHit] { hits[sentence] ?? [] }
}
