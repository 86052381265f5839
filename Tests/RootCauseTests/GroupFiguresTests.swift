import RootCause
import Testing
import VerbatimModel

/// Whole groups against numpy and SciPy: scores, themes against bands, impact, sentiment.
@Suite struct GroupFiguresTests {
  struct Score: Decodable {
    var value: Double?
    var low: Double?
    var high: Double?
  }

  struct ImpactValues: Decodable {
    var with: Double
    var without: Double?
    var impact: Double?
    var low: Double?
    var high: Double?
  }

  struct Band: Decodable {
    var n: Int64
    var share: Double?
    var lift: Double?
    var odds_ratio: Double?
    var risk_difference: Double?
    var p: Double?
    var q: Double?
  }

  struct Theme: Decodable {
    var theme: Int
    var n: Int64
    var share: Double
    var bands: [Band]
    var impact: [String: ImpactValues]
    var sentiment: [Double]
  }

  struct DataSet: Decodable, CustomTestStringConvertible {
    var name: String
    var themes: Int
    var patterns: [Pattern]
    var scored: [String: Score]
    var base: [String: Score]
    var n: Int64
    var effective_n: Double
    var figures: [Theme]

    var testDescription: String { name }
  }

  static let headlines: [Scale.Headline] = [.net, .shareHighest, .shareLowest, .mean]
  static let names: [Scale.Headline: String] = [
    .net: "NPS", .shareHighest: "share of the highest band", .shareLowest: "share of the lowest band",
    .mean: "mean",
  ]

  @Test func figuresAgreeWithTheReference() throws {
    for set in try Reference.load("groups", as: [DataSet].self) {
      let tally = try GroupTally(set.patterns, themeCount: set.themes)
      #expect(tally.scored.n == set.n)
      #expect(
        agrees(tally.scored.effectiveN, set.effective_n, of: "effective n (Kish)", in: set.name),
        "\(set.name)")
      for headline in Self.headlines { try compare(tally, set, headline) }
    }
  }

  private func compare(_ tally: GroupTally, _ set: DataSet, _ headline: Scale.Headline) throws {
    let figures = GroupFigures(tally, scale: .scale(headline))
    let kind = Self.names[headline] ?? ""
    check(figures.score, try #require(set.scored[headline.rawValue]), kind, set.name)
    check(figures.base, try #require(set.base[headline.rawValue]), kind, set.name)
    #expect(figures.themes.count == set.figures.count, "\(set.name)")
    for (actual, expected) in zip(figures.themes, set.figures) {
      #expect(actual.theme == expected.theme && actual.n == expected.n)
      #expect(agrees(actual.share, expected.share, of: "theme: share", in: set.name))
      check(
        actual.impact, try #require(expected.impact[headline.rawValue]), kind,
        "\(set.name) \(expected.theme) \(headline)", set.name)
      for (band, reference) in zip(actual.bands, expected.bands) {
        check(band, reference, "\(set.name) \(expected.theme) \(band.id)", set.name)
      }
      let sentiment = try #require(actual.sentiment)
      let shares = [
        sentiment.mean, sentiment.positive, sentiment.neutral, sentiment.negative, sentiment.mixed,
      ]
      for (share, reference) in zip(shares, expected.sentiment) {
        #expect(agrees(share, reference, zero: 1, of: "theme: sentiment", in: set.name))
      }
    }
  }

  private func check(_ actual: ScoreFigures, _ expected: Score, _ kind: String, _ name: String) {
    #expect(agrees(actual.value, expected.value, zero: 100, of: kind, in: name), "\(name)")
    let ends = [(actual.interval?.low, expected.low), (actual.interval?.high, expected.high)]
    for (end, reference) in ends {
      #expect(
        agrees(end, reference, zero: 100, of: "\(kind): interval", in: name), "\(name) \(actual) \(expected)")
    }
  }

  private func check(
    _ actual: Impact, _ expected: ImpactValues, _ kind: String, _ name: String, _ set: String
  ) {
    let parts = [
      (actual.with, expected.with), (actual.without, expected.without), (actual.value, expected.impact),
    ]
    for (part, reference) in parts {
      #expect(
        agrees(part, reference, zero: 100, of: "impact on \(kind)", in: set), "\(name) \(actual) \(expected)")
    }
    let ends = [(actual.interval?.low, expected.low), (actual.interval?.high, expected.high)]
    for (end, reference) in ends {
      #expect(
        agrees(end, reference, zero: 100, of: "impact on \(kind): interval", in: set),
        "\(name) \(actual) \(expected)")
    }
  }

  private func check(_ actual: ThemeFigures.Band, _ expected: Band, _ name: String, _ set: String) {
    #expect(actual.n == expected.n, "\(name)")
    #expect(agrees(actual.share, expected.share, of: "theme × band: share", in: set), "\(name)")
    #expect(agrees(actual.lift, expected.lift, of: "theme × band: lift", in: set), "\(name)")
    #expect(agrees(actual.oddsRatio, expected.odds_ratio, of: "theme × band: odds ratio", in: set), "\(name)")
    #expect(
      agrees(
        actual.riskDifference, expected.risk_difference, zero: 1, of: "theme × band: risk difference", in: set
      ),
      "\(name)")
    #expect(
      agrees(actual.p, expected.p, of: "theme × band: p (Fisher, χ²)", in: set),
      "\(name) \(actual) \(expected)")
    #expect(
      agrees(actual.q, expected.q, of: "theme × band: q (Benjamini–Hochberg)", in: set),
      "\(name) \(actual) \(expected)")
  }

  /// The counts of the British broadband set, known from its own publication.
  @Test func telecomScore() throws {
    let sets = try Reference.load("groups", as: [DataSet].self)
    let set = try #require(sets.first { $0.name == "telecom" })
    let tally = try GroupTally(set.patterns, themeCount: set.themes)
    let score = GroupFigures(tally, scale: .npsForTests).score
    #expect(score.n == 1152)
    #expect(abs((score.value ?? 0) + 25.26) < 0.005)
    #expect(abs((score.interval?.low ?? 0) + 30.26) < 0.005)
    #expect(abs((score.interval?.high ?? 0) + 20.13) < 0.005)
  }

  /// The figures of the documented example: 990 scored, 131 of 950 with the theme.
  @Test func documentedExample() throws {
    var tally = GroupTally(bandCount: 3, themeCount: 1)
    func add(_ band: Int, _ count: Int, theme: Bool = false, text: Bool = true) {
      let mention = ThemeMention(theme: 0, sentiment: 0, polarity: .neutral)
      for _ in 0..<count {
        tally.add(Respondent(score: 5, band: band, hasText: text, mentions: theme ? [mention] : []))
      }
    }
    add(0, 96, theme: true)
    add(0, 194)
    add(0, 10, text: false)
    add(1, 20, theme: true)
    add(1, 250)
    add(1, 18, text: false)
    add(2, 15, theme: true)
    add(2, 375)
    add(2, 12, text: false)
    let figures = GroupFigures(tally, scale: .npsForTests)
    let theme = try #require(figures.themes.first)
    let band = try #require(theme.bands.first)
    #expect(figures.score.n == 990)
    #expect(agrees(figures.score.value, 10.3030303, tolerance: 1e-8))
    #expect(agrees(figures.score.interval?.low, 5.07586240, tolerance: 1e-8))
    #expect(agrees(figures.score.interval?.high, 15.4679442, tolerance: 1e-8))
    #expect(agrees(theme.share, 0.137894737, tolerance: 1e-8))
    #expect(agrees(band.lift, 2.40063175, tolerance: 1e-8))
    #expect(agrees(band.p, 8.19e-28, tolerance: 1e-2), "\(String(describing: band.p))")
    #expect(figures.base.value.map { abs($0 - 10.5263158) < 1e-6 } == true)
    #expect(agrees(theme.impact.with, -61.8320611, tolerance: 1e-8))
    #expect(agrees(theme.impact.without, 22.1001221, tolerance: 1e-8))
    #expect(agrees(theme.impact.value, -11.5738063, tolerance: 1e-8))
    #expect(agrees(theme.impact.interval?.low, -14.1341458, tolerance: 1e-8))
    #expect(agrees(theme.impact.interval?.high, -9.01346685, tolerance: 1e-8))
    #expect(agrees(band.oddsRatio, 8.83652430, tolerance: 1e-8))
  }
}
