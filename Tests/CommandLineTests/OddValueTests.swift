import Foundation
import Testing

/// Values as spreadsheets write them: months, decimal commas, dates beside personal data, quotes that nobody closed.
struct OddValueTests {
  @Test("Excel's months are periods") func months() throws {
    let months = ["jan-26", "feb-26", "mrt-26", "mei-26", "okt-26", "jan.-26", "maj-26", "Oct '26"]
    let rows = months.enumerated().map { "\($0),\($0),slecht geholpen,\($1)" }
    let program = try Program(["a.csv": Survey.csv("id,nps,comment,Maand", rows)])
    let json = try JSONValue(
      try program.run("summary", "a.csv", "--time", "Maand", "--min-n", "1", "--format", "json", "--quiet"))
    #expect(
      json["periods"].list.map { $0["period"].text } == [
        "2026-01", "2026-02", "2026-03", "2026-05", "2026-10",
      ])
    #expect(json["rows"]["undated"].number == 0)
    let page = try program.run("report", "a.csv", "--time", "Maand", "--min-n", "1", "--quiet")
    #expect(page.output.contains(#""length":"month""#))
  }

  @Test("a day without a year, and a day behind a month's name, are no month") func noMonths() throws {
    let program = try Program([
      "a.csv": Survey.csv("id,nps,comment,date", ["1,2,slow,26-jan", "2,3,slow,Jan 26", "3,4,slow,jan-26"])
    ])
    let json = try JSONValue(
      try program.run("summary", "a.csv", "--time", "date", "--min-n", "1", "--format", "json", "--quiet"))
    #expect(json["rows"]["undated"].number == 2)
  }

  @Test("numbers with a decimal comma are numbers in a workbook; English thousands stay as they were")
  func commas()
    throws
  {
    let program = try Program([
      "nl.csv": "id;nps;comment;amount\n1;3;traag;917,39\n2;9;goed;1.416,50\n3;9;goed;1.416\n4;8;goed;-0,5\n",
      "en.csv": "id,nps,comment,amount\n1,3,slow,\"1,416\"\n2,9,good,\"12,416\"\n3,9,good,7\n",
    ])
    for (file, expected) in [
      ("nl.csv", ["917.39", "1416.5", "1.416", "-0.5"]), ("en.csv", ["1,416", "12,416", "7"]),
    ] {
      #expect(try program.run("tag", file, "-o", "t.xlsx", "--quiet").status == 0)
      let back = try program.run("redact", "t.xlsx", "--keep", "amount")
      for number in expected { #expect(back.output.contains(number), "\(file) \(number) \(back.output)") }
      #expect(try program.run("tag", file, "-o", "t.sqlite", "--quiet").status == 0)
      let total = try program.run(
        "columns", "t.sqlite", "--sql", "SELECT sum(typeof(amount) <> 'text') AS numbers FROM input")
      #expect(total.output.contains(file == "nl.csv" ? " 3" : " 1"), "\(total.output) \(total.errors)")
    }
  }

  @Test("dates beside personal data stay, and what is no date in their column does not") func dates() throws {
    let program = try Program([
      "a.csv": Survey.csv(
        "ResponseId,LocationLatitude,Start Date,End Date,nps,comment",
        (1...30).map {
          "R_\($0),51.5074,\($0 == 30 ? "06 12 34 56 78" : "05/15/2026 10:22:11 AM"),05/15/2026 10:25:11 AM,1,slow"
        })
    ])
    let result = try program.run("redact", "a.csv")
    #expect(result.output.components(separatedBy: "05/15/2026 10:22:11 AM").count == 30)
    #expect(!result.output.contains("51.5074") && !result.output.contains("06 12 34"))
  }

  @Test("a quote that swallows rows is told, with its line") func swallowed() throws {
    let rows = (0..<400).map { index in
      let comment = index == 100 ? "\"Traag" : index == 200 ? "hij zei \"nee\"" : "slecht geholpen"
      return "\(index);\(index % 11);\(comment)"
    }
    let program = try Program([
      "a.csv": Survey.csv("id;nps;comment", rows),
      "b.csv": Survey.csv("id;nps;comment", ["1;3;\"een\ntwee\ndrie\nvier\nvijf\nzes\nzeven\"", "2;9;goed"]),
    ])
    for command in ["summary", "tag", "report"] {
      let result = try program.run(command, "a.csv")
      #expect(
        result.errors.contains("a.csv:102: a record is damaged and does not count (unterminated quote)"),
        "\(result.errors)")
      #expect(try !program.run(command, "b.csv").errors.contains("damaged"))
    }
  }

  @Test("an adjective in a question is no scale of its own") func unhappy() throws {
    let rows = (1...20).map { "\($0),\(1 + $0 % 10),dålig service" }
    for (name, scale) in [("Hur nöjd eller missnöjd är du?", "nps10"), ("Missnöjdhet", "dsat")] {
      let program = try Program(["a.csv": Survey.csv("id,\(name),kommentar", rows)])
      let json = try JSONValue(try program.run("summary", "a.csv", "--format", "json", "--quiet"))
      #expect(json["score"]["scale"].text == scale)
    }
  }
}
