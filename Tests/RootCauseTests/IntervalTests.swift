import RootCause
import Testing
import VerbatimModel

/// Intervals and log-odds against statsmodels, SciPy and numpy.
@Suite struct IntervalTests {
  struct Sample: Decodable {
    var scores: [Double]
    var mean: Double
    var variance: Double?
    var interval: [Double]?
    var weights: [Double]?
    var n: Double?
  }

  struct Values: Decodable {
    var wilson: [[Double]]
    var adjusted_wald: [[Double]]
    var mean: [Sample]
    var newcombe: [[Double]]
    var log_odds: [[Double]]
    var kish: [Sample]
  }

  let values: Values

  init() throws { values = try Reference.load("intervals") }

  private func matches(
    _ interval: Interval?, _ low: Double, _ high: Double, of what: String, in set: String
  ) -> Bool {
    agrees(interval?.low, low, zero: 1, of: what, in: set)
      && agrees(interval?.high, high, zero: 1, of: what, in: set)
  }

  private func counts(_ row: ArraySlice<Double>) -> String {
    row.map { String(Int($0)) }.joined(separator: " of ")
  }

  @Test func wilson() {
    for row in values.wilson {
      #expect(
        matches(
          Intervals.wilson(share: row[0] / row[1], n: row[1]), row[2], row[3], of: "Wilson's interval",
          in: counts(row[..<2])), "\(row)")
    }
    #expect(Intervals.wilson(share: 0, n: 0) == nil)
  }

  @Test func adjustedWald() {
    for row in values.adjusted_wald {
      let interval = Intervals.adjustedWaldNet(
        positive: row[0] / row[2], negative: row[1] / row[2], n: row[2])
      #expect(
        matches(
          interval, row[3], row[4], of: "adjusted Wald interval", in: "\(row[..<3].map { Int($0) })"),
        "\(row)")
    }
  }

  @Test func newcombe() {
    for row in values.newcombe {
      let interval = Intervals.newcombe(share: row[0] / row[1], n: row[1], minus: row[2] / row[3], n: row[3])
      #expect(
        matches(
          interval, row[4], row[5], of: "Newcombe's interval",
          in: "\(counts(row[..<2])), \(counts(row[2..<4]))"), "\(row)")
    }
  }

  private func tally(_ sample: Sample) -> ScoreTally {
    var tally = ScoreTally(bandCount: 3)
    for (index, score) in sample.scores.enumerated() {
      tally.add(Respondent(score: score, band: 0, weight: sample.weights?[index] ?? 1))
    }
    return tally
  }

  @Test func means() throws {
    for sample in values.mean {
      let figures = ScoreFigures(tally(sample), scale: .scale(.mean))
      #expect(agrees(figures.value, sample.mean, of: "mean", in: "n = \(sample.scores.count)"))
      #expect(
        agrees(
          tally(sample).variance, sample.variance, of: "sample variance", in: "n = \(sample.scores.count)"))
      let interval = try #require(sample.interval)
      #expect(
        matches(
          figures.interval, interval[0], interval[1], of: "t interval", in: "n = \(sample.scores.count)"),
        "\(sample)")
    }
  }

  @Test func kish() {
    for sample in values.kish {
      #expect(
        agrees(
          tally(sample).effectiveN, sample.n, of: "effective n (Kish)", in: "weights \(sample.weights ?? [])")
      )
      #expect(agrees(tally(sample).mean, sample.mean))
    }
  }

  @Test func logOdds() throws {
    for row in values.log_odds {
      let counts = row.prefix(4).map { Int($0) }
      let figure = try #require(LogOdds(inGroup: counts[0], of: counts[1], inRest: counts[2], of: counts[3]))
      #expect(agrees(figure.delta, row[4]), "\(row)")
      #expect(agrees(figure.z, row[5]), "\(row)")
    }
    #expect(LogOdds(inGroup: 0, of: 10, inRest: 0, of: 10) == nil)
  }

  /// The worked examples of the CSAT definition: 600 of 1,000 gives 60, 160 of 200 gives 80.
  @Test func satisfactionExamples() {
    for (satisfied, all, expected) in [(600, 1000, 60.0), (160, 200, 80.0)] {
      var tally = ScoreTally(bandCount: 3)
      for index in 0..<all { tally.add(Respondent(score: 1, band: index < satisfied ? 2 : 0)) }
      #expect(ScoreFigures(tally, scale: .scale(.shareHighest)).value == expected)
    }
  }
}
