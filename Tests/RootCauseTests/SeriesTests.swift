import RootCause
import Testing
import VerbatimModel

/// Calendar keys against Python's calendar, and flags in series.
@Suite struct SeriesTests {
  @Test func isoWeeks() throws {
    for row in try Reference.load("dates", as: [[Int]].self) {
      let date = try #require(CalendarDate(year: row[0], month: row[1], day: row[2]))
      #expect(date.daysSince1970 == row[3], "\(row)")
      #expect(date.isoWeek.year == row[4] && date.isoWeek.week == row[5], "\(row) \(date.isoWeek)")
      #expect(date.weekday == row[6], "\(row)")
    }
  }

  @Test func keys() throws {
    let date = try #require(CalendarDate(year: 2026, month: 11, day: 22))
    #expect(
      CalendarPeriod.allCases.map { $0.key(of: date) } == ["2026-11-22", "2026-W47", "2026-11", "2026-Q4"])
    let newYear = try #require(CalendarDate(year: 2021, month: 1, day: 1))
    #expect(CalendarPeriod.week.key(of: newYear) == "2020-W53")
    #expect(CalendarPeriod.quarter.key(of: newYear) == "2021-Q1")
    #expect(date.isWeekend && !newYear.isWeekend)
    #expect(CalendarDate(year: 2023, month: 2, day: 29) == nil)
    #expect(CalendarDate(year: 2023, month: 13, day: 1) == nil)
    let holiday = try #require(MarkedPeriod(name: "Christmas", first: newYear, last: date))
    #expect(holiday.contains(newYear) && holiday.contains(date))
    #expect(MarkedPeriod(name: "", first: date, last: newYear) == nil)
  }

  private func period(_ with: Int, _ all: Int) -> GroupTally {
    var tally = GroupTally(bandCount: 3, themeCount: 1)
    let mention = ThemeMention(theme: 0, sentiment: 0, polarity: .neutral)
    for index in 0..<all {
      tally.add(Respondent(score: 5, band: index % 3, mentions: index < with ? [mention] : []))
    }
    return tally
  }

  @Test func changesAreFlaggedByQ() {
    let points = Series.share(
      ofTheme: 0, in: [period(20, 200), period(24, 200), period(0, 0), period(90, 200), period(88, 200)])
    #expect(points.map(\.isChanged) == [false, false, false, true, false])
    #expect(points[0].change == nil && points[2].value == nil && points[2].p == nil)
    #expect(agrees(points[3].change, 0.33))
    let tests = points.compactMap(\.p)
    #expect(tests.count == 3)
    #expect(points.compactMap(\.q) == BenjaminiHochberg.adjusted(tests))
  }

  @Test func scoresAreFlaggedByQ() {
    func wave(_ low: Int, _ high: Int) -> GroupTally {
      var tally = GroupTally(bandCount: 3, themeCount: 0)
      for _ in 0..<low { tally.add(Respondent(score: 0, band: 0)) }
      for _ in 0..<high { tally.add(Respondent(score: 10, band: 2)) }
      return tally
    }
    let points = Series.score(in: [wave(50, 50), wave(52, 48), wave(10, 90)], scale: .npsForTests)
    #expect(points.map(\.isChanged) == [false, false, true])
    #expect(points.map(\.value) == [0, -4, 80])
  }
}
