public import VerbatimModel

/// A theme's share, or the score, period after period, with changes flagged by q and not by eye.
///
/// Each period with at least the minimum n is compared with the last one before it that has as many; the tests of one series
/// are one Benjamini–Hochberg family, and a change is flagged where q < 0.05.
public enum Series {
  /// One period of a series.
  public struct Point: Sendable, Hashable {
    /// Respondents that the figure is about: those with the theme, or all.
    public let n: Int64
    /// The share in 0…1, or the headline in its points; nil for an empty period.
    public let value: Double?
    /// The 95 % interval of the value.
    public let interval: Interval?
    /// The difference to the last period before it that is large enough; nil for the first, and for small ones.
    public let change: Double?
    /// The p value of the change.
    public let p: Double?
    /// Its q within the series.
    public let q: Double?

    /// Whether the value changed by more than chance explains.
    public var isChanged: Bool { (q ?? 1) < 0.05 }
  }

  /// The share of theme `theme` in each of `periods`, in time order.
  public static func share(ofTheme theme: Int, in periods: [GroupTally], minimumN: Int64 = 10) -> [Point] {
    let drafts = pairs(periods, of: \.base, minimumN).map { previous, current in
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
  public static func score(in periods: [GroupTally], scale: Scale, minimumN: Int64 = 10) -> [Point] {
    let headline = Headline(scale)
    let drafts = pairs(periods, of: \.scored, minimumN).map { previous, current in
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

  /// Each period with the one it is compared with.
  private static func pairs(
    _ periods: [GroupTally], of scores: (GroupTally) -> ScoreTally, _ minimumN: Int64
  ) -> [(GroupTally?, GroupTally)] {
    var previous: GroupTally?
    return periods.map { current in
      if scores(current).n < max(1, minimumN) { return (nil, current) }
      defer { previous = current }
      return (previous, current)
    }
  }

  private static func corrected(_ drafts: [Draft]) -> [Point] {
    zip(drafts, BenjaminiHochberg.adjusted(drafts.map(\.p))).map { draft, q in
      Point(n: draft.n, value: draft.value, interval: draft.interval, change: draft.change, p: draft.p, q: q)
    }
  }
}
