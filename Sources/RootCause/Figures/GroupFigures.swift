public import VerbatimModel

/// All figures of one group: the score, the score of the base, and every theme.
public struct GroupFigures: Sendable, Hashable {
  /// The headline over all scored respondents.
  public let score: ScoreFigures
  /// The headline over the base: scored respondents with text.
  public let base: ScoreFigures
  /// Comments of the base without a theme.
  public let untagged: Int64
  /// Their weighted share of the base.
  public let untaggedShare: Double?
  /// Every theme that a comment carries, in the order of the codebook; q only from the minimum n on.
  public let themes: [ThemeFigures]

  /// The figures of `group`.
  ///
  /// The family of the q values is every (theme, band) pair of this group whose theme, ancestors included,
  /// has at least `minimumN` comments; each group is a family of its own.
  public init(_ group: GroupTally, scale: Scale, minimumN: Int64 = 10) {
    score = ScoreFigures(group.scored, scale: scale)
    base = ScoreFigures(group.base, scale: scale)
    untagged = group.untagged.n
    untaggedShare = ExactProduct.ratio(group.untagged.weight, group.base.weight)
    let figures = group.themes.indices.compactMap { ThemeFigures(theme: $0, in: group, scale: scale) }
    themes = Self.correct(figures, minimumN: minimumN)
  }

  private static func correct(_ figures: [ThemeFigures], minimumN: Int64) -> [ThemeFigures] {
    let p = figures.flatMap { theme in theme.bands.map { theme.n >= minimumN ? $0.p : nil } }
    var q = BenjaminiHochberg.adjusted(p).makeIterator()
    return figures.map { theme in
      var theme = theme
      for band in theme.bands.indices { theme.bands[band].q = q.next() ?? nil }
      return theme
    }
  }
}
