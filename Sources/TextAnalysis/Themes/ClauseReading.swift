internal import VerbatimModel

/// Which theme of a clause each of its hits speaks of.
///
/// With one place where themes are named, all hits speak of it. With several, the order decides: in `eten prima bediening
/// traag` a theme stands first, and each hit speaks of the themes since the hit before; in `great food slow service` a hit
/// stands first, and speaks of the themes up to the next one. A hit right before a theme that does not follow another
/// theme at once is its attribute (`… with friendly staff`). A hit inside a theme's own words speaks of that theme, too.
struct ClauseReading {
  /// The hits, by index, with the themes they speak of.
  private(set) var pairs: [(hit: Int, theme: Int32)] = []

  private let mentions: ArraySlice<ThemeSentiment.Mention>
  private let hits: ArraySlice<ScoredHit>
  private let layout: TextLayout

  init(_ mentions: ArraySlice<ThemeSentiment.Mention>, _ hits: ArraySlice<ScoredHit>, _ layout: TextLayout) {
    self.mentions = mentions
    self.hits = hits
    self.layout = layout
    var spoken: [Int: Set<Int32>] = [:]
    let isThemeFirst = (mentions.first?.first ?? 0) < (hits.first?.first ?? 0)
    let order = isThemeFirst ? Array(hits.indices) : hits.indices.reversed()
    var previous: Set<Int32> = []
    for hit in order {
      var themes = isThemeFirst ? themesBefore(hit) : themesAfter(hit)
      if isThemeFirst, let attribute = themesRightAfter(hit) { themes = attribute }
      let around = themesAround(hit)
      // Several words for one thing: `tasty, fresh food`.
      if themes.isEmpty { themes = around.isEmpty ? previous : around }
      previous = themes
      spoken[hit] = themes.union(around)
    }
    let all = Set(mentions.map(\.theme))
    for hit in hits.indices {
      let themes = spoken[hit] ?? []
      for theme in (themes.isEmpty ? all : themes).sorted() { pairs.append((hit, theme)) }
    }
  }

  private func themes(_ isWanted: (ThemeSentiment.Mention) -> Bool) -> Set<Int32> {
    Set(mentions.filter(isWanted).map(\.theme))
  }

  /// The themes named between the hit before this one that stands outside their words and this one.
  private func themesBefore(_ hit: Int) -> Set<Int32> {
    let start = hits[..<hit].last { themesAround($0).isEmpty }?.last ?? -1
    return themes { $0.first > start && $0.last < hits[hit].first && !isClaimed($0) }
  }

  /// The themes named between this hit and the next one that stands outside their words.
  private func themesAfter(_ hit: Int) -> Set<Int32> {
    let end = hits[(hit + 1)...].first { themesAround($0).isEmpty }?.first ?? .max
    return themes { $0.first > hits[hit].last && $0.last < end && !isClaimed($0) }
  }

  /// Whether a mention is part of a longer phrase with a valence: `terrible service`.
  private func isClaimed(_ mention: ThemeSentiment.Mention) -> Bool {
    hits.contains {
      $0.first <= mention.first && $0.last >= mention.last
        && $0.last - $0.first > mention.last - mention.first
    }
  }

  private func themesAround(_ hit: Int) -> Set<Int32> { themesAround(hits[hit]) }

  private func themesAround(_ hit: ScoredHit) -> Set<Int32> {
    themes { $0.first <= hit.last && $0.last >= hit.first }
  }

  /// The themes that begin with the word behind the hit, unless the word before the hit is one, too.
  private func themesRightAfter(_ hit: Int) -> Set<Int32>? {
    let (before, after) = (word(hits[hit].first) - 1, word(hits[hit].last) + 1)
    if mentions.contains(where: { word($0.last) == before }) { return nil }
    let found = themes { word($0.first) == after }
    return found.isEmpty ? nil : found
  }

  private func word(_ token: Int32) -> Int32 { layout.wordIndex[Int(token)] }
}
