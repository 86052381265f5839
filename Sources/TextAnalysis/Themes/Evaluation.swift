internal import LanguagePacks
internal import VerbatimModel

/// Evaluates a condition in one scope of a comment.
struct Evaluation {
  /// A place where a condition holds: the tokens that matched.
  struct Span {
    var parts: [ClosedRange<Int32>]
    var first: Int32 { parts.map(\.lowerBound).min() ?? 0 }
    var last: Int32 { parts.map(\.upperBound).max() ?? 0 }
  }

  let matches: [PatternMatch]
  let layout: TextLayout
  let scorer: SentimentScorer
  /// The sentence, or −1 for the whole comment.
  let sentence: Int32

  /// Where the condition holds; empty where it does not.
  func spans(of condition: Condition) -> [Span] {
    switch condition {
    case .pattern(let pattern):
      return matches.filter { $0.pattern == pattern && isInScope($0.first) }.map {
        Span(parts: [$0.first...$0.last])
      }
    case .any(let parts): return parts.flatMap(spans)
    case .all(let parts): return all(parts)
    case .not: return []
    case .near(let a, let b, let distance): return pairs(a, b, distance, inOrder: false)
    case .before(let a, let b, let distance): return pairs(a, b, distance, inOrder: true)
    case .negated(let inner): return spans(of: inner).filter { isNegated($0) }
    case .positive: return sentiment { $0 > 0 }
    case .negative: return sentiment { $0 < 0 }
    }
  }

  private func isInScope(_ token: Int32) -> Bool { sentence < 0 || layout.sentenceOf[Int(token)] == sentence }

  private func all(_ parts: [Condition]) -> [Span] {
    var found: [Span] = []
    for part in parts {
      if case .not(let inner) = part {
        if !spans(of: inner).isEmpty { return [] }
      } else {
        let more = spans(of: part)
        if more.isEmpty { return [] }
        found += more
      }
    }
    return found
  }

  private func pairs(_ a: Condition, _ b: Condition, _ distance: Int, inOrder: Bool) -> [Span] {
    let left = spans(of: a)
    if left.isEmpty { return [] }
    let right = spans(of: b)
    var found: [Span] = []
    for one in left {
      for other in right
      where isWithin(one, other, distance) || !inOrder && isWithin(other, one, distance)
        || a.isSentiment && isInside(other, one) || b.isSentiment && isInside(one, other)
      {
        found.append(Span(parts: one.parts + other.parts))
      }
    }
    return found
  }

  /// Whether `second` begins at most `distance` words after `first` ends.
  private func isWithin(_ first: Span, _ second: Span, _ distance: Int) -> Bool {
    guard second.first > first.last else { return false }
    let gap = layout.wordIndex[Int(second.first)] - layout.wordIndex[Int(first.last)]
    return gap >= 1 && gap <= Int32(distance)
  }

  /// Whether a span is part of a longer sentiment hit: `service` in `excellent service`.
  private func isInside(_ span: Span, _ hit: Span) -> Bool {
    hit.first <= span.first && hit.last >= span.last && hit.last - hit.first > span.last - span.first
  }

  private func sentiment(_ matches: (Double) -> Bool) -> [Span] {
    scorer.hits.filter { isInScope($0.first) && matches($0.weight) }.map { Span(parts: [$0.first...$0.last]) }
  }

  /// Whether a negator in the same clause stands before the span within the window, or behind it within the back window.
  private func isNegated(_ span: Span) -> Bool {
    scorer.selection.negators.contains { negator in
      negator.value < 0 && reaches(negator, span)
        // `not only` denies nothing, although `not` would.
        && !scorer.selection.negators.contains {
          $0.value >= 0 && $0.first <= negator.first && $0.last >= negator.last
        }
    }
  }

  private func reaches(_ negator: Modifier, _ span: Span) -> Bool {
    if layout.clauseOf[Int(negator.first)] != layout.clauseOf[Int(span.first)] { return false }
    if negator.last < span.first {
      return negator.scope != .prev
        && layout.wordIndex[Int(span.first)] - layout.wordIndex[Int(negator.last)] <= scorer.negationWindow
    }
    return negator.first > span.last && negator.scope != .next
      && layout.wordIndex[Int(negator.first)] - layout.wordIndex[Int(span.last)] <= scorer.negationBack
  }
}
