import RootCause
import Testing
import VerbatimModel

/// Priorities, revenue at risk and what-if, by hand calculation.
@Suite struct PriorityTests {
  static let csat = Scale(
    id: "csat", headline: .shareHighest,
    bands: [
      ScoreBand(id: "dissatisfied", low: 1, high: 2), ScoreBand(id: "neutral", low: 3, high: 3),
      ScoreBand(id: "satisfied", low: 4, high: 5),
    ])

  /// 1,000 answers, 200 dissatisfied of whom 50 with theme 0, 200 neutral of whom 20, 600 satisfied of whom
  /// 30.
  static func answers() -> GroupTally {
    var tally = GroupTally(bandCount: 3, themeCount: 2)
    let mention = ThemeMention(theme: 0, sentiment: -400_000, polarity: .negative)
    for (band, score, with, without) in [(0, 2.0, 50, 150), (1, 3.0, 20, 180), (2, 4.5, 30, 570)] {
      for index in 0..<with + without {
        tally.add(Respondent(score: score, band: band, mentions: index < with ? [mention] : []))
      }
    }
    return tally
  }

  @Test func revenueAtRisk() throws {
    let risk = try #require(RevenueAtRisk(churn: [0.92, 0.80, 0], spend: 500))
    #expect(risk.loss(Self.answers()).customers == [184, 160, 0])
    #expect(risk.loss(Self.answers()).amount == 172_000)
    #expect(risk.loss([100, 200, 700]).customers == [92, 160, 0])
    #expect(risk.loss([100, 200, 700]).amount == 126_000)
    #expect(risk.loss(Self.answers(), theme: 0).customers == [46, 16, 0])
    #expect(risk.loss(Self.answers(), theme: 0).amount == 31_000)
    #expect(risk.loss(Self.answers(), theme: 1).amount == 0)
    #expect(RevenueAtRisk(churn: [1.2], spend: 500) == nil)
  }

  @Test(arguments: [
    (Scale.Headline.shareHighest, 60.0, 60.0, 62.5), (.net, 40.0, 42.5, 45.0),
    (.shareLowest, 20.0, 17.5, 17.5),
    (.mean, 3.7, 3.725, 3.7625),
  ])
  func whatIf(headline: Scale.Headline, now: Double, up: Double, top: Double) throws {
    let scale = Scale(id: "csat", headline: headline, bands: Self.csat.bands)
    let result = try #require(WhatIf(Self.answers(), theme: 0, headline: Headline(scale)))
    #expect(agrees(result.now, now))
    #expect(agrees(result.oneBandUp, up))
    #expect(agrees(result.topBand, top))
    #expect(result.moved == 25)
  }

  /// A theme with an effect that does not hold within segments is watched; one without an effect stays what it is.
  @Test func confoundedThemesAreWatched() throws {
    let all = GroupFigures(Self.answers(), scale: Self.csat)
    let figures = all.themes.filter { $0.theme == 0 }
    #expect(figures[0].worsens(isHigherWorse: false))
    #expect(Priority.all(figures, scale: Self.csat) == [.fix])
    #expect(Priority.all(figures, scale: Self.csat, confounded: [0]) == [.watch])
    #expect(Priority.all(figures, scale: Self.csat, confounded: [1]) == [.fix])
  }

  /// Tables by segment: the crude odds ratio of each is above 1.
  @Test func verdicts() throws {
    func table(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> ContingencyTable {
      ContingencyTable(a: a, b: b, c: c, d: d)
    }
    let reversed = StratifiedTable([table(300, 300, 60, 40), table(10, 90, 150, 550)])
    #expect(reversed.verdict(on: reversed.crude) == .reversed && reversed.isSimpsonReversal)
    let gone = StratifiedTable([table(300, 300, 50, 50), table(20, 80, 140, 560)])
    #expect(gone.verdict(on: gone.crude) == .gone && !gone.isSimpsonReversal)
    let holds = StratifiedTable([table(60, 40, 100, 300), table(60, 40, 100, 300)])
    #expect(holds.verdict(on: holds.crude) == .holds)
    let nothing = StratifiedTable([table(10, 30, 100, 300)])
    #expect(nothing.verdict(on: nothing.crude) == .none && nothing.verdict(on: nil) == .none)
  }

  @Test func quadrants() {
    var tally = GroupTally(bandCount: 3, themeCount: 6)
    // (theme, in the lowest band, in the highest band, sentiment)
    let themes = [
      (0, 120, 20, -5), (1, 30, 2, -5), (2, 5, 160, 5), (3, 12, 30, -1), (4, 12, 30, 1), (5, 0, 0, 0),
    ]
    for (theme, low, high, sentiment) in themes {
      let mention = ThemeMention(theme: theme, sentiment: Int32(sentiment) * 100_000, polarity: .neutral)
      for _ in 0..<low { tally.add(Respondent(score: 0, band: 0, mentions: [mention])) }
      for _ in 0..<high { tally.add(Respondent(score: 10, band: 2, mentions: [mention])) }
    }
    for _ in 0..<150 { tally.add(Respondent(score: 0, band: 0)) }
    for _ in 0..<550 { tally.add(Respondent(score: 10, band: 2)) }
    let figures = GroupFigures(tally, scale: .npsForTests)
    #expect(Priority.all(figures.themes, scale: .npsForTests) == [.fix, .watch, .keep, .watch, .leave])
    #expect(Priority.all([], scale: .npsForTests).isEmpty)
  }

  @Test func aHigherHeadlineCanBeWorse() throws {
    let figures = GroupFigures(Self.answers(), scale: .scale(.shareLowest))
    #expect(Priority.all(figures.themes, scale: .scale(.shareLowest)) == [.fix])
  }
}
