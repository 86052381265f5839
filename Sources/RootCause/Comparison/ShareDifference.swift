/// The share of comments with a theme in one group minus that in another.
public struct ShareDifference: Sendable, Hashable {
  /// A count and its share of the base.
  public struct Side: Sendable, Hashable {
    /// Comments with the theme.
    public let n: Int64
    /// Their weighted share of the base; nil where the base is empty.
    public let share: Double?
  }

  /// The first group.
  public let base: Side
  /// The second group.
  public let current: Side
  /// The share in the second group minus that in the first; nil where a base is empty.
  public let difference: Double?
  /// Newcombe's interval of the difference.
  public let interval: Interval?
  /// The p value of the 2×2 table of theme against group; nil where a margin is empty.
  public let p: Double?

  /// The difference of two parts of two bases.
  public init(
    base part: ScoreTally, of whole: ScoreTally, current newPart: ScoreTally, of newWhole: ScoreTally
  ) {
    base = Side(n: part.n, share: ExactProduct.ratio(part.weight, whole.weight))
    current = Side(n: newPart.n, share: ExactProduct.ratio(newPart.weight, newWhole.weight))
    guard let before = base.share, let after = current.share else {
      (difference, interval, p) = (nil, nil, nil)
      return
    }
    let (n, newN) = (whole.effectiveN, newWhole.effectiveN)
    difference = after - before
    interval = Intervals.newcombe(share: after, n: newN, minus: before, n: n)
    p = Self.table(part, whole, newPart, newWhole, shares: (before, after), sizes: (n, newN)).p
  }

  private static func table(
    _ part: ScoreTally, _ whole: ScoreTally, _ newPart: ScoreTally, _ newWhole: ScoreTally,
    shares: (Double, Double), sizes: (Double, Double)
  ) -> ContingencyTable {
    func cells(_ part: ScoreTally, _ whole: ScoreTally, _ share: Double, _ size: Double) -> (Double, Double) {
      size == Double(whole.n)
        ? (Double(part.n), Double(whole.n - part.n)) : (share * size, (1 - share) * size)
    }
    let before = cells(part, whole, shares.0, sizes.0)
    let after = cells(newPart, newWhole, shares.1, sizes.1)
    return ContingencyTable(a: after.0, b: after.1, c: before.0, d: before.1)
  }
}
