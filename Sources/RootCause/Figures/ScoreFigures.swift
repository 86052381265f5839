public import VerbatimModel

/// The score of one group: headline, mean and bands, each with its interval.
public struct ScoreFigures: Sendable, Hashable {
  /// The share of one band.
  public struct Band: Sendable, Hashable {
    /// The id of the band on its scale.
    public let id: String
    /// Respondents in the band.
    public let n: Int64
    /// The weighted share of the band; nil where there is nobody.
    public let share: Double?
    /// Wilson's interval of the share.
    public let interval: Interval?
  }

  /// Respondents.
  public let n: Int64
  /// The n behind the intervals: Kish's with weights, else `n`.
  public let effectiveN: Double
  /// The headline in points of its own scale; nil where there is nobody.
  public let value: Double?
  /// The interval of the headline.
  public let interval: Interval?
  /// The mean score.
  public let mean: Double?
  /// The t interval of the mean; nil below two respondents.
  public let meanInterval: Interval?
  /// The bands, lowest first.
  public let bands: [Band]

  /// The figures of `tally`, which was counted on `scale`.
  public init(_ tally: ScoreTally, scale: Scale) {
    let headline = Headline(scale)
    let size = tally.effectiveN
    n = tally.n
    effectiveN = size
    value = headline.value(tally)
    interval = headline.interval(tally)
    mean = tally.mean
    meanInterval = Headline.meanInterval(tally)
    bands = zip(scale.bands, tally.bands.indices).map { band, index in
      let share = tally.share(ofBand: index)
      return Band(
        id: band.id, n: tally.bands[index].n, share: share,
        interval: share.flatMap { Intervals.wilson(share: $0, n: size) })
    }
  }
}
