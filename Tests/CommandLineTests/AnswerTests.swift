import Foundation
import Testing

/// What was asked, which answers cannot be used, and which theme an answer is most about.
struct AnswerTests {
  private static let input =
    "id,nps,Wat kan er beter?\n1,3,prijs\n2,11,niets\n3,,ok\n4,abc,de wachttijd en de prijs\n5,9,niets\n6,8,prima zo\n"

  private static func labels(_ result: Program.Result) throws -> [String] {
    try TagTests.records(result.output).compactMap {
      ($0["sentiment"] as? [String: Any])?["label"] as? String
    }
  }

  @Test("a question for what is bad makes a topic blame and 'nothing' praise")
  func askedByColumnName() throws {
    let program = try Program(["in.csv": Self.input])
    let asked = try Self.labels(try program.run("tag", "in.csv", "--lang", "nl"))
    #expect(asked[0] == "negative" && asked[1] == "positive")
    let told = try Self.labels(
      try program.run("tag", "in.csv", "--lang", "nl", "--question-polarity", "positive"))
    #expect(told[0] == "positive" && told[1] == "negative")
    let text = try Self.labels(
      try program.run("tag", "in.csv", "--lang", "nl", "--question", "Waarover bent u tevreden?"))
    #expect(text[0] == "positive")
  }

  @Test("the question may stand in a column")
  func askedByColumn() throws {
    let input = "text,asked\nprice,What can we improve?\nprice,What did you like?\n"
    let result = try Program(["in.csv": input]).run(
      "tag", "in.csv", "--text", "text", "--question", "asked", "--lang", "en")
    #expect(try Self.labels(result) == ["negative", "positive"])
  }

  @Test("rows without a usable score are listed with line and reason, for any number of threads")
  func rejects() throws {
    let program = try Program(["in.csv": Self.input])
    for (command, threads) in [("tag", "1"), ("summary", "2")] {
      let result = try program.run(command, "in.csv", "--rejects", "\(command).csv", "--threads", threads)
      #expect(result.status == 0)
      let lines = try program.folder.text("\(command).csv").split(separator: "\n").map(String.init)
      #expect(
        lines == [
          "file,line,reason,record", "in.csv,3,score out of range,\"2,11,niets\"",
          "in.csv,4,missing score,\"3,,ok\"",
          "in.csv,5,not a number,\"4,abc,de wachttijd en de prijs\"",
        ])
    }
  }

  @Test("an answer that says nothing has no themes, whatever its words are listed as")
  func nothingSaid() throws {
    let program = try Program(["in.csv": "nps,text\n7,Inget speciellt\n7,Sådär. Inget speciellt\n"])
    let records = try TagTests.records(try program.run("tag", "in.csv", "--lang", "sv").output)
    #expect(records.map { ($0["flags"] as? [String])?.contains("no_answer") } == [true, false])
    #expect(records.map { ($0["themes"] as? [Any])?.isEmpty } == [true, false])
  }

  @Test("--primary keeps one theme a comment")
  func primary() throws {
    let program = try Program(["in.csv": Self.input])
    let all = try TagTests.records(try program.run("tag", "in.csv", "--lang", "nl").output)
    let one = try TagTests.records(try program.run("tag", "in.csv", "--lang", "nl", "--primary").output)
    let counts = { (records: [[String: Any]]) in records.map { ($0["themes"] as? [Any])?.count ?? -1 } }
    #expect(counts(all)[3] >= 2)
    #expect(counts(one)[3] == 1 && counts(one).allSatisfy { $0 <= 1 })
  }

  @Test("one quoted line break among many plain rows is no second row")
  func quotedLineBreak() throws {
    let rows = (0..<50).map { "\($0),7,comment number \($0)" }.joined(separator: "\n")
    let input = "id,score,comment\n" + rows + "\n900,5,\"two\nlines\"\n"
    let result = try Program(["in.csv": input]).run("tag", "in.csv", "--scale", "nps")
    #expect(result.lines.count == 51)
  }

  @Test("without scores the base is the rows with text")
  func sentimentBase() throws {
    let input = "id,text\n1,prima service\n2,\n3,slechte service\n4,\n5,lang wachten\n"
    let json = try JSONValue(
      try Program(["in.csv": input]).run("summary", "in.csv", "--scale", "sentiment", "--format", "json"))
    #expect(json["rows"]["base"] == .number(3))
    #expect(json["rows"]["without_text"] == .number(2))
  }

  @Test(
    "an answer that leaves the question open is no praise, and what all languages write is in none of them")
  func openAnswers() throws {
    let input = "id,nps,Wat kan er beter?\n1,9,geen idee\n2,9,niets\n3,9,nvt\n4,9,ingen aning\n5,9,no idea\n"
    let records = try TagTests.records(try Program(["in.csv": input]).run("tag", "in.csv").output)
    let labels = records.map { ($0["sentiment"] as? [String: Any])?["label"] as? String }
    #expect(labels == ["neutral", "positive", "neutral", "neutral", "neutral"])
    #expect(
      records.map { $0["flags"] as? [String] } == [
        ["no_answer"], [], ["no_answer"], ["no_answer"], ["no_answer"],
      ])
    #expect(records.map { $0["language"] as? String } == ["nl", "nl", "und", "sv", "en"])
  }
}
