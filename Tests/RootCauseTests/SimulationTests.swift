import Foundation
import RootCause
import Testing
import VerbatimModel

/// What the statistics promise, tried on made-up populations: false alarms, coverage, and finding a planted
/// cause.
@Suite struct SimulationTests {
  static let rareBand = [0.02, 0.18, 0.80]

  /// Populations without any effect.
  static let nullCases: [(String, SimulatedSurvey)] = [
    ("n = 200", SimulatedSurvey(n: 200, prevalences: SimulatedSurvey.thirtyThemes)),
    ("n = 1,000", SimulatedSurvey(n: 1000, prevalences: SimulatedSurvey.thirtyThemes)),
    ("n = 5,000", SimulatedSurvey(n: 5000, prevalences: SimulatedSurvey.thirtyThemes)),
    (
      "n = 200, 2 % detractors",
      SimulatedSurvey(n: 200, bands: rareBand, prevalences: SimulatedSurvey.thirtyThemes)
    ),
    (
      "n = 1,000, 2 % detractors",
      SimulatedSurvey(n: 1000, bands: rareBand, prevalences: SimulatedSurvey.thirtyThemes)
    ),
    (
      "n = 5,000, 2 % detractors",
      SimulatedSurvey(n: 5000, bands: rareBand, prevalences: SimulatedSurvey.thirtyThemes)
    ),
    (
      "n = 1,000, 0.5 % detractors",
      SimulatedSurvey(n: 1000, bands: [0.005, 0.095, 0.9], prevalences: SimulatedSurvey.thirtyThemes)
    ),
    (
      "n = 1,000, themes in clusters",
      SimulatedSurvey(n: 1000, prevalences: SimulatedSurvey.thirtyThemes, isClustered: true)
    ),
    (
      "n = 1,000, weights 0.5–2",
      SimulatedSurvey(n: 1000, prevalences: SimulatedSurvey.thirtyThemes, weights: [0.5, 1, 1.5, 2])
    ),
  ]

  @Test func withoutAnEffectFewDataSetsShowASignificantTheme() throws {
    var lines = ["| population (30 themes without effect) | data sets with any q < .05 |", "|---|---|"]
    var all = SimulatedRate()
    for (number, (name, survey)) in Self.nullCases.enumerated() {
      var random = SeededGenerator(seed: 1000 + UInt64(number))
      var alarms = SimulatedRate()
      for _ in 0..<SimulationRun.count {
        let figures = GroupFigures(survey.draw(&random), scale: .npsForTests)
        alarms.count(figures.themes.contains { $0.bands.contains { ($0.q ?? 1) < 0.05 } })
      }
      lines.append("| \(name) | \(alarms.percent) |")
      #expect(alarms.rate <= 0.05 + 2 * alarms.error(at: 0.05), "\(name) \(alarms)")
      all.add(alarms)
    }
    #expect(all.rate <= 0.05 + 2 * all.error(at: 0.05), "all populations \(all)")
    try SimulationRun.write("1-false-alarms", lines)
  }

  @Test func scoreIntervalsCoverTheTruth() throws {
    let shares = [
      [0.3, 0.3, 0.4], [0.1, 0.2, 0.7], [0.02, 0.18, 0.8], [0.45, 0.1, 0.45], [0.6, 0.3, 0.1],
    ]
    var lines = ["| n | detractors, passives, promoters | NPS | detractor share | promoter share | mean |"]
    lines.append("|---|---|---|---|---|---|")
    var pool = CoveragePool()
    for n in [50, 100, 200, 500, 1000, 5000] {
      for (number, bands) in shares.enumerated() {
        var random = SeededGenerator(seed: 2000 + UInt64(100 * n + number))
        let cells = cover(SimulatedSurvey(n: n, bands: bands), &random, &pool)
        let columns = bands.map { "\(Int(($0 * 100).rounded()))" }.joined(separator: " ")
        lines.append("| \(n) | \(columns) | \(cells.joined(separator: " | ")) |")
      }
    }
    pool.expectCoverage("scores")
    try SimulationRun.write("2-coverage", lines)
  }

  /// The coverage of the four intervals; "–" where np or n(1 − p) is below 10.
  private func cover(
    _ survey: SimulatedSurvey, _ random: inout SeededGenerator, _ pool: inout CoveragePool
  ) -> [String] {
    let kinds = [Scale.Headline.net, .shareLowest, .shareHighest, .mean]
    var rates = [SimulatedRate](repeating: SimulatedRate(), count: kinds.count)
    for _ in 0..<SimulationRun.count {
      let tally = survey.draw(&random)
      for (index, kind) in kinds.enumerated() {
        let interval = Headline(.scale(kind)).interval(tally.scored)
        rates[index].count(interval?.contains(SimulatedSurvey.headline(survey.bands, kind)) ?? false)
      }
    }
    return kinds.indices.map { index in
      let ends = kinds[index] == .shareLowest ? [0] : kinds[index] == .shareHighest ? [2] : [0, 2]
      let isLargeEnough = ends.allSatisfy {
        Double(survey.n) * min(survey.bands[$0], 1 - survey.bands[$0]) >= 10 - 1e-9
      }
      guard isLargeEnough else { return "–" }
      expectCoverage(rates[index], "\(survey.n) \(survey.bands) \(kinds[index])")
      pool.add(rates[index], of: kinds[index])
      return rates[index].percent
    }
  }

  /// The range and two Monte-Carlo standard errors; four in a short run, since many cells are tried.
  private func expectCoverage(
    _ rate: SimulatedRate, in range: ClosedRange<Double> = 0.93...0.97, _ name: String
  ) {
    let room = (SimulationRun.isLong ? 2 : 4) * rate.error(at: 0.95)
    #expect(range.lowerBound - room...range.upperBound + room ~= rate.rate, "\(name) \(rate)")
  }

  /// Band probabilities without and with the theme.
  static let impactCases: [(bands: [Double], effect: [Double]?)] = [
    ([0.3, 0.3, 0.4], nil), ([0.3, 0.3, 0.4], [0.65, 0.2, 0.15]), ([0.1, 0.2, 0.7], nil),
    ([0.1, 0.2, 0.7], [0.4, 0.3, 0.3]), ([0.02, 0.18, 0.8], nil), ([0.02, 0.18, 0.8], [0.15, 0.3, 0.55]),
    ([0.005, 0.095, 0.9], nil),
  ]

  @Test func impactIntervalsCoverTheTruth() throws {
    var lines = [
      "| n | prevalence | bands without | bands with | NPS | share of highest | share of lowest | mean |"
    ]
    lines.append("|---|---|---|---|---|---|---|---|")
    var pool = CoveragePool()
    let sizes = [(300, 0.15), (300, 0.4), (1000, 0.05), (1000, 0.1), (1000, 0.4), (5000, 0.01), (5000, 0.1)]
    for (n, prevalence) in sizes {
      for (number, (bands, effect)) in Self.impactCases.enumerated() {
        var random = SeededGenerator(seed: 3000 + UInt64(n) + UInt64(prevalence * 1000) + UInt64(number))
        let survey = SimulatedSurvey(n: n, bands: bands, prevalences: [prevalence], effect: effect)
        let cells = coverImpact(survey, &random, &pool).joined(separator: " | ")
        let names = [bands, effect ?? bands].map(Self.percentages).joined(separator: " | ")
        lines.append("| \(n) | \(Int((prevalence * 100).rounded())) % | \(names) | \(cells) |")
      }
    }
    pool.expectCoverage("impact")
    try SimulationRun.write("3-impact-coverage", lines)
  }

  private static func percentages(_ bands: [Double]) -> String {
    bands.map { String(format: "%g", ($0 * 1000).rounded() / 10) }.joined(separator: " ")
  }

  /// The coverage of the impact on the four headlines, over data sets with at least 30 comments on the theme.
  ///
  /// A cell is in parentheses where fewer than 10 comments with the theme are expected at an end of the scale that the
  /// headline counts, on either side: few answers in a band come in steps too coarse for just 95 %.
  private func coverImpact(
    _ survey: SimulatedSurvey, _ random: inout SeededGenerator, _ pool: inout CoveragePool
  ) -> [String] {
    let kinds = GroupFiguresTests.headlines
    var rates = [SimulatedRate](repeating: SimulatedRate(), count: kinds.count)
    for _ in 0..<SimulationRun.count {
      let tally = survey.draw(&random)
      guard tally.themes[0].scores.n >= 30 else { continue }
      for (index, kind) in kinds.enumerated() {
        let with = SimulatedSurvey.headline(survey.effect ?? survey.bands, kind)
        let truth = survey.prevalences[0] * (with - SimulatedSurvey.headline(survey.bands, kind))
        let impact = Impact(part: tally.themes[0].scores, all: tally.base, headline: Headline(.scale(kind)))
        rates[index].count(impact?.interval?.contains(truth) ?? false)
      }
    }
    return kinds.indices.map { index in
      let bands = survey.effect ?? survey.bands
      let ends = kinds[index] == .shareLowest ? [0] : kinds[index] == .shareHighest ? [2] : [0, 2]
      let carriers = max(30, Double(survey.n) * survey.prevalences[0])
      let isPromised =
        kinds[index] == .mean || ends.allSatisfy { carriers * min(bands[$0], 1 - bands[$0]) >= 10 - 1e-9 }
      let name = "impact \(survey) \(kinds[index])"
      guard isPromised else {
        expectCoverage(rates[index], in: 0.92...1, name)
        return "(\(rates[index].percent))"
      }
      expectCoverage(rates[index], name)
      pool.add(rates[index], of: kinds[index])
      return rates[index].percent
    }
  }

  /// Groups, answers in each, and the bands.
  static let groupCases: [(groups: Int, n: Int, bands: [Double])] = [
    (5, 200, [0.3, 0.3, 0.4]), (20, 300, [0.3, 0.3, 0.4]), (20, 300, [0.1, 0.2, 0.7]),
  ]

  /// Fifteen themes in several groups: each group as a family of its own, and all as one.
  @Test func withoutAnEffectFewGroupsShowAThemeInOneFamily() throws {
    var lines = [
      "| groups | answers in each | bands | whole | any group, each a family (q) | any group, one family (family_q) |"
    ]
    lines.append("|---|---|---|---|---|---|")
    var pooled = SimulatedRate()
    for (number, (groups, n, bands)) in Self.groupCases.enumerated() {
      var random = SeededGenerator(seed: 8000 + UInt64(number))
      let prevalences = (0..<15).map { 0.02 + 0.02 * Double($0) }
      let survey = SimulatedSurvey(n: n, bands: bands, prevalences: prevalences)
      var (whole, single, family) = (SimulatedRate(), SimulatedRate(), SimulatedRate())
      for _ in 0..<max(25, SimulationRun.count / 2) {
        let tallies = (0..<groups).map { _ in survey.draw(&random) }
        var all = tallies[0]
        for tally in tallies.dropFirst() { try all.merge(tally) }
        let figures = GroupFigures.asOneFamily(tallies.map { GroupFigures($0, scale: .npsForTests) })
        whole.count(GroupFigures(all, scale: .npsForTests).themes.contains(where: \.isSignificant))
        single.count(figures.contains { $0.themes.contains(where: \.isSignificant) })
        family.count(
          figures.contains { $0.themes.contains { $0.bands.contains { ($0.familyQ ?? 1) < 0.05 } } })
      }
      pooled.add(family)
      #expect(family.rate <= 0.05 + 2 * family.error(at: 0.05), "\(groups) \(n) \(family)")
      #expect(single.hits >= family.hits, "one family asks for more than each")
      let cells = [whole, single, family].map(\.percent).joined(separator: " | ")
      lines.append("| \(groups) | \(n) | \(Self.percentages(bands)) | \(cells) |")
    }
    #expect(pooled.rate <= 0.05 + 2 * pooled.error(at: 0.05), "all \(pooled)")
    try SimulationRun.write("8-groups", lines)
  }

  @Test func aPlantedCauseIsRankedFirst() throws {
    var lines = ["| n | ranked first by impact | found (q < .05) |", "|---|---|---|"]
    for n in [300, 500, 1000, 2000] {
      let prevalences = [0.10] + SimulatedSurvey.thirtyThemes.dropFirst()
      let survey = SimulatedSurvey(
        n: n, bands: [0.30, 0.30, 0.40], prevalences: prevalences, effect: [0.65, 0.15, 0.20])
      var random = SeededGenerator(seed: 4000 + UInt64(n))
      var (first, found) = (SimulatedRate(), SimulatedRate())
      for _ in 0..<SimulationRun.count {
        let themes = GroupFigures(survey.draw(&random), scale: .npsForTests).themes
        let worst = themes.min { ($0.impact.value ?? 0) < ($1.impact.value ?? 0) }
        first.count(worst?.theme == 0)
        found.count(themes.contains { $0.theme == 0 && ($0.bands[0].q ?? 1) < 0.05 })
      }
      lines.append("| \(n) | \(first.percent) | \(found.percent) |")
      if n >= 1000 { #expect(first.rate >= 0.95 - 2 * first.error(at: 0.95), "\(n) \(first)") }
    }
    try SimulationRun.write("4-planted-cause", lines)
  }
}
