import RootCause
import Testing
import VerbatimModel

/// Confounding, standardisation, comparison and split against statsmodels, SciPy and numpy.
@Suite struct ComparisonTests {
  struct Stratified: Decodable {
    var tables: [[Double]]
    var odds_ratio: Double
    var low: Double
    var high: Double
    var chi_square: Double
    var p: Double
    var crude: Double
    var crude_low: Double
    var crude_high: Double
    var simpson: Bool

    var name: String {
      tables.reduce(0) { $0 + $1.reduce(0, +) } == 1_000_000
        ? "a million" : "\(tables.count) strata of \(Int(tables.reduce(0) { $0 + $1.reduce(0, +) }))"
    }
  }

  struct Standardised: Decodable {
    var name: String
    var patterns: [Pattern]
    var weights: [Double]
    var groups: [[String: [Double]]]
  }

  struct Share: Decodable {
    var n: Int64
    var difference: Double
    var low: Double
    var high: Double
    var p: Double?
    var q: Double?
  }

  struct Comparison: Decodable {
    var name: String
    var themes: Int
    var base: [Pattern]
    var current: [Pattern]
    var score: [String: [Double?]]
    var shares: [Share]
    var split: [String: [Double]]
  }

  struct Values: Decodable {
    var stratified: [Stratified]
    var standardised: [Standardised]
    var comparisons: [Comparison]
  }

  let values: Values

  init() throws { values = try Reference.load("comparison") }

  @Test func mantelHaenszel() throws {
    for expected in values.stratified {
      let table = StratifiedTable(
        expected.tables.map { ContingencyTable(a: $0[0], b: $0[1], c: $0[2], d: $0[3]) })
      let stratified = try #require(table.mantelHaenszel)
      let crude = try #require(table.crude)
      let (set, interval) = (expected.name, "Robins–Breslow–Greenland interval")
      #expect(agrees(stratified.value, expected.odds_ratio, of: "Mantel–Haenszel odds ratio", in: set))
      #expect(agrees(stratified.interval?.low, expected.low, of: interval, in: set))
      #expect(agrees(stratified.interval?.high, expected.high, of: interval, in: set))
      #expect(agrees(table.chiSquare, expected.chi_square, of: "Mantel–Haenszel χ²", in: set))
      #expect(agrees(table.p, expected.p, of: "Mantel–Haenszel p", in: set))
      #expect(agrees(crude.value, expected.crude, of: "crude odds ratio", in: set))
      #expect(agrees(crude.interval?.low, expected.crude_low, of: "crude odds ratio: interval", in: set))
      #expect(agrees(crude.interval?.high, expected.crude_high, of: "crude odds ratio: interval", in: set))
      #expect(table.isSimpsonReversal == expected.simpson)
    }
  }

  @Test func emptyStrataAreUndefined() {
    let empty = StratifiedTable([])
    #expect(
      empty.mantelHaenszel == nil && empty.chiSquare == nil && empty.p == nil && !empty.isSimpsonReversal)
    #expect(StratifiedTable([ContingencyTable(a: 5, b: 0, c: 0, d: 5)]).mantelHaenszel == nil)
  }

  @Test func strataOfTalliesAreTheirTables() throws {
    let patterns = values.standardised[0].patterns
    let segments = try (0..<values.standardised[0].weights.count).map { segment in
      try GroupTally(patterns.filter { $0.segment == segment }, themeCount: 8)
    }
    let expected = values.stratified[0]
    let table = StratifiedTable(theme: 0, band: 0, segments: segments)
    #expect(table.strata.map { [$0.a, $0.b, $0.c, $0.d] } == expected.tables)
  }

  @Test func standardisation() throws {
    for set in values.standardised { try standardise(set) }
  }

  private func standardise(_ set: Standardised) throws {
    for (group, expected) in zip([true, false], set.groups) {
      let rows = set.patterns.filter { ($0.mask & 1 == 1) == group }
      let strata = try set.weights.indices.map { segment in
        try GroupTally(rows.filter { $0.segment == segment }, themeCount: 8).scored
      }
      for headline in GroupFiguresTests.headlines {
        let scale = Scale.scale(headline)
        let score = try #require(
          StandardisedScore(strata: strata, weights: set.weights, headline: Headline(scale)))
        let reference = try #require(expected[headline.rawValue])
        #expect(
          agrees(score.value, reference[0], zero: 100, of: "standardised score", in: set.name), "\(set.name)")
        #expect(
          agrees(
            score.interval?.low, reference[1], zero: 100, of: "standardised score: interval", in: set.name),
          "\(set.name)")
        #expect(
          agrees(
            score.interval?.high, reference[2], zero: 100, of: "standardised score: interval", in: set.name))
        #expect(score.coverage == 1)
      }
    }
  }

  @Test func comparisonsAgree() throws {
    for set in values.comparisons {
      let base = try GroupTally(set.base, themeCount: set.themes)
      let current = try GroupTally(set.current, themeCount: set.themes)
      for headline in GroupFiguresTests.headlines { try compare(base, current, headline, set) }
    }
  }

  private func compare(
    _ base: GroupTally, _ current: GroupTally, _ headline: Scale.Headline, _ set: Comparison
  ) throws {
    let actual = try #require(WaveComparison(base: base, current: current, scale: .scale(headline)))
    let score = try #require(set.score[headline.rawValue])
    let split = try #require(set.split[headline.rawValue])
    #expect(
      agrees(actual.score.difference, score[0], zero: 100, of: "change of score", in: set.name), "\(set.name)"
    )
    #expect(
      agrees(actual.score.interval?.low, score[1], zero: 100, of: "change of score: interval", in: set.name))
    #expect(
      agrees(actual.score.interval?.high, score[2], zero: 100, of: "change of score: interval", in: set.name))
    #expect(agrees(actual.score.p, score[3], of: "change of score: p", in: set.name))
    #expect(
      agrees(actual.unexplained, split[set.themes], zero: 1000, of: "split of the change", in: set.name),
      "\(set.name) \(headline)")
    for theme in actual.themes {
      let expected = set.shares[theme.theme]
      let message: Comment = "\(set.name) \(theme) \(expected)"
      #expect(theme.share.base.n + theme.share.current.n == expected.n)
      #expect(
        agrees(theme.share.difference, expected.difference, zero: 1, of: "change of share", in: set.name),
        message)
      #expect(
        agrees(
          theme.share.interval?.low, expected.low, zero: 1, of: "change of share: Newcombe's interval",
          in: set.name), message)
      #expect(
        agrees(
          theme.share.interval?.high, expected.high, zero: 1, of: "change of share: Newcombe's interval",
          in: set.name), message)
      #expect(agrees(theme.share.p, expected.p, of: "change of share: p", in: set.name), message)
      #expect(agrees(theme.q, expected.q, of: "change of share: q", in: set.name), message)
      #expect(
        agrees(theme.contribution, split[theme.theme], zero: 1000, of: "split of the change", in: set.name),
        message)
    }
    let sum = actual.themes.reduce(0) { $0 + $1.contribution } + actual.unexplained
    #expect(abs(sum - actual.score.difference) < 1e-12)
  }

  @Test func swappingTheWavesChangesTheSignsOnly() throws {
    let set = values.comparisons[1]
    let first = try GroupTally(set.base, themeCount: set.themes)
    let second = try GroupTally(set.current, themeCount: set.themes)
    let there = try #require(WaveComparison(base: first, current: second, scale: .npsForTests))
    let back = try #require(WaveComparison(base: second, current: first, scale: .npsForTests))
    #expect(agrees(there.unexplained, -back.unexplained, zero: 1000))
    for (one, other) in zip(there.themes, back.themes) {
      #expect(agrees(one.contribution, -other.contribution, zero: 1000))
      #expect(agrees(one.share.p, other.share.p))
    }
  }

  @Test func aGroupComparedWithItselfHasNotChanged() throws {
    let set = values.comparisons[0]
    let tally = try GroupTally(set.base, themeCount: set.themes)
    let same = try #require(WaveComparison(base: tally, current: tally, scale: .npsForTests))
    #expect(same.score.difference == 0 && same.score.p == 1 && same.unexplained == 0)
    #expect(same.themes.allSatisfy { $0.contribution == 0 && $0.share.difference == 0 })
    let empty = GroupTally(bandCount: 3, themeCount: set.themes)
    #expect(WaveComparison(base: empty, current: tally, scale: .npsForTests) == nil)
  }
}
