internal import LanguagePacks
internal import VerbatimModel

/// Evaluates a condition in one scope of a comment.
struct Evaluation {
  /// A place where a condition holds: the tokens that matched.
  struct Span {
    let parts: [ClosedRange<Int32>]
    let first: Int32
    let last: Int32

    init(_ range: ClosedRange<Int32>) {
      parts = [range]
      first = range.lowerBound
      last = range.upperBound
    }

    init(_ one: Span, _ other: Span) {
      parts = one.parts + other.parts
      first = min(one.first, other.first)
      last = max(one.last, other.last)
    }
  }

  let index: ScopeIndex
  let layout: TextLayout
  let scorer: SentimentScorer
  /// The sentence, or −1 for the whole comment.
  let sentence: Int32

  /// Where the condition holds; empty where it does not.
  func spans(of condition: Condition) -> [Span] {
    switch condition {
    case .pattern(let pattern):
      return index.matches(of: pattern, in: sentence).map { Span($0) }
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
    let neighbours = SpanOrder(right)
    var found: [Span] = []
    for one in left {
      // Nothing farther away in tokens than this can be near, or lie in or around it.
      for place in neighbours.places(
        from: reach(one.first, back: distance), through: reach(one.last, ahead: distance))
      {
        let other = right[place]
        let isNear = isWithin(one, other, distance) || !inOrder && isWithin(other, one, distance)
        if isNear || a.isSentiment && isInside(other, one) || b.isSentiment && isInside(one, other) {
          found.append(Span(one, other))
        }
      }
    }
    return found
  }

  /// The token `back` words before a token, or the first of the comment.
  private func reach(_ token: Int32, back words: Int) -> Int32 {
    let place = Int(layout.wordIndex[Int(token)]) - words
    return place <= 0 ? 0 : layout.words[place]
  }

  /// The token `ahead` words behind a token, or the last of the comment.
  private func reach(_ token: Int32, ahead words: Int) -> Int32 {
    let place = Int(layout.wordIndex[Int(token)]) + words
    return place < layout.words.count ? layout.words[place] : Int32(layout.tokens.count)
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
    index.hits(in: sentence).filter { matches($0.weight) }.map { Span($0.first...$0.last) }
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

/// Spans in the order of their ends, to find those near a place without looking at all of them.
private struct SpanOrder {
  private let byEnd: [Int]
  private let spans: [Evaluation.Span]
  /// The length of the longest span, in tokens.
  private let longest: Int32

  init(_ spans: [Evaluation.Span]) {
    self.spans = spans
    byEnd = spans.indices.sorted { (spans[$0].last, $0) < (spans[$1].last, $1) }
    longest = spans.reduce(0) { max($0, $1.last - $1.first) }
  }

  /// The places of the spans that end at `from` or later and begin at `through` or earlier.
  func places(from: Int32, through: Int32) -> [Int] {
    var low = 0
    var high = byEnd.count
    while low < high {
      let middle = (low + high) / 2
      if spans[byEnd[middle]].last < from { low = middle + 1 } else { high = middle }
    }
    var found: [Int] = []
    while low < byEnd.count, spans[byEnd[low]].last <= through + longest {
      if spans[byEnd[low]].first <= through { found.append(byEnd[low]) }
      low += 1
    }
    return found
  }
}
