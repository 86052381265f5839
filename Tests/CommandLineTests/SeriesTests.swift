import Foundation
import Testing

/// The summary over time, and what remains within segments.
struct SeriesTests {
  private static let columns = Survey.plantedColumns + ["--format", "json", "--time", "date"]

  @Test("periods add up to the whole, and a change is flagged by q") func periods() throws {
    let program = try Program(["a.csv": Survey.planted])
    let json = try JSONValue(
      try program.run(["summary", "a.csv", "--by", "region", "--period", "quarter"] + Self.columns))
    let periods = json["periods"].list
    #expect(periods.map { $0["period"].text } == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"])
    #expect(periods.compactMap { $0["score"]["n"].number }.reduce(0, +) == json["score"]["n"].number)
    let waiting = periods.map { $0["themes"].with(id: "contact.waiting") }
    #expect(waiting.map { $0["changed"].bool } == [false, false, true, false])
    #expect(
      waiting.compactMap { $0["n"].number }.reduce(0, +)
        == json["themes"].with(id: "contact.waiting")["n"].number)
    #expect(
      periods[2]["groups"].list.compactMap { $0["n"].number }.reduce(0, +) == periods[2]["score"]["n"].number)
    #expect(try #require(periods[1]["score"]["standardised"]["coverage"].number) == 1)
  }

  @Test("marked days are compared with all others") func marks() throws {
    let program = try Program(["a.csv": Survey.planted])
    let json = try JSONValue(
      try program.run(
        ["summary", "a.csv", "--mark", "weekends", "--mark", "Second half=2026-07-01..2026-12-31"]
          + Self.columns))
    let marks = json["marks"].list
    #expect(marks.map { $0["name"].text } == ["weekends", "Second half"])
    let half = marks[1]
    #expect(
      try #require(half["score"]["difference"].number) < 0 && #require(half["score"]["high"].number) < 0)
    let parts = half["themes"].list.compactMap { $0["contribution"].number }.reduce(0, +)
    #expect(parts + (half["unexplained"].number ?? 0) - (half["score"]["difference"].number ?? 9) < 1e-9)
  }

  @Test("a row without a date is counted, and a wrong period is told") func undated() throws {
    let program = try Program(["a.csv": Survey.planted + "R9,3,South,soon,On hold\n"])
    let json = try JSONValue(try program.run(["summary", "a.csv"] + Self.columns))
    #expect(json["rows"]["undated"].number == 1)
    for (arguments, message) in [
      (["--period", "year"], "there is no period 'year'"), (["--mark", "July"], "'July' is no period"),
      (["--mark", "X=2026-09-01..2026-08-01"], "is no period"),
    ] {
      let result = try program.run(["summary", "a.csv"] + Self.columns + arguments)
      #expect(result.status == 2 && result.errors.contains(message), "\(result.errors)")
    }
  }

  @Test("a theme that only goes with a region that scores low is told from one that does harm")
  func confounding() throws {
    var rows: [String] = []
    for index in 0..<800 {
      let isSouth = index % 2 == 0
      let talks = index / 2 % 10 < (isSouth ? 6 : 1)
      let score = index / 20 % 10 < (isSouth ? 7 : 1) ? 2 : 9
      rows.append(
        "\(index),\(score),\(isSouth ? "South" : "North"),\(talks ? "I was on hold" : "A brown parcel")")
    }
    let program = try Program(["a.csv": Survey.csv("id,nps,region,comment", rows)])
    let json = try JSONValue(
      try program.run(["summary", "a.csv", "--by", "region", "--format", "json"] + Survey.plantedColumns))
    let column = json["themes"].with(id: "contact.waiting")["confounding"][0]
    #expect(column["column"].text == "region" && column["band"].text == "detractor")
    #expect(try #require(column["crude"].number) > 3)
    #expect(try #require(column["low"].number) < 1 && #require(column["high"].number) > 1)
    let table = try program.run(["summary", "a.csv", "--by", "region"] + Survey.plantedColumns)
    #expect(
      table.output.contains("Confounded by segment") && table.output.contains("cannot be told from chance"))
  }
}
