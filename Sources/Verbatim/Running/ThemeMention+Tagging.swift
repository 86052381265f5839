internal import RootCause
internal import TextAnalysis
internal import VerbatimModel

extension ThemeMention {
  /// The mention that a tagged theme counts as.
  init(_ tagged: TaggedTheme) {
    let polarity: ThemePolarity =
      switch tagged.sentiment.label {
      case .positive: .positive
      case .negative: .negative
      case .neutral: .neutral
      case .mixed: .mixed
      }
    self.init(
      theme: tagged.theme, sentiment: Int32(clamping: FixedPoint.encode(tagged.sentiment.score)),
      polarity: polarity)
  }
}

extension ThemeCatalog {
  /// The tree of themes by number; parents stand before their children, so there are no circles.
  var hierarchy: ThemeHierarchy {
    ThemeHierarchy(parents: entries.map(\.parent)) ?? .empty
  }
}

extension ThemeHierarchy {
  /// A theme and its ancestors.
  func lineage(of theme: Int) -> [Int] {
    var lineage = [theme]
    while let last = lineage.last, let parent = parents[last] { lineage.append(parent) }
    return lineage
  }
}
