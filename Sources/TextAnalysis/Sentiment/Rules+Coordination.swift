internal import LanguagePacks

extension SentimentScorer {
  /// How many modifiers back the negator of a denied word is looked for.
  private static var reach: Int { 16 }

  /// A negator that reached one of two joined words reaches the other: `geen vriendelijke en behulpzame`, `varken vänlig
  /// eller kunnig`.
  ///
  /// The second stands right behind the joining word, or one word further where that is an `or`. Behind an `and` it must
  /// lean the way the first did before it was denied: `niet goed en traag` does not deny `traag`.
  mutating func applyCoordination(_ layout: borrowing TextLayout, _ language: CompiledLanguage) {
    for index in selection.coordinators.indices {
      let joint = selection.coordinators[index]
      let next = firstHit(after: joint.last)
      guard next > 0, next < hits.count, hits[next].weight != 0 || hits[next].denial != nil,
        !hits[next].rules.contains(.negated), !isFace(next, layout),
        layout.sentenceOf[Int(hits[next].first)] == layout.sentenceOf[Int(joint.first)],
        distance(hits[next - 1].last, joint.first, layout) == 1,
        distance(joint.last, hits[next].first, layout) <= (joint.value == 0 ? 2 : 1),
        innerNegator(from: joint.last, through: hits[next].last) == nil,
        let (negator, modifier) = denial(of: next - 1)
      else { continue }
      let isBlame = hits[next].denial == nil && hits[next].weight < 0
      let wasBlame = hits[next - 1].denial == nil && hits[next - 1].weight > 0
      if joint.value == 0 || isBlame == wasBlame { negate(next, by: negator, modifier, language) }
    }
  }

  /// The negator that denied a hit, or that stands inside its phrase (`inte trevlig`), and its index where it has one.
  private func denial(of hit: Int) -> (negator: Modifier, index: Int?)? {
    let first = hits[hit].first
    if hits[hit].rules.contains(.negated) {
      let end = modifiers.partitioningIndex { $0.first >= first }
      for index in (max(0, end - Self.reach)..<end).reversed()
      where modifiers[index].role == .negator && modifiers[index].isUsed {
        return (modifiers[index], index)
      }
      return nil
    }
    return innerNegator(from: first - 1, through: hits[hit].last).map { ($0, nil) }
  }

  /// The first negator behind one token and not behind another.
  private func innerNegator(from first: Int32, through last: Int32) -> Modifier? {
    let start = selection.negators.partitioningIndex { $0.first > first }
    let end = selection.negators.partitioningIndex { $0.first > last }
    return selection.negators.slice(start..<end).first { $0.last <= last && $0.value < 0 }
  }
}
