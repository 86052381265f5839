public import VerbatimModel

/// Two waves, segments or bands side by side: the score, every theme's share, and the split of the score's
/// change.
public struct WaveComparison: Sendable, Hashable {
  /// One theme in both groups.
  public struct Theme: Sendable, Hashable {
    /// The index of the theme in the codebook.
    public let theme: Int
    /// The shares and their difference, over scored respondents with text.
    public let share: ShareDifference
    /// The Benjamini–Hochberg q of the difference; nil below the minimum n.
    public let q: Double?
    /// The part of the score's difference that goes with the theme's own mentions (see `ScoreSplit`).
    public let contribution: Double
  }

  /// The headlines over all scored respondents.
  public let score: ScoreDifference
  /// Every theme that occurs in either group, in the order of the codebook.
  public let themes: [Theme]
  /// The part of the score's difference that no theme carries; with all contributions it sums to the
  /// difference.
  public let unexplained: Double

  /// The comparison of `current` with `base`; nil where one has no scores or their codebooks differ.
  ///
  /// The family of the q values is all themes with at least `minimumN` comments in both groups together.
  public init?(base: GroupTally, current: GroupTally, scale: Scale, minimumN: Int64 = 10) {
    let headline = Headline(scale)
    guard
      let score = ScoreDifference(base: base.scored, current: current.scored, headline: headline),
      let split = ScoreSplit(base: base, current: current, headline: headline)
    else { return nil }
    self.score = score
    unexplained = split.unexplained
    let shares = zip(base.themes, current.themes).map { before, after in
      ShareDifference(base: before.scores, of: base.base, current: after.scores, of: current.base)
    }
    let q = BenjaminiHochberg.adjusted(shares.map { Self.count($0) >= max(1, minimumN) ? $0.p : nil })
    themes = shares.indices.filter { Self.count(shares[$0]) > 0 }.map {
      Theme(theme: $0, share: shares[$0], q: q[$0], contribution: split.contributions[$0])
    }
  }

  private static func count(_ share: ShareDifference) -> Int64 { share.base.n + share.current.n }
}
