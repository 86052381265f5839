internal import VerbatimModel

/// Which theme of a clause each of its hits speaks of.
///
/// With one place where themes are named, all hits speak of it. With several, the order decides: in `eten prima bediening
/// traag` a theme stands first, and each hit speaks of the themes since the hit before; in `great food slow service` a hit
/// stands first, and speaks of the themes up to the next one. A hit right before a theme that does not follow another
/// theme at once is its attribute (`… with friendly staff`). A hit inside a theme's own words speaks of that theme, too.
struct ClauseReading: ~Copyable {
  /// Themes of the clause as bits, by their place in ``themes``.
  typealias Themes = UInt128

  /// The themes of the clause, in order, each once.
  private(set) var themes = FlatBuffer<Int32>()
  /// Per mention: its theme as a bit; none where it is part of a longer phrase with a valence (`terrible service`).
  private var free = FlatBuffer<Themes>()
  /// Per mention: its theme as a bit.
  private var named = FlatBuffer<Themes>()
  /// Per hit: the themes in or around its own words.
  private var around = FlatBuffer<Themes>()
  /// Per hit: the themes that it speaks of.
  private var spoken = FlatBuffer<Themes>()

  /// Reads a clause: its mentions and its hits, both in order.
  mutating func read(
    _ mentions: UnsafeBufferPointer<ThemeSentiment.Mention>, _ hits: UnsafeBufferPointer<ScoredHit>,
    _ layout: borrowing TextLayout
  ) {
    number(mentions, hits)
    around.removeAll()
    for hit in hits { around.append(themes(mentions) { $0.first <= hit.last && $0.last >= hit.first }) }
    spoken.removeAll()
    spoken.append(0, times: hits.count)
    let isThemeFirst = (mentions.first?.first ?? 0) < (hits.first?.first ?? 0)
    var previous: Themes = 0
    for step in 0..<hits.count {
      let hit = isThemeFirst ? step : hits.count - 1 - step
      var own = isThemeFirst ? themesBefore(hit, mentions, hits) : themesAfter(hit, mentions, hits)
      if isThemeFirst {
        let attribute = themesRightAfter(hits[hit], mentions, layout)
        if attribute != 0 { own = attribute }
      }
      // Several words for one thing: `tasty, fresh food`.
      if own == 0 { own = around[hit] == 0 ? previous : around[hit] }
      previous = own
      spoken[hit] = own | around[hit]
    }
  }

  /// Whether a hit of the clause speaks of the theme at `place`; where it is not clear, it speaks of all.
  func speaks(_ hit: Int, of place: Int) -> Bool { spoken[hit] == 0 || spoken[hit] & Self.bit(place) != 0 }

  /// A clause of eighty words names no more than 128 themes; what lies beyond shares the last bit.
  private static func bit(_ place: Int) -> Themes { 1 << Themes(min(place, 127)) }

  private mutating func number(
    _ mentions: UnsafeBufferPointer<ThemeSentiment.Mention>, _ hits: UnsafeBufferPointer<ScoredHit>
  ) {
    themes.removeAll()
    for mention in mentions {
      let place = themes.partitioningIndex { $0 >= mention.theme }
      if place == themes.count || themes[place] != mention.theme { themes.insert(mention.theme, at: place) }
    }
    named.removeAll()
    free.removeAll()
    for mention in mentions {
      let bit = Self.bit(themes.partitioningIndex { $0 >= mention.theme })
      named.append(bit)
      let isClaimed = hits.contains {
        $0.first <= mention.first && $0.last >= mention.last
          && $0.last - $0.first > mention.last - mention.first
      }
      free.append(isClaimed ? 0 : bit)
    }
  }

  private func themes(
    _ mentions: UnsafeBufferPointer<ThemeSentiment.Mention>, where isWanted: (ThemeSentiment.Mention) -> Bool
  ) -> Themes {
    var found: Themes = 0
    for (place, mention) in mentions.enumerated() where isWanted(mention) { found |= named[place] }
    return found
  }

  /// The themes named between the hit before this one that stands outside their words and this one.
  private func themesBefore(
    _ hit: Int, _ mentions: UnsafeBufferPointer<ThemeSentiment.Mention>,
    _ hits: UnsafeBufferPointer<ScoredHit>
  ) -> Themes {
    let start = (0..<hit).last { around[$0] == 0 }.map { hits[$0].last } ?? -1
    let end = hits[hit].first
    var found: Themes = 0
    for (place, mention) in mentions.enumerated() where mention.first > start && mention.last < end {
      found |= free[place]
    }
    return found
  }

  /// The themes named between this hit and the next one that stands outside their words.
  private func themesAfter(
    _ hit: Int, _ mentions: UnsafeBufferPointer<ThemeSentiment.Mention>,
    _ hits: UnsafeBufferPointer<ScoredHit>
  ) -> Themes {
    let start = hits[hit].last
    let end = ((hit + 1)..<hits.count).first { around[$0] == 0 }.map { hits[$0].first } ?? .max
    var found: Themes = 0
    for (place, mention) in mentions.enumerated() where mention.first > start && mention.last < end {
      found |= free[place]
    }
    return found
  }

  /// The themes that begin with the word behind the hit, unless the word before the hit is one, too; 0 for none.
  private func themesRightAfter(
    _ hit: ScoredHit, _ mentions: UnsafeBufferPointer<ThemeSentiment.Mention>, _ layout: borrowing TextLayout
  ) -> Themes {
    let before = layout.wordIndex[Int(hit.first)] - 1
    let after = layout.wordIndex[Int(hit.last)] + 1
    for mention in mentions where layout.wordIndex[Int(mention.last)] == before { return 0 }
    var found: Themes = 0
    for (place, mention) in mentions.enumerated() where layout.wordIndex[Int(mention.first)] == after {
      found |= named[place]
    }
    return found
  }
}
