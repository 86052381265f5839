public import VerbatimModel

/// The figures of one theme in one group, all over the base: scored comments with text.
public struct ThemeFigures: Sendable, Hashable {
  /// The theme against one band.
  public struct Band: Sendable, Hashable {
    /// The id of the band on its scale.
    public let id: String
    /// Comments with the theme in the band.
    public let n: Int64
    /// The share of the band's comments that carry the theme; nil where the band is empty.
    public let share: Double?
    /// Wilson's interval of the share.
    public let shareInterval: Interval?
    /// How many times as often the band occurs with the theme as overall.
    public let lift: Double?
    /// The interval of the lift.
    public let liftInterval: Interval?
    /// The odds ratio against the comments without the theme, with ½ added where a cell is 0.
    public let oddsRatio: Double?
    /// Woolf's interval of the odds ratio.
    public let oddsRatioInterval: Interval?
    /// The band's share with the theme minus without it.
    public let riskDifference: Double?
    /// Newcombe's interval of the risk difference.
    public let riskDifferenceInterval: Interval?
    /// The p value of the 2×2 table.
    public let p: Double?
    /// The Benjamini–Hochberg q value in the group's family; nil below the minimum n.
    public internal(set) var q: Double?
    /// The q value where the tests of all groups are one family; nil below the minimum n, and where there is one group.
    public internal(set) var familyQ: Double?
  }

  /// How the comments with the theme feel about it.
  public struct Sentiment: Sendable, Hashable {
    /// The mean sentiment in −1…1.
    public let mean: Double
    /// The share of positive mentions.
    public let positive: Double
    /// The share of neutral mentions.
    public let neutral: Double
    /// The share of negative mentions.
    public let negative: Double
    /// The share of mixed mentions.
    public let mixed: Double
  }

  /// The index of the theme in the codebook.
  public let theme: Int
  /// Comments that carry it.
  public let n: Int64
  /// The weighted share of the base that carries it.
  public let share: Double
  /// Wilson's interval of the share.
  public let shareInterval: Interval?
  /// The theme against each band, lowest first.
  public internal(set) var bands: [Band]
  /// Headline with and without the theme, and the impact.
  public let impact: Impact
  /// The interval of the headline with the theme.
  public let withInterval: Interval?
  /// The interval of the headline without the theme.
  public let withoutInterval: Interval?
  /// How the comments feel about it; nil where all weights are 0.
  public let sentiment: Sentiment?

  /// Whether the theme goes with a band by more than chance: q < 0.05 in the group's family.
  public var isSignificant: Bool { bands.contains { ($0.q ?? 1) < 0.05 } }

  /// Whether it goes with a worse headline: with a band by more than chance (q < 0.05), and the interval of the impact
  /// lies wholly below 0, or above 0 where a higher headline is worse.
  public func worsens(isHigherWorse: Bool) -> Bool {
    guard isSignificant, let interval = impact.interval else { return false }
    return isHigherWorse ? interval.low > 0 : interval.high < 0
  }

  /// The figures of `theme` in `group`, without q values; nil where no comment carries it.
  public init?(theme: Int, in group: GroupTally, scale: Scale) {
    let tally = group.themes[theme]
    guard let impact = Impact(part: tally.scores, all: group.base, headline: Headline(scale)) else {
      return nil
    }
    self.theme = theme
    self.impact = impact
    withInterval = Headline(scale).interval(tally.scores)
    withoutInterval = Headline(scale).interval(group.base.subtracting(tally.scores))
    n = tally.scores.n
    share = impact.share
    shareInterval = Intervals.wilson(share: impact.share, n: group.base.effectiveN)
    bands = scale.bands.indices.map { Band(tally.scores, in: group.base, band: $0, id: scale.bands[$0].id) }
    sentiment = Sentiment(tally)
  }
}

extension ThemeFigures.Band {
  init(_ part: ScoreTally, in all: ScoreTally, band: Int, id: String) {
    let table = ContingencyTable(part: part, all: all, band: band)
    self.init(
      id: id, n: part.bands[band].n, share: table.shareOfSecond, shareInterval: table.shareOfSecondInterval,
      lift: table.lift, liftInterval: table.liftInterval, oddsRatio: table.oddsRatio,
      oddsRatioInterval: table.oddsRatioInterval, riskDifference: table.riskDifference,
      riskDifferenceInterval: table.riskDifferenceInterval, p: table.p, q: nil, familyQ: nil)
  }
}

extension ThemeFigures.Sentiment {
  init?(_ tally: ThemeTally) {
    let weight = tally.scores.weight
    guard let mean = ExactProduct.ratio(tally.sentiment, weight) else { return nil }
    func share(_ polarity: ThemePolarity) -> Double {
      ExactProduct.ratio(tally.polarities[Int(polarity.rawValue)], weight) ?? 0
    }
    self.init(
      mean: mean / 1e6, positive: share(.positive), neutral: share(.neutral), negative: share(.negative),
      mixed: share(.mixed))
  }
}
