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
  public internal(set) var themes: [ThemeFigures]

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

  /// The figures of several groups with `familyQ`: Benjamini–Hochberg over the tests of all of them as one family.
  ///
  /// `q` takes each group by itself, so that of twenty groups without any effect one may well show a theme; here at most 5 % of
  /// data sets do, however many groups there are.
  public static func asOneFamily(_ groups: [GroupFigures], minimumN: Int64 = 10) -> [GroupFigures] {
    if groups.count < 2 { return groups }
    let p = groups.flatMap {
      $0.themes.flatMap { theme in
        theme.bands.map { theme.n >= minimumN ? $0.p : nil }
      }
    }
    var q = BenjaminiHochberg.adjusted(p).makeIterator()
    return groups.map { group in
      var group = group
      for theme in group.themes.indices {
        for band in group.themes[theme].bands.indices {
          group.themes[theme].bands[band].familyQ = q.next() ?? nil
        }
      }
      return group
    }
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
