internal import LanguagePacks

extension SentimentScorer {
  /// A word that can intensify (`vreselijk goed`, `grymt bra`) has no valence of its own before a word that has one.
  mutating func dropIntensifiersThatModify(_ layout: borrowing TextLayout) {
    var dropped = Set<Int32>()
    for modifier in modifiers.all where modifier.role == .intensifier || modifier.role == .diminisher {
      var next = layout.wordIndex[Int(modifier.last)] + 1
      // `niet te geloven zo goed`: other intensifiers may stand between.
      while next < layout.words.count,
        layout.clauseOf[Int(layout.words[Int(next)])] == layout.clauseOf[Int(modifier.last)],
        let inner = intensifier(at: layout.words[Int(next)]), !startsHit(inner.first)
      {
        next = layout.wordIndex[Int(inner.last)] + 1
      }
      guard next < layout.words.count, startsHit(layout.words[Int(next)]) else { continue }
      if layout.clauseOf[Int(layout.words[Int(next)])] == layout.clauseOf[Int(modifier.last)] {
        dropped.insert(modifier.first)
      }
    }
    if !dropped.isEmpty { keepHits { !dropped.contains($0.first) } }
  }

  private func intensifier(at token: Int32) -> Modifier? {
    let first = modifiers.partitioningIndex { $0.first >= token }
    return modifiers.slice(first..<modifiers.count).prefix { $0.first == token }.first {
      $0.role == .intensifier
    }
  }

  /// Multiplies by the intensifiers and diminishers just before a hit, up to ``SentimentRules/intensityCap``.
  mutating func applyIntensity(_ layout: borrowing TextLayout) {
    for hit in hits.indices {
      var anchor = hits[hit].first
      var factor: Double = 1
      let end = modifiers.partitioningIndex { $0.first >= anchor }
      for modifier in (0..<end).reversed() where modifiers[modifier].last < anchor {
        let candidate = modifiers[modifier]
        if layout.clauseOf[Int(candidate.last)] != layout.clauseOf[Int(anchor)] { break }
        if candidate.role != .intensifier && candidate.role != .diminisher { continue }
        if distance(candidate.last, anchor, layout) > rules.intensityReach { break }
        let wanted = min(factor * candidate.value, rules.intensityCap)
        change(
          hit, times: wanted / factor, candidate.role == .intensifier ? .intensified : .diminished,
          by: modifier)
        factor = wanted
        anchor = candidate.first
      }
    }
  }
}
