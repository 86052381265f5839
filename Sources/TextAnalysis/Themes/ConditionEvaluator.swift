internal import LanguagePacks

/// Evaluates the conditions of a ``ThemeProgram`` in one scope of a comment.
///
/// A condition leaves the places where it holds on a stack; an operation takes its operands' places off it.
struct ConditionEvaluator: ~Copyable {
  /// A place where a condition holds: its first and last token, and the ranges that matched, in ``parts``.
  struct Place: BitwiseCopyable {
    let first: Int32
    let last: Int32
    let parts: Span
  }

  /// In words: the longest comment for which `#short` holds.
  private static let longestShort = 3
  /// The most pairs that are kept for one `NEAR` or `BEFORE`, the first of them: a word that is near itself a thousand times,
  /// and near that pair again, would make a million.
  private static let mostPairs = 1 << 14
  /// The most ranges that they are made of together.
  private static let mostParts = 1 << 18
  /// The most pairs that are looked at.
  private static let mostLooks = 1 << 20
  private var stack = FlatBuffer<Place>()
  private var parts = FlatBuffer<TokenRange>()
  private var byEnd = FlatBuffer<Int32>()

  /// Whether the condition at `root` holds in `scope`.
  mutating func holds(
    _ root: Int32, _ scope: borrowing ScopeMarks, _ matches: borrowing Operands,
    _ layout: borrowing TextLayout,
    _ scorer: borrowing SentimentScorer, _ program: ThemeProgram
  ) -> Bool {
    stack.removeAll()
    parts.removeAll()
    push(root, scope, matches, layout, scorer, program)
    return !stack.isEmpty
  }

  /// Appends the tokens that make the condition at `root` hold, in order and merged where they overlap; false for none.
  mutating func collect(
    _ root: Int32, into ranges: inout FlatBuffer<TokenRange>, _ scope: borrowing ScopeMarks,
    _ matches: borrowing Operands,
    _ layout: borrowing TextLayout, _ scorer: borrowing SentimentScorer,
    _ program: ThemeProgram
  ) -> Bool {
    guard holds(root, scope, matches, layout, scorer, program) else { return false }
    let first = ranges.count
    for place in stack.all { ranges.append(contentsOf: parts.slice(place.parts.range)) }
    ranges.sort(from: first) { ($0.first, $0.last) < ($1.first, $1.last) }
    var last = first
    for index in (first + 1)..<max(ranges.count, first + 1) {
      let range = ranges[index]
      if range.first <= ranges[last].last {
        ranges[last].last = max(ranges[last].last, range.last)
        ranges[last].origin.formUnion(range.origin)
        ranges[last].isAnchor = ranges[last].isAnchor || range.isAnchor
      } else {
        last += 1
        ranges[last] = range
      }
    }
    ranges.truncate(to: last + 1)
    return true
  }

  // MARK: Operations

  /// Puts the places where a step's condition holds on the stack.
  private mutating func push(
    _ root: Int32, _ scope: borrowing ScopeMarks, _ matches: borrowing Operands,
    _ layout: borrowing TextLayout,
    _ scorer: borrowing SentimentScorer, _ program: ThemeProgram
  ) {
    let step = program.steps[root]
    let start = stack.count
    switch step.kind {
    case .set:
      scope.forEachMatch(of: step.first, matches, program) {
        push(matches[$0].first, matches[$0].last, .words)
      }
    case .any:
      for index in step.first..<step.end {
        push(program.operands[index], scope, matches, layout, scorer, program)
      }
    case .all:
      for index in step.first..<step.end {
        let part = program.operands[index]
        let before = stack.count
        if program.steps[part].kind == .short {
          if layout.words.count > Self.longestShort { return truncate(to: start) }
        } else if program.steps[part].kind == .not {
          let denied = program.operands[program.steps[part].first]
          if program.steps[denied].kind == .short {
            if layout.words.count <= Self.longestShort { return truncate(to: start) }
            continue
          }
          push(program.operands[program.steps[part].first], scope, matches, layout, scorer, program)
          if stack.count > before { return truncate(to: start) }
        } else {
          push(part, scope, matches, layout, scorer, program)
          if stack.count == before { return truncate(to: start) }
        }
      }
    case .not, .short: break
    case .near, .before:
      let (a, b) = (program.operands[step.first], program.operands[step.first + 1])
      if areApart(program.steps[a], program.steps[b], step, scope, matches, layout) { return }
      let firstPart = parts.count
      push(a, scope, matches, layout, scorer, program)
      let middle = stack.count
      if middle == start { return }
      push(b, scope, matches, layout, scorer, program)
      let end = stack.count
      let ownParts = parts.count
      if end > middle {
        let reading = PairReading(
          distance: step.distance, inOrder: step.kind == .before,
          isLeftSentiment: program.steps[a].isSentiment,
          isRightSentiment: program.steps[b].isSentiment)
        join(start..<middle, middle..<end, reading, layout)
      }
      drop(start..<end)
      dropParts(firstPart..<ownParts, from: start)
    case .negated:
      push(program.operands[step.first], scope, matches, layout, scorer, program)
      var kept = start
      for index in start..<stack.count where isNegated(stack[index], layout, scorer) {
        stack[kept] = stack[index]
        kept += 1
      }
      truncate(to: kept)
    case .positive, .negative:
      let sign: Double = step.kind == .positive ? 1 : -1
      for index in scope.hits where scorer.hits[index].weight * sign > 0 {
        push(scorer.hits[index].first, scorer.hits[index].last, .sentiment)
      }
    }
  }

  private mutating func push(_ first: Int32, _ last: Int32, _ origin: TokenRange.Origin) {
    let part = Int32(parts.count)
    parts.append(TokenRange(first: first, last: last, origin: origin))
    stack.append(Place(first: first, last: last, parts: Span(first: part, end: part + 1)))
  }

  private mutating func truncate(to count: Int) { stack.truncate(to: count) }

  /// Takes operands off the stack from under their result.
  private mutating func drop(_ operands: Range<Int>) { stack.remove(operands) }

  /// Takes the parts of operands away from under those of the places from `start` on.
  private mutating func dropParts(_ range: Range<Int>, from start: Int) {
    parts.remove(range)
    let moved = Int32(range.count)
    for index in start..<stack.count {
      let place = stack[index]
      stack[index] = Place(
        first: place.first, last: place.last,
        parts: Span(first: place.parts.first - moved, end: place.parts.end - moved))
    }
  }

  // MARK: Nearness

  /// Whether two sets have no matches near enough to each other, without putting them on the stack; false where it is not
  /// seen at once.
  private func areApart(
    _ a: ThemeProgram.Step, _ b: ThemeProgram.Step, _ pair: ThemeProgram.Step, _ scope: borrowing ScopeMarks,
    _ matches: borrowing Operands, _ layout: borrowing TextLayout
  ) -> Bool {
    guard a.kind == .set, b.kind == .set else { return false }
    let (left, right) = (scope.matches(of: a.first), scope.matches(of: b.first))
    if left.isEmpty || right.isEmpty { return true }
    guard left.count == 1, right.count == 1 else { return false }
    func place(_ match: Int) -> Place {
      Place(first: matches[match].first, last: matches[match].last, parts: Span(first: 0, end: 0))
    }
    let (one, other) = (place(left.lowerBound), place(right.lowerBound))
    return !isWithin(one, other, pair.distance, layout)
      && (pair.kind == .before || !isWithin(other, one, pair.distance, layout))
  }

  private struct PairReading {
    let distance: Int32
    let inOrder: Bool
    let isLeftSentiment: Bool
    let isRightSentiment: Bool
  }

  private mutating func join(
    _ left: Range<Int>, _ right: Range<Int>, _ reading: PairReading, _ layout: borrowing TextLayout
  ) {
    let (before, partsBefore) = (stack.count, parts.count)
    var looks = 0
    if left.count * right.count <= 64 {
      for one in left {
        for other in right { join(one, other, reading, layout) }
      }
      return
    }
    // Nothing farther away in tokens than `distance` words can be near, or lie in or around it.
    byEnd.removeAll()
    for other in right { byEnd.append(Int32(other)) }
    let places = stack.all
    byEnd.sort { (places[Int($0)].last, $0) < (places[Int($1)].last, $1) }
    let longest = right.reduce(0) { max($0, places[$1].last - places[$1].first) }
    for one in left {
      let from = reach(stack[one].first, -Int(reading.distance), layout)
      let through = reach(stack[one].last, Int(reading.distance), layout)
      var place = byEnd.partitioningIndex { stack[$0].last >= from }
      while place < byEnd.count, stack[byEnd[place]].last <= through + longest {
        if stack[byEnd[place]].first <= through { join(one, Int(byEnd[place]), reading, layout) }
        looks += 1
        if stack.count - before == Self.mostPairs || parts.count - partsBefore > Self.mostParts
          || looks == Self.mostLooks
        {
          return
        }
        place += 1
      }
    }
  }

  private mutating func join(
    _ one: Int, _ other: Int, _ reading: PairReading, _ layout: borrowing TextLayout
  ) {
    let (a, b) = (stack[one], stack[other])
    let isNear =
      isWithin(a, b, reading.distance, layout)
      || !reading.inOrder && isWithin(b, a, reading.distance, layout)
    guard isNear || reading.isLeftSentiment && isInside(b, a) || reading.isRightSentiment && isInside(a, b)
    else { return }
    let first = Int32(parts.count)
    parts.appendCopy(of: a.parts.range)
    let middle = parts.count
    parts.appendCopy(of: b.parts.range)
    markAnchor(Int(first)..<middle, middle..<parts.count)
    stack.append(
      Place(
        first: min(a.first, b.first), last: max(a.last, b.last),
        parts: Span(first: first, end: Int32(parts.count))))
  }

  /// What stands first in a term is what it is about, in the innermost pair on the left.
  private mutating func markAnchor(_ left: Range<Int>, _ right: Range<Int>) {
    if !left.contains(where: { parts[$0].isAnchor }) {
      for index in left { parts[index].isAnchor = true }
    }
    for index in right { parts[index].isAnchor = false }
  }

  /// The token so many words from another, or one beyond the comment's ends.
  private func reach(_ token: Int32, _ words: Int, _ layout: borrowing TextLayout) -> Int32 {
    let place = Int(layout.wordIndex[Int(token)]) + words
    if place < 0 { return 0 }
    return place < layout.words.count ? layout.words[place] : Int32(layout.tokens.count)
  }

  /// Whether `second` begins at most `distance` words after `first` ends.
  private func isWithin(_ first: Place, _ second: Place, _ distance: Int32, _ layout: borrowing TextLayout)
    -> Bool
  {
    guard second.first > first.last else { return false }
    let gap = layout.wordIndex[Int(second.first)] - layout.wordIndex[Int(first.last)]
    return gap >= 1 && gap <= distance
  }

  /// Whether a span is part of a longer sentiment hit: `service` in `excellent service`.
  private func isInside(_ span: Place, _ hit: Place) -> Bool {
    hit.first <= span.first && hit.last >= span.last && hit.last - hit.first > span.last - span.first
  }

  // MARK: Denial

  /// Whether a negator in the same clause stands before the span within the window, or behind it within the back window.
  private func isNegated(
    _ span: Place, _ layout: borrowing TextLayout, _ scorer: borrowing SentimentScorer
  ) -> Bool {
    let clause = layout.clauseOf[Int(span.first)]
    let all = scorer.selection.negators.all
    let first = all.partitioningIndex { layout.clauseOf[$0.first] >= clause }
    let negators = all[first...].prefix { layout.clauseOf[$0.first] == clause }
    return negators.contains { negator in
      negator.value < 0 && reaches(negator, span, layout, scorer)
        // `not only` denies nothing, although `not` would.
        && !negators.contains { $0.value >= 0 && $0.first <= negator.first && $0.last >= negator.last }
    }
  }

  private func reaches(
    _ negator: Modifier, _ span: Place, _ layout: borrowing TextLayout, _ scorer: borrowing SentimentScorer
  ) -> Bool {
    if negator.last < span.first {
      return negator.scope != .prev
        && layout.wordIndex[Int(span.first)] - layout.wordIndex[Int(negator.last)] <= scorer.negationWindow
    }
    return negator.first > span.last && negator.scope != .next
      && layout.wordIndex[Int(negator.first)] - layout.wordIndex[Int(span.last)] <= scorer.negationBack
  }
}

extension RandomAccessCollection {
  /// The first index from which on `isBeyond` holds; it must hold for all elements after one for which it holds.
  func partitioningIndex(where isBeyond: (Element) -> Bool) -> Index {
    var low = startIndex
    var length = count
    while length > 0 {
      let half = length / 2
      let middle = index(low, offsetBy: half)
      if isBeyond(self[middle]) {
        length = half
      } else {
        low = index(after: middle)
        length -= half + 1
      }
    }
    return low
  }
}
