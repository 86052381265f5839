import VerbatimModel

/// How the difference between two groups' headlines divides over themes: an additive split that sums exactly.
///
/// Every respondent's part in the headline (100, 0, −100, or the score) is divided equally over the themes
/// that the comment mentions itself; a respondent without a theme or without a text falls to the remainder.
/// With a theme's fractional share s_T = Σ_{i∈T} wᵢ/kᵢ / Σw and its sum g_T = Σ_{i∈T} wᵢhᵢ/kᵢ / Σw, its
/// contribution is
///
///   (g_T − m·s_T) of the second group − (g_T − m·s_T) of the first, m the mean of the two headlines,
///
/// so that a theme weighs in where it became more frequent and lies below (above) the average, or where its
/// own score changed. All s_T and the remainder's sum to 1 in each group, therefore contributions and
/// remainder sum to the difference of the headlines over all scored respondents, whatever m is; swapping the
/// groups changes the sign only. Implied (ancestor) themes contribute nothing of their own: a branch's
/// contribution is the sum over its themes. The split says what goes with the change, not what caused it.
public struct ScoreSplit: Sendable, Hashable {
  /// The contribution of each theme of the codebook, in points of the headline.
  public let contributions: [Double]
  /// What falls to respondents without a theme: the difference minus all contributions.
  public let unexplained: Double

  /// The split between two groups of the same scale and codebook; nil where one is empty.
  public init?(base: GroupTally, current: GroupTally, headline: Headline) {
    guard
      let change = ScoreDifference(base: base.scored, current: current.scored, headline: headline),
      base.themes.count == current.themes.count
    else { return nil }
    let middle = (change.base + change.current) / 2
    contributions = zip(base.themes, current.themes).map { before, after in
      Self.part(after, of: current, middle, headline) - Self.part(before, of: base, middle, headline)
    }
    unexplained = change.difference - contributions.reduce(0, +)
  }

  /// g_T − m·s_T of one group.
  private static func part(
    _ theme: ThemeTally, of group: GroupTally, _ middle: Double, _ headline: Headline
  ) -> Double {
    let whole = Double(group.scored.weight) * Double(ThemeTally.portionUnit)
    let share = Double(theme.portions.reduce(0, +)) / whole
    return sum(theme, headline) / whole - middle * share
  }

  /// Σ wᵢhᵢ/kᵢ in the unit of the portions.
  private static func sum(_ theme: ThemeTally, _ headline: Headline) -> Double {
    guard let low = theme.portions.first, let high = theme.portions.last else { return 0 }
    switch headline.kind {
    case .net: return 100 * Double(high - low)
    case .shareHighest: return 100 * Double(high)
    case .shareLowest: return 100 * Double(low)
    case .mean: return Double(theme.portionScore) / 1e6
    }
  }
}
