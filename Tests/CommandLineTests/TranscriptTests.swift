import Foundation
import Testing

/// `transcript`, `redact`, `tag --unbuffered` and `mcp` as a user runs them.
struct TranscriptTests {
  private static let call = """
    WEBVTT

    00:00:00.000 --> 00:00:04.000
    <v Jan Bakker>Hallo, ik bel over mijn factuur, die is veel te hoog, belachelijk</v>

    00:00:05.000 --> 00:00:07.000
    <v Medewerker>Goedemiddag, wat vervelend. Een momentje, ik zoek het uit</v>

    00:00:27.000 --> 00:00:30.000
    <v Medewerker>Het is aangepast, fijne dag nog</v>

    00:00:31.000 --> 00:00:33.000
    <v Jan Bakker>Super, dan is het opgelost, mail het naar jan@voorbeeld.nl</v>
    """

  @Test("a row an utterance in a workbook is a conversation a respondent, as in a CSV file")
  func utteranceSheet() throws {
    var rows = ["conversationId,participantType,utterance"]
    for call in 1...3 {
      rows += ["c\(call),AGENT,How can I help you?", "c\(call),CLIENT,My bill is wrong again"]
    }
    let program = try Program(["u.csv": rows.joined(separator: "\n") + "\n"])
    #expect(try program.run("tag", "u.csv", "--input-format", "delimited", "-o", "u.xlsx").status == 0)
    let fromCSV = try program.run("summary", "u.csv", "--scale", "sentiment", "--format", "json")
    let fromWorkbook = try program.run("summary", "u.xlsx", "--scale", "sentiment", "--format", "json")
    #expect(fromWorkbook.status == 0 && fromWorkbook.errors.contains("transcript"), "\(fromWorkbook.errors)")
    for result in [fromCSV, fromWorkbook] { #expect(try JSONValue(result)["rows"]["read"].number == 3) }
  }

  @Test("a call: reason, outcome, arc, hold, and the agent's politeness left out of the mood") func call()
    throws
  {
    let program = try Program(["a.vtt": Self.call])
    let result = try program.run("transcript", "a.vtt", "--format", "json")
    #expect(result.status == 0)
    let json = try JSONValue(result)
    let found = json["conversations"][0]
    #expect(found["id"].text == "a")
    #expect(found["reasons"][0]["id"].text == "reason.invoice")
    #expect(found["outcome"].text == "resolved")
    let start = try #require(found["sentiment"]["start"].number)
    let end = try #require(found["sentiment"]["end"].number)
    #expect(start < 0 && end > 0)
    #expect(found["sentiment"]["turning_points"][0]["turn"].number == 4)
    #expect(found["effort"]["silences"][0]["hold"].bool == true)
    #expect(found["turns"].list.count == 4)
    // A word for a side is nobody's name.
    #expect(json["agents"].list.isEmpty)
  }

  @Test("nothing personal is left with --redact, and offsets count the masked text") func redacted() throws {
    let program = try Program(["a.vtt": Self.call])
    for format in ["table", "json", "jsonl", "csv", "html"] {
      let result = try program.run("transcript", "a.vtt", "--redact", "--format", format)
      #expect(result.status == 0)
      #expect(!result.output.contains("jan@") && !result.output.contains("Bakker"), "\(format)")
    }
    let masked = try program.run("redact", "a.vtt")
    #expect(masked.output.contains("<v [NAAM-1]>Hallo") && masked.output.contains("[E-MAIL]</v>"))
    #expect(masked.errorLines == ["masked: email 1, name 2"])
    #expect(masked.output.contains("00:00:27.000 --> 00:00:30.000"))
  }

  @Test("scores joined by id reach the agents, and summary reads transcripts as respondents") func scores()
    throws
  {
    var scores = "conversationId,csat\n"
    var files: [String: String] = [:]
    for number in 1...6 {
      files["c\(number).vtt"] = Self.call.replacingOccurrences(of: "Medewerker", with: "Sanne")
      scores += "c\(number),\(number % 2 == 0 ? 5 : 1)\n"
    }
    files["s.csv"] = scores
    let program = try Program(files)
    let figures = try program.shell(
      "$V transcript c*.vtt --scores s.csv --on conversationId --score-scale csat --format json")
    let agent = try JSONValue(figures)["agents"][0]
    #expect(agent["agent"].text == "Sanne")
    #expect(agent["score"]["value"].number == 50)
    #expect(agent["reasons"][0]["n"].number == 6)
    let few = try program.shell("$V transcript c*.vtt --min-n 7 --format json")
    let small = try JSONValue(few)["agents"][0]
    #expect(small["suppressed"].bool == true)
    #expect(small.keys == ["agent", "n", "suppressed"])
    let summary = try program.shell(
      "$V summary c*.vtt --scores s.csv --on conversationId --scale csat --format json")
    let json = try JSONValue(summary)
    #expect(json["rows"]["scored"].number == 6)
    #expect(json["score"]["scale"].text == "csat")
  }

  @Test("bad files are told and counted, the others are read; none readable ends with 2") func damage() throws
  {
    let program = try Program(["good.vtt": Self.call, "empty.vtt": "", "bad.json": "{"])
    let some = try program.run("transcript", "good.vtt", "empty.vtt", "bad.json", "--format", "json")
    #expect(some.status == 0)
    #expect(some.errorLines.count == 2)
    #expect(try JSONValue(some)["files"]["unreadable"].number == 2)
    let none = try program.run("transcript", "empty.vtt")
    #expect(none.status == 2)
    #expect(none.errors.contains("empty.vtt: there is nothing in it"))
    let half = try program.run("transcript", "good.vtt", "--scores", "s.csv")
    #expect(half.status == 2 && half.errors.contains("--on"))
  }

  @Test("tag --redact masks before anything is written, rejected records too") func tagRedact() throws {
    let program = try Program(["a.csv": "id,nps,text\n1,3,Bel 06-12345678\n2,x,mvh Anna Jansen\n"])
    let result = try program.run(
      "tag", "a.csv", "--redact", "--format", "csv", "--rejects", "r.csv", "--lang", "nl")
    #expect(result.status == 0)
    #expect(result.output.contains("Bel [TELEFOON]"))
    let rejects = try program.folder.text("r.csv")
    #expect(rejects.contains("[NAAM-1]") && !rejects.contains("Anna"))
  }

  @Test("a line is answered while the pipe stays open") func unbuffered() throws {
    let program = try Program()
    // The writer waits for the first answer before it sends the second line.
    let script = """
      mkfifo in out; $V tag - --unbuffered --text text --quiet < in > out & exec 3> in 4< out
      echo '{"id":"1","text":"Slecht"}' >&3; read -r -t 60 first <&4; echo "$first"
      echo '{"id":"2","text":"Goed"}' >&3; read -r -t 60 second <&4; echo "$second"; exec 3>&-; wait
      """
    let result = try program.shell(script)
    #expect(result.lines.count == 2)
    #expect(result.lines.first?.contains("\"id\":\"1\"") == true)
    #expect(result.lines.last?.contains("\"label\":\"positive\"") == true)
  }

  @Test("the server answers requests, stays silent on notifications and explains mistakes") func server()
    throws
  {
    let messages = [
      #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2024-11-05"}}"#,
      #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#,
      #"{"jsonrpc":"2.0","id":"two","method":"tools/call","params":{"name":"tag","arguments":{"texts":["Super service"]}}}"#,
      #"{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"tag","arguments":{}}}"#,
      #"{"jsonrpc":"2.0","id":4,"method":"nope"}"#,
      "[]",
      #"[1,{"jsonrpc":"2.0","id":6,"method":"ping"}]"#,
      #"{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"tag","arguments":{"texts":["Joanna Reid was rude"],"redact":true}}}"#,
    ]
    let result = try Program().run("mcp", input: Data((messages.joined(separator: "\n") + "\n").utf8))
    #expect(result.status == 0)
    let answers = try result.lines.map { try JSONDecoder().decode(JSONValue.self, from: Data($0.utf8)) }
    #expect(answers.count == 7)
    #expect(answers[0]["result"]["protocolVersion"].text == "2024-11-05")
    #expect(answers[1]["id"].text == "two")
    #expect(answers[1]["result"]["content"][0]["text"].text?.contains("positive") == true)
    #expect(answers[2]["result"]["isError"].bool == true)
    #expect(answers[3]["error"]["code"].number == -32601)
    #expect(answers[4]["error"]["message"].text?.contains("the batch is empty") == true)
    #expect(answers[5].list.map { $0["id"].number } == [nil, 6])
    let masked = answers[6]["result"]["content"][0]["text"].text ?? ""
    #expect(masked.contains("negative") && !masked.contains("Joanna"))
  }

  @Test("a workbook has a row a conversation, and sheets of figures") func workbook() throws {
    let program = try Program(["a.vtt": Self.call])
    let result = try program.run("transcript", "a.vtt", "--min-n", "1", "-o", "a.xlsx")
    #expect(result.status == 0, "\(result.errors)")
    let names = try program.shell("unzip -p a.xlsx xl/workbook.xml")
    for sheet in ["conversations", "agents", "themes", "coaching"] {
      #expect(names.output.contains("name=\"\(sheet)\""), "\(sheet)")
    }
    let rows = try program.shell("unzip -p a.xlsx xl/worksheets/sheet1.xml")
    #expect(rows.output.contains("reason.invoice") && rows.output.contains("resolved"), "\(rows.output)")
    let refused = try program.run("transcript", "a.vtt", "--format", "xlsx")
    #expect(refused.status == 2 && refused.errors.contains("-o"))
  }

  @Test("damaged JSON keeps its good elements, and --rejects has what could not be used") func damagedParts()
    throws
  {
    let good = #"{"id":"c1","turns":[{"role":"customer","text":"Hallo, het is slecht"}]}"#
    let program = try Program([
      "a.json": "[\(good),{\"id\":nonsense},\(good.replacingOccurrences(of: "c1", with: "c2"))]",
      "b.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Klant>Hallo\n\nzonder tijd jan@example.org\n",
    ])
    let found = try program.run("transcript", "a.json", "--format", "jsonl")
    #expect(found.status == 0 && found.lines.count == 2 && found.errors.contains("1 × damaged JSON elements"))
    let read = try program.run("transcript", "b.vtt", "--redact", "--rejects", "bad.csv", "--format", "jsonl")
    #expect(read.status == 0)
    let bad = try program.shell("cat bad.csv")
    #expect(bad.lines == ["file,line,reason,record", "b.vtt,6,cues without a time,zonder tijd [E-MAIL]"])
  }

  @Test("reasons: a question counts where nothing else is named, a changed booking is no booking")
  func reasons() throws {
    func chat(_ id: String, _ text: String) -> String {
      #"{"id":"\#(id)","turns":[{"role":"agent","text":"Hi there"},{"role":"customer","text":"\#(text)"}]}"#
        + "\n"
    }
    let program = try Program([
      "a.jsonl": chat("a", "Could you tell me when you are open?")
        + chat("b", "Could you tell me where my parcel is?")
        + chat("c", "I need to change my booking to the wrong date's day after")
    ])
    let result = try program.run("transcript", "a.jsonl", "--format", "csv", "--lang", "en")
    let reasons = result.output.split(whereSeparator: \.isNewline).dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)[5]
    }
    #expect(reasons == ["reason.information", "reason.delivery", "reason.booking-change"])
  }
}
