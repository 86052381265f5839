internal import LanguagePacks

/// Drops the hits of themes that give way to others found in the same scope (`exclude: '@id'`).
///
/// Decided once a theme and sentence. Hits of one sentence stand together, those of the whole comment at the end.
struct GivingWay: ~Copyable {
  /// The themes of the comment, of its hits in the whole comment, and of a sentence, each once.
  private var all = FlatBuffer<Int32>()
  private var ofWhole = FlatBuffer<Int32>()
  private var present = FlatBuffer<Int32>()
  private var giving = FlatBuffer<Int32>()

  mutating func run(_ hits: inout FlatBuffer<ThemeHit>, _ program: ThemeProgram) {
    guard hits.count > 1, hits.all.contains(where: { !program.stronger[$0.theme].isEmpty }) else { return }
    let count = hits.count
    Self.collect(&all, hits.all)
    let firstOfWhole = hits.partitioningIndex { $0.sentence == ThemeMatcher.whole }
    Self.collect(&ofWhole, hits.slice(firstOfWhole..<count))
    var (start, kept) = (0, 0)
    while start < count {
      let sentence = hits[start].sentence
      var end = start + 1
      while end < count && hits[end].sentence == sentence { end += 1 }
      Self.collect(&present, hits.slice(start..<end))
      decide(program)
      for index in start..<end where !giving.all.contains(hits[index].theme) {
        hits[kept] = hits[index]
        kept += 1
      }
      start = end
    }
    hits.truncate(to: kept)
  }

  /// Fills ``giving`` with the themes of the sentence that give way.
  private mutating func decide(_ program: ThemeProgram) {
    giving.removeAll()
    for theme in present.all {
      let others = program.isWhole[theme] ? all.all : present.all
      let givesWay = program.stronger[theme].contains { others.contains($0) || ofWhole.all.contains($0) }
      if givesWay { giving.append(theme) }
    }
  }

  private static func collect(_ themes: inout FlatBuffer<Int32>, _ hits: UnsafeBufferPointer<ThemeHit>) {
    themes.removeAll()
    for hit in hits where !themes.all.contains(hit.theme) { themes.append(hit.theme) }
  }
}
