public import VerbatimModel

/// A theme's share, or the score, period after period, with changes flagged by q and not by eye.
///
/// Each period is compared with the last one before it that has a base; the tests of one series are one
/// Benjamini–Hochberg family, and a change is flagged where q < 0.05.
public enum Series {
  /// One period of a series.
  public struct Point: Sendable, Hashable {
    /// Respondents that the figure is about: those with the theme, or all.
    public let n: Int64
    /// The share in 0…1, or the headline in its points; nil for an empty period.
    public let value: Double?
    /// The 95 % interval of the value.
    public let interval: Interval?
    /// The difference to the last period before it that has a base; nil for the first.
    public let change: Double?
    /// The p value of the change.
    public let p: Double?
    /// Its q within the series.
    public let q: Double?

    /// Whether the value changed by more than chance explains.
    public var isChanged: Bool { (q ?? 1) < 0.05 }
  }

  /// The share of theme `theme` in each of `periods`, in time order.
  public static func share(ofTheme theme: Int, in periods: [GroupTally]) -> [Point] {
    let drafts = pairs(periods, weight: \.base).map { previous, current in
      let change = ShareDifference(
        base: (previous ?? current).themes[theme].scores, of: (previous ?? current).base,
        current: current.themes[theme].scores, of: current.base)
      let value = change.current.share
      let interval = value.flatMap { Intervals.wilson(share: $0, n: current.base.effectiveN) }
      return Draft(
        n: change.current.n, value: value, interval: interval,
        change: previous == nil ? nil : change.difference, p: previous == nil ? nil : change.p)
    }
    return corrected(drafts)
  }

  /// The headline over all scored respondents in each of `periods`, in time order.
  public static func score(in periods: [GroupTally], scale: Scale) -> [Point] {
    let headline = Headline(scale)
    let drafts = pairs(periods, weight: \.scored).map { previous, current in
      let change = previous.flatMap {
        ScoreDifference(base: $0.scored, current: current.scored, headline: headline)
      }
      return Draft(
        n: current.scored.n, value: headline.value(current.scored),
        interval: headline.interval(current.scored), change: change?.difference, p: change?.p)
    }
    return corrected(drafts)
  }

  private struct Draft {
    let n: Int64
    let value: Double?
    let interval: Interval?
    let change: Double?
    let p: Double?
  }

  /// Each period with the last one before it that is not empty.
  private static func pairs(
    _ periods: [GroupTally], weight: (GroupTally) -> ScoreTally
  ) -> [(GroupTally?, GroupTally)] {
    var previous: GroupTally?
    return periods.map { current in
      defer { if weight(current).weight > 0 { previous = current } }
      return (previous, current)
    }
  }

  private static func corrected(_ drafts: [Draft]) -> [Point] {
    zip(drafts, BenjaminiHochberg.adjusted(drafts.map(\.p))).map { draft, q in
      Point(n: draft.n, value: draft.value, interval: draft.interval, change: draft.change, p: draft.p, q: q)
    }
  }
}
