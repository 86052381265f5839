public import RootCause
public import TextAnalysis
public import VerbatimModel

/// Two waves or two groups side by side, with what is needed to print them.
public struct ComparisonReport: Sendable {
  /// The tool's identity.
  public let tool: SummaryReport.Tool
  /// What the first group is called.
  public let baseName: String
  /// What the second group is called.
  public let currentName: String
  /// The figures.
  public let comparison: WaveComparison
  /// The scale of both.
  public let scale: Scale
  /// The themes' names.
  public let catalog: ThemeCatalog
  /// The fewest comments, both groups together, that a theme needs to be tested and shown.
  public let minimumN: Int
  /// The most themes shown; all when nil.
  public let top: Int?
  /// The language of labels.
  public let labelLanguage: String
  /// Whether the groups are bands themselves: the difference of their scores then says nothing.
  public let isOfBands: Bool

  /// A report on `comparison`.
  public init(
    tool: SummaryReport.Tool, comparison: WaveComparison, names: (base: String, current: String),
    scale: Scale,
    catalog: ThemeCatalog, view: SummaryView, isOfBands: Bool = false
  ) {
    self.tool = tool
    self.comparison = comparison
    (baseName, currentName) = names
    self.scale = scale
    self.catalog = catalog
    self.isOfBands = isOfBands
    minimumN = view.minimumN
    top = view.top
    labelLanguage = view.labelLanguage
  }

  /// The themes with enough comments, those that most of the score's difference goes with first; where the groups
  /// are bands, the largest differences in share first.
  public var themes: [WaveComparison.Theme] { themes(from: minimumN) }

  /// The same, with at least `count` comments.
  func themes(from count: Int) -> [WaveComparison.Theme] {
    let shown = comparison.themes.filter { $0.share.base.n + $0.share.current.n >= Int64(count) }
    func order(_ theme: WaveComparison.Theme) -> (Double, Double, Int) {
      (isOfBands ? 0 : -abs(theme.contribution), -abs(theme.share.difference ?? 0), theme.theme)
    }
    let sorted = shown.sorted { order($0) < order($1) }
    return Array(sorted.prefix(top ?? sorted.count))
  }

  /// What goes with all themes but those `shown`: with these and the unexplained rest it adds up to the difference.
  public func others(than shown: some Sequence<WaveComparison.Theme>) -> Double {
    let listed = Set(shown.map(\.theme))
    return comparison.themes.reduce(0) { listed.contains($1.theme) ? $0 : $0 + $1.contribution }
  }

  /// The part of the score's difference that goes with a theme's own mentions; nil for a theme that only stands above
  /// others: what they are mentioned for is shown with them.
  public func ownContribution(_ theme: WaveComparison.Theme) -> Double? {
    theme.contribution != 0 || !catalog.entries[theme.theme].hasChildren ? theme.contribution : nil
  }

  /// What a reader must know to read the figures right.
  public var notes: [String] {
    let split = [
      "The score's difference is split over the themes that comments mention themselves: each respondent's part in equal shares, "
        + "weighed by how far the theme lies from the mean of both scores. Contributions and the unexplained rest add up to it."
    ]
    let n = min(comparison.score.baseN, comparison.score.currentN)
    let small =
      "A group with \(n) answer\(n == 1 ? "" : "s") says little, whatever the difference (--min-n \(minimumN))."
    return (isOfBands ? [] : n < Int64(minimumN) ? split + [small] : split) + [
      "Intervals are 95 % (Newcombe for shares); q is Benjamini-Hochberg over themes with at least \(minimumN) comments. "
        + "What goes with the change is not proof of its cause."
    ]
  }
}
