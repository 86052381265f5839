import RootCause
import Testing
import VerbatimModel

/// How often changes are reported where there are none: series of periods, and two waves.
@Suite struct ChangeSimulationTests {
  /// Periods, answers in each, and the bands.
  static let seriesCases: [(periods: Int, n: Int, minimumN: Int64, bands: [Double])] = [
    (365, 4, 1, [0.3, 0.3, 0.4]), (365, 10, 10, [0.3, 0.3, 0.4]), (100, 15, 10, [0.1, 0.2, 0.7]),
    (52, 20, 10, [0.3, 0.3, 0.4]), (52, 50, 10, [0.3, 0.3, 0.4]), (52, 50, 10, [0.02, 0.18, 0.8]),
    (12, 200, 10, [0.3, 0.3, 0.4]), (12, 1000, 10, [0.02, 0.18, 0.8]),
  ]

  @Test func withoutAChangeFewSeriesFlagOne() throws {
    var lines = [
      "| periods | answers in each | bands | score (NPS) | share of lowest | mean | theme of 10 % |"
    ]
    lines.append("|---|---|---|---|---|---|---|")
    for (number, (periods, n, minimumN, bands)) in Self.seriesCases.enumerated() {
      var random = SeededGenerator(seed: 5000 + UInt64(number))
      let survey = SimulatedSurvey(n: n, bands: bands, prevalences: [0.1])
      let scales = [Scale.Headline.net, .shareLowest, .mean].map { Scale.scale($0) }
      var alarms = [SimulatedRate](repeating: SimulatedRate(), count: scales.count + 1)
      for _ in 0..<SimulationRun.count {
        let tallies = (0..<periods).map { _ in survey.draw(&random) }
        for (index, scale) in scales.enumerated() {
          alarms[index].count(
            Series.score(in: tallies, scale: scale, minimumN: minimumN).contains(where: \.isChanged))
        }
        let shares = Series.share(ofTheme: 0, in: tallies, minimumN: minimumN)
        alarms[scales.count].count(shares.contains(where: \.isChanged))
      }
      let names = bands.map { "\(Int(($0 * 100).rounded()))" }.joined(separator: " ")
      lines.append("| \(periods) | \(n) | \(names) | \(alarms.map(\.percent).joined(separator: " | ")) |")
      for (index, alarm) in alarms.enumerated() {
        #expect(
          alarm.rate <= 0.05 + 2 * alarm.error(at: 0.05),
          "\(periods) × \(n) \(bands) \(index) \(alarm.percent)")
      }
    }
    try SimulationRun.write("5-series", lines)
  }

  /// Answers in both waves, and the bands.
  static let waveCases: [(base: Int, current: Int, bands: [Double])] = [
    (10, 10, [0.3, 0.3, 0.4]), (20, 60, [0.3, 0.3, 0.4]), (30, 30, [0.02, 0.18, 0.8]),
    (150, 150, [0.1, 0.2, 0.7]),
    (1000, 1000, [0.3, 0.3, 0.4]), (250, 5000, [0.02, 0.18, 0.8]),
  ]

  @Test func withoutAChangeFewComparisonsFindOne() throws {
    var lines = [
      "| answers | bands | NPS p < .05 | NPS interval holds 0 | share p < .05 | mean p < .05 | any of 30 themes q < .05 |"
    ]
    lines.append("|---|---|---|---|---|---|---|")
    var (single, families, coverage) = (SimulatedRate(), SimulatedRate(), SimulatedRate())
    for (number, (base, current, bands)) in Self.waveCases.enumerated() {
      var random = SeededGenerator(seed: 6000 + UInt64(number))
      var survey = SimulatedSurvey(n: base, bands: bands, prevalences: SimulatedSurvey.thirtyThemes)
      var alarms = [SimulatedRate](repeating: SimulatedRate(), count: 4)
      var held = SimulatedRate()
      for _ in 0..<SimulationRun.count {
        survey.n = base
        let first = survey.draw(&random)
        survey.n = current
        let second = survey.draw(&random)
        for (index, kind) in [Scale.Headline.net, .shareLowest, .mean].enumerated() {
          let score = ScoreDifference(
            base: first.scored, current: second.scored, headline: Headline(.scale(kind)))
          alarms[index].count((score?.p ?? 1) < 0.05)
          if kind == .net { held.count(score?.interval?.contains(0) ?? false) }
        }
        let waves = WaveComparison(base: first, current: second, scale: .npsForTests)
        alarms[3].count(waves?.themes.contains { ($0.q ?? 1) < 0.05 } ?? false)
      }
      let names = bands.map { "\(Int(($0 * 100).rounded()))" }.joined(separator: " ")
      let cells = [alarms[0].percent, held.percent] + alarms[1...].map(\.percent)
      lines.append("| \(base), \(current) | \(names) | \(cells.joined(separator: " | ")) |")
      for alarm in alarms[..<3] { single.add(alarm) }
      families.add(alarms[3])
      coverage.add(held)
      // A single test of answers that come in steps may lie just above its level.
      for (index, alarm) in alarms.enumerated() {
        let level = index == 3 ? 0.05 : 0.06
        #expect(
          alarm.rate <= level + 2 * alarm.error(at: 0.05),
          "\(base) \(current) \(bands) \(index) \(alarm.percent)")
      }
    }
    // All populations together: many trials even in a short run.
    #expect(single.rate <= 0.06 + 2 * single.error(at: 0.05), "single tests \(single)")
    #expect(families.rate <= 0.05 + 2 * families.error(at: 0.05), "themes \(families)")
    #expect(coverage.rate >= 0.93 - 2 * coverage.error(at: 0.95), "intervals \(coverage)")
    try SimulationRun.write("6-waves", lines)
  }
}
