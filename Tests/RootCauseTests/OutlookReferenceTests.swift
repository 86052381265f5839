import RootCause
import Testing
import VerbatimModel

/// Series over time, what-if and revenue at risk against SciPy, statsmodels and numpy.
@Suite struct OutlookReferenceTests {
  struct Point: Decodable {
    var n: Int64
    var value: Double?
    var low: Double?
    var high: Double?
    var change: Double?
    var p: Double?
    var q: Double?
  }

  struct Periods: Decodable {
    var name: String
    var themes: Int
    var periods: [[Pattern]]
    var score: [String: [Point]]
    var shares: [[Point]]
  }

  struct Change: Decodable {
    var now: Double
    var up: Double
    var top: Double
    var moved: Double
  }

  struct Outlook: Decodable {
    var name: String
    var themes: Int
    var patterns: [Pattern]
    var risk: [Double]
    var theme_risk: [[Double]]
    var what_if: [[String: Change]]
  }

  struct Values: Decodable {
    var churn: [Double]
    var spend: Double
    var series: [Periods]
    var outlooks: [Outlook]
  }

  let values: Values
  init() throws { values = try Reference.load("outlook") }

  @Test func series() throws {
    for set in values.series {
      let periods = try set.periods.map { try GroupTally($0, themeCount: set.themes) }
      for headline in GroupFiguresTests.headlines {
        let points = Series.score(in: periods, scale: .scale(headline))
        compare(points, try #require(set.score[headline.rawValue]), "score over time", set.name, zero: 100)
      }
      for theme in 0..<set.themes {
        compare(
          Series.share(ofTheme: theme, in: periods), set.shares[theme], "share over time", set.name, zero: 1)
      }
    }
  }

  private func compare(
    _ actual: [Series.Point], _ expected: [Point], _ what: String, _ set: String, zero: Double
  ) {
    #expect(actual.count == expected.count)
    for (point, reference) in zip(actual, expected) {
      let message: Comment = "\(set) \(what) \(point) \(reference)"
      #expect(point.n == reference.n, message)
      #expect(agrees(point.value, reference.value, zero: zero, of: what, in: set), message)
      #expect(
        agrees(point.interval?.low, reference.low, zero: zero, of: "\(what): interval", in: set), message)
      #expect(
        agrees(point.interval?.high, reference.high, zero: zero, of: "\(what): interval", in: set), message)
      #expect(agrees(point.change, reference.change, zero: zero, of: "\(what): change", in: set), message)
      #expect(agrees(point.p, reference.p, of: "\(what): p", in: set), message)
      #expect(agrees(point.q, reference.q, of: "\(what): q", in: set), message)
    }
  }

  @Test func whatIf() throws {
    for set in values.outlooks {
      let tally = try GroupTally(set.patterns, themeCount: set.themes)
      for theme in 0..<set.themes {
        for headline in GroupFiguresTests.headlines {
          let expected = try #require(set.what_if[theme][headline.rawValue])
          let actual = try #require(
            WhatIf(tally, theme: theme, headline: Headline(.scale(headline))), "\(set.name)")
          let pairs = [
            (actual.now, expected.now), (actual.oneBandUp, expected.up), (actual.topBand, expected.top),
          ]
          for (one, other) in pairs { #expect(agrees(one, other, zero: 100, of: "what-if", in: set.name)) }
          #expect(agrees(actual.moved, expected.moved, zero: 1, of: "what-if: answers moved", in: set.name))
        }
      }
    }
  }

  @Test func revenueAtRisk() throws {
    let risk = try #require(RevenueAtRisk(churn: values.churn, spend: values.spend))
    for set in values.outlooks {
      let tally = try GroupTally(set.patterns, themeCount: set.themes)
      check(risk.loss(tally), set.risk, "revenue at risk", set.name)
      for theme in 0..<set.themes {
        check(risk.loss(tally, theme: theme), set.theme_risk[theme], "revenue at risk: a theme", set.name)
      }
    }
  }

  private func check(_ loss: RevenueAtRisk.Loss, _ expected: [Double], _ what: String, _ set: String) {
    for (one, other) in zip(loss.customers + [loss.amount], expected) {
      #expect(agrees(one, other, zero: 1, of: what, in: set), "\(set) \(what)")
    }
  }
}
