import Foundation
import Testing

/// Rules and settings that make no sense are refused; what rests on few answers is said to, or not shown.
struct SoundnessTests {
  static let csv =
    "id,nps,comment\n1,9,Heel vriendelijk geholpen door Priya\n2,2,Te lang moeten wachten\n3,8,prima\n"

  @Test(
    "rules that cannot be meant",
    arguments: [
      ("theme:contact share>15", "write 0.15 for 15 %"), ("theme:contact share>-1", "can never be passed"),
      ("band:detractor share>1.5", "write 0.015 for 1.5 %"),
      ("theme:contact sentiment<-3", "between −1 and 1"),
      ("theme:contact n<-1", "at least 0"), ("nps<0x10", "is no number"), ("nps<1e2", "is no number"),
      ("nps=20", "has no <, <=, > or >="), ("nps<20<30", "is no number"), ("", "compares nothing"),
    ])
  func gates(rule: String, message: String) throws {
    let result = try Program(["in.csv": Self.csv]).run("summary", "in.csv", "--quiet", "--fail-on", rule)
    #expect(result.status == 2 && result.errorLines.count == 1, "\(result.errors)")
    #expect(result.errors.contains("--fail-on: ") && result.errors.contains(message), "\(result.errors)")
  }

  @Test(
    "settings that cannot be meant",
    arguments: [
      ("min-n:\n", "1:1: 'min-n' has no value"), ("text: \"\"\n", "1:1: 'text' has no value"),
      ("seed: ~\n", "1:1: 'seed' has no value"),
      ("by: {a: b}\n", "1:5: 'by' has settings below it and is no command"),
      ("summary: 5\n", "1:10: 'summary' is a command and takes no value"),
      ("by: [a, {c: d}]\n", "1:9: an entry of 'by' is no value"),
      ("- a\n", "1:1: this is no list of settings"),
    ])
  func settings(yaml: String, message: String) throws {
    let result = try Program(["in.csv": Self.csv, "verbatim.yaml": yaml]).run("summary", "in.csv")
    #expect(result.status == 2 && result.errorLines.count == 1 && result.output.isEmpty)
    #expect(result.errors.contains("verbatim.yaml:" + message), "\(result.errors)")
  }

  @Test("corrections of records that are not there are named") func overrides() throws {
    let program = try Program([
      "in.csv": Self.csv, "o.csv": "id,action,theme\n99,add,contact\n1,add,contact\n",
    ])
    for command in ["tag", "summary"] {
      let result = try program.run(command, "in.csv", "--overrides", "o.csv")
      #expect(
        result.status == 0
          && result.errors.contains("1 of 2 corrected records were not among those read: '99'"))
    }
    let whole = try Program(["in.csv": Self.csv, "o.csv": "id,action,theme\n1,add,contact\n"])
    #expect(try !whole.run("tag", "in.csv", "--overrides", "o.csv").errors.contains("--overrides"))
  }

  @Test("praise that names somebody is listed; not where names are masked") func praise() throws {
    let program = try Program(["in.csv": Self.csv])
    let alerts = try JSONValue(try program.run("summary", "in.csv", "--format", "json"))["alerts"]
    #expect(alerts["praise_n"].number == 1 && alerts["praise"].list.first?["id"].text == "1")
    let partial = try program.run("summary", "in.csv", "--partial", "-o", "p.json")
    #expect(partial.status == 0)
    let merged = try JSONValue(try program.run("merge", "p.json", "--format", "json"))["alerts"]
    #expect(merged["praise_n"].number == 1)
  }

  @Test("a segment with few answers has its number and no figures") func smallSegments() throws {
    var rows = "id,nps,comment,region\n"
    for row in 0..<40 { rows += "\(row),\(row % 11),The delivery was late,\(row < 4 ? "South" : "North")\n" }
    let program = try Program(["in.csv": rows])
    let groups = try JSONValue(try program.run("summary", "in.csv", "--by", "region", "--format", "json"))[
      "groups"
    ].list
    let south = try #require(groups.first { $0["by"]["region"].text == "South" })
    #expect(
      south["suppressed"].bool == true && south["score"]["n"].number == 4
        && south["score"]["value"].number == nil)
    #expect(groups.first { $0["by"]["region"].text == "North" }?["score"]["value"].number != nil)
    let all = try JSONValue(
      try program.run("summary", "in.csv", "--by", "region", "--min-n", "1", "--format", "json"))["groups"]
      .list
    #expect(all.allSatisfy { $0["score"]["value"].number != nil })
  }

  @Test("two answers against two: a wide interval, and it is said that they are few") func fewAnswers() throws
  {
    let csv = "seg,nps,comment\nA,0,late again\nA,0,too late\nB,10,very good\nB,10,great service\n"
    let program = try Program(["in.csv": csv])
    let call = ["compare", "in.csv", "--by", "seg", "--base", "A", "--current", "B"]
    let json = try JSONValue(try program.run(call + ["--format", "json"]))["score"]
    let (low, high) = (try #require(json["low"].number), try #require(json["high"].number))
    #expect(high - low > 50 && json["base_n"].number == 2 && json["current_n"].number == 2)
    #expect(try #require(json["p"].number) > 0.01)
    let table = try program.run(call)
    #expect(
      table.output.contains("A (2 answers) → B (2 answers)") && table.output.contains("2 answers says little")
    )
  }

  @Test("days with few answers are compared with none") func smallPeriods() throws {
    var rows = "nps,comment,date\n"
    for day in 1...28 {
      for answer in 0..<4 {
        rows += "\(day % 2 * 10),answer number \(answer) of the day,2026-02-\(day < 10 ? "0" : "")\(day)\n"
      }
    }
    let program = try Program(["in.csv": rows])
    let call = ["summary", "in.csv", "--time", "date", "--period", "day"]
    let periods = try JSONValue(try program.run(call + ["--format", "json"]))["periods"].list
    #expect(periods.count == 28 && periods.allSatisfy { $0["score"]["changed"].bool == false })
    #expect(
      try program.run(call).output.contains(
        "28 periods have fewer than 10 answers and are compared with none"))
    let all = try JSONValue(try program.run(call + ["--min-n", "4", "--format", "json"]))["periods"].list
    #expect(all.contains { $0["score"]["changed"].bool == true })
  }
}
