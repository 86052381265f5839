public import RootCause
public import VerbatimModel

/// The figures of a series: the score and the share of every theme, period after period.
public struct SeriesFigures: Sendable {
  /// The names of the periods, in order of time.
  public let periods: [String]
  /// The score, period by period.
  public let score: [Series.Point]
  /// The score with the segments in the proportions of the whole; nil without segments.
  public let standardised: [StandardisedScore?]
  /// The share of each theme asked for, period by period.
  public let themes: [(theme: Int, points: [Series.Point])]

  /// Periods with answers, but fewer than the minimum n, which are shown and not compared.
  public let smallPeriods: Int

  /// The series of `data` with these themes; nil where no answer has a date.
  public init?(_ data: SummaryData, scale: Scale, themes numbers: [Int], minimumN: Int64) {
    if data.periods.isEmpty { return nil }
    let names = data.periods.keys.sorted()
    let tallies = names.compactMap { data.periods[$0] }
    periods = names
    score = Series.score(in: tallies, scale: scale, minimumN: minimumN)
    themes = numbers.map { ($0, Series.share(ofTheme: $0, in: tallies, minimumN: minimumN)) }
    smallPeriods = tallies.count { (1..<max(1, minimumN)).contains($0.scored.n) }
    standardised = Self.standardised(data, names, Headline(scale))
  }

  private static func standardised(
    _ data: SummaryData, _ names: [String], _ headline: Headline
  ) -> [StandardisedScore?] {
    if data.segments.isEmpty { return names.map { _ in nil } }
    let segments = data.segments.keys.sorted { $0.lexicographicallyPrecedes($1) }
    let weights = segments.map { Double(data.segments[$0]?.scored.weight ?? 0) }
    let nobody = ScoreTally(bandCount: data.all.bandCount)
    return names.map { name in
      let strata = segments.map { data.segmentPeriods[$0 + [name]]?.scored ?? nobody }
      return StandardisedScore(strata: strata, weights: weights, headline: headline)
    }
  }
}
