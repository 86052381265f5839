import Foundation
import Testing

/// What must not slip through when personal data are masked, as a user runs it.
struct RedactTests {
  @Test("a key from the environment or a file masks as one on the command line, and is never shown")
  func keys() throws {
    var program = try Program(["a.txt": "Bel 06 12345678\n", "key": "a long secret\n", "short": "x\n"])
    let given = try program.run("redact", "a.txt", "--hash-key", "a long secret").output
    #expect(given.contains("[TELEFOON:") && given.contains("Bel"))
    #expect(try program.run("redact", "a.txt", "--hash-key-file", "key").output == given)
    #expect(try program.run("redact", "a.txt", "--hash-key-file", "short").status == 2)
    #expect(try program.run("redact", "a.txt", "--hash-key-file", "none").status == 2)
    program.environment["VERBATIM_HASH_KEY"] = "a long secret"
    #expect(try program.run("redact", "a.txt").output == given)
    let shown = try program.run("config", "redact").output
    #expect(shown.contains("(set)") && !shown.contains("secret"))
  }

  @Test(
    "no input of the run is written over, whatever its turn",
    arguments: [["a/k.csv", "b/k.csv"], ["a/k.csv", "c/k.csv", "b/k-2.csv"]])
  func folders(_ inputs: [String]) throws {
    let text = "id,comment\n1,mail jan@example.com\n"
    let program = try Program(Dictionary(uniqueKeysWithValues: inputs.map { ($0, text + $0 + "\n") }))
    let result = try program.run(["redact"] + inputs + ["-o", "b"])
    #expect(result.status == 2 && result.errors.contains("written over an input"), "\(result.errors)")
    for input in inputs { #expect(try program.folder.text(input) == text + input + "\n") }
    #expect(try program.run(["redact"] + inputs + ["-o", "masked"]).status == 0)
  }

  @Test("a record that would be cut off is refused") func longRecord() throws {
    let program = try Program([
      "a.csv": "id,note,comment\n1,\(String(repeating: "x", count: 17 << 20)),mail jan@example.com\n"
    ])
    let result = try program.run("redact", "a.csv", "-o", "b.csv")
    #expect(result.status == 2 && result.errors.contains("a.csv:2"), "\(result.errors)")
    #expect(!FileManager.default.fileExists(atPath: program.folder.path + "/b.csv"))
  }

  @Test("strings that are no proper JSON are masked too") func brokenJSON() throws {
    let lines = [
      #"{"id":"1","text":"mail jan@example.com \ud83d"}"#,
      "{\"id\":\"2\",\"text\":\"tab\there jan@example.com\"}",
      #"{"id":"3","text":"jan\u0040example.com"}"#, #"{"id": bad jan@example.com"#, #"{"id":5,"n":1e5}"#,
    ]
    let program = try Program(["a.jsonl": lines.joined(separator: "\n") + "\n"])
    let result = try program.run("redact", "a.jsonl", "--lang", "en")
    #expect(result.status == 0)
    #expect(!result.output.contains("example.com"))
    #expect(result.output.contains("{\"id\":\"2\",\"text\":\"tab\\there [E-MAIL]\"}"))
    #expect(result.output.hasSuffix("{\"id\":5,\"n\":1e5}\n"))
  }

  @Test("rejected records are masked behind escapes and between delimiters") func rejects() throws {
    let program = try Program([
      "a.jsonl": #"{"nps":"x","text":"jan\u0040example.com"}"# + "\n" + #"{"nps":3,"text":"ok"}"# + "\n",
      "a.csv": "id,text,nps\n1,0612345678,5x,6\n2,goed,9\n3,slecht,2\n",
    ])
    for file in ["a.jsonl", "a.csv"] {
      let result = try program.run(
        "tag", file, "--redact", "--rejects", "r.csv", "--text", "text", "--score", "nps", "--scale", "nps",
        "--lang", "nl")
      #expect(result.status == 0)
      let rejects = try program.folder.text("r.csv")
      #expect(rejects.contains(file == "a.csv" ? "[TELEFOON]" : "[E-MAIL]"), "\(file)")
      #expect(!rejects.contains("u0040") && !rejects.contains("0612345678"), "\(file)")
    }
  }

  @Test("of a cue's line only the times stay, and voices may have classes") func cues() throws {
    let program = try Program([
      "a.vtt":
        "WEBVTT\n\n00:01.000 --> 00:03.500 align:start jan@example.com\n<v.loud Jeroen Bakker>Hallo</v>\n",
      "a.txt": "see --> jan@example.com\n",
    ])
    let captions = try program.run("redact", "a.vtt", "--lang", "nl")
    #expect(captions.output.contains("00:01.000 --> 00:03.500 align:start [E-MAIL]\n<v.loud [NAAM-1]>Hallo"))
    let plain = try program.run("redact", "a.txt", "--lang", "en")
    #expect(plain.output == "see --> [E-MAIL]\n")
  }

  @Test(
    "in a talk labels of sides name nobody, times and numbers of cues stay, and a date is no number that was asked for"
  )
  func talk() throws {
    let program = try Program([
      "a.txt": "Agent: Postcode?\nKlant: Belachelijk\nKlant: Anna de Vries\nAgent: Dank\n",
      "b.txt":
        "[03-11-2026 09:13:00] Sanne Winkel: Heeft u een ordernummer?\n[03-11-2026 09:14:00] Piet: op 03-11-2026 besteld, nummer 8844123\n[03-11-2026 09:15:00] Sanne Winkel: Dank Piet\n[03-11-2026 09:16:00] Piet: 12:30 graag\n",
      "c.srt":
        "6\n00:00:01,000 --> 00:00:02,000\nAgent: Postcode?\n\n7\n00:00:03,000 --> 00:00:04,000\nKlant: 3512 AB\n",
      "d.txt": "Mijn klantnummer wordt steeds gevraagd, waarom?\n12345 stappen op 12-03-2026\n",
    ])
    func masked(_ name: String) throws -> String { try program.run("redact", name, "--quiet").output }
    #expect(try masked("a.txt") == "Agent: Postcode?\nKlant: Belachelijk\nKlant: [NAAM-1]\nAgent: Dank\n")
    let chat = try masked("b.txt").split(separator: "\n")
    #expect(chat[1] == "[03-11-2026 09:14:00] [NAAM-1]: op 03-11-2026 besteld, nummer [BESTELNUMMER]")
    #expect(chat[3].hasSuffix("12:30 graag"))
    let captions = try masked("c.srt")
    #expect(captions.hasPrefix("6\n00:00:01,000 -->") && captions.contains("\n7\n"))
    #expect(!captions.contains("3512"))
    #expect(try masked("d.txt").contains("12345 stappen op 12-03-2026"))
  }

  @Test("surplus cells are kept, masked and counted") func surplus() throws {
    let program = try Program(["a.csv": "id,text\n1,goed,mail jan@example.com,\"a,b\"\n2,ok hallo\n3,prima\n"]
    )
    let result = try program.run("redact", "a.csv", "--lang", "nl")
    #expect(result.output.contains("1,goed,mail [E-MAIL],\"a,b\"\r\n"))
    #expect(result.errorLines.first == "rows with more cells than the header, masked and kept: 1")
  }

  @Test("a hash key that is guessed in no time is refused", arguments: ["", "1234567"])
  func shortKey(key: String) throws {
    let program = try Program(["a.csv": "id,text\n1,goed\n"])
    for command in ["redact", "tag", "transcript"] {
      let result = try program.run(command, "a.csv", "--hash-key", key)
      #expect(result.status == 2 && result.output.isEmpty, "\(command)")
      #expect(result.errorLines.first?.contains("at least 8 bytes") == true, "\(command)")
    }
  }

  @Test("an address in a file's name is masked, and scores still find the conversation") func fileName()
    throws
  {
    let name = "jan@example.com +31612345678"
    let program = try Program([
      "\(name).json":
        #"{"conversationId":"c jan@example.com","turns":[{"role":"customer","text":"Hallo, het is slecht"}]}"#,
      "s.csv": "conversationId,csat\nc jan@example.com,1\nd,5\n",
    ])
    let result = try program.run(
      "transcript", "\(name).json", "--redact", "--format", "jsonl", "--scores", "s.csv", "--on",
      "conversationId",
      "--score-column", "csat", "--score-scale", "csat")
    #expect(result.status == 0)
    #expect(!result.output.contains("example.com") && !result.output.contains("612345678"))
    #expect(result.output.contains("\"score\":1"))
  }

  @Test("filters see what stood before masking; masked groups stay as many as they were") func segments()
    throws
  {
    let program = try Program([
      "a.csv": "agent,score,text\nJan Jansen,9,goed\nKees Bakker,3,slecht\nJan Jansen,8,prima\n"
    ])
    let columns = ["--text", "text", "--score", "score", "--scale", "nps", "--lang", "nl"]
    let kept = try program.run(
      ["tag", "a.csv", "--redact", "--where", "agent=Jan Jansen", "--format", "csv"] + columns)
    #expect(kept.output.split(whereSeparator: \.isNewline).count == 3 && !kept.output.contains("Jansen"))
    let numbered = try program.run(
      ["summary", "a.csv", "--redact", "--by", "agent", "--min-n", "1"] + columns)
    #expect(numbered.status == 0 && !numbered.output.contains("Jansen"))
    #expect(numbered.output.contains("agent = [NAAM-1]") && numbered.output.contains("agent = [NAAM-2]"))
    let hashed = try program.run(
      ["summary", "a.csv", "--hash-key", "a long secret", "--by", "agent"] + columns)
    #expect(hashed.status == 0 && hashed.output.contains("[NAAM:"))
  }

  @Test("a marker is no word") func markers() throws {
    let program = try Program()
    let alone = try program.run("explain", "[NAME] [NAME-1] [E-POST] [PHONE:0a1b2c3d4e]", "--lang", "en")
    #expect(!alone.output.contains("entry '") && !alone.output.contains("term "))
    let shouted = try program.run("explain", "[GOOD]", "--lang", "en")
    #expect(shouted.output.contains("entry 'good'"))
    let word = try program.run("explain", "[Good] [E-POST", "--lang", "en")
    #expect(word.output.contains("entry 'good'"))
  }

  @Test("numbers of groups do not depend on threads, and the person is the same in the comment")
  func threads() throws {
    let names = ["Jan Jansen", "Kees Bakker", "Anna Visser", "Piet Smit"]
    let rows = (0..<4_000).map {
      "\(names[($0 * 7) % 4]),\($0 % 11),\(names[($0 * 7) % 4]) was te laat en onvriendelijk"
    }
    let program = try Program(["a.csv": (["agent,score,text"] + rows).joined(separator: "\n")])
    let options = [
      "summary", "a.csv", "--redact", "--by", "agent", "--text", "text", "--score", "score", "--scale", "nps",
      "--lang", "nl", "--format", "json",
    ]
    let one = try program.run(options + ["--threads", "1"])
    #expect(one.status == 0 && one.output.contains("[NAAM-4]") && !one.output.contains("[NAAM-5]"))
    #expect(one.output == (try program.run(options + ["--threads", "4"])).output)
  }

  @Test("numbers and keys of JSON are masked, ids and times are not") func numbers() throws {
    let program = try Program([
      "a.jsonl": #"{"bsn": 123456782, "id": 123456782, "n": 5, "jan@example.org": 3, "text": "goed"}"# + "\n"
    ])
    let result = try program.run("redact", "a.jsonl", "--lang", "nl")
    #expect(
      result.output == #"{"bsn": "[BSN]", "id": 123456782, "n": 5, "[E-MAIL]": 3, "text": "goed"}"# + "\n",
      "\(result.output)")
  }

  @Test("several files go to a folder, with their names masked; a folder is asked for") func folders() throws
  {
    let program = try Program([
      "a.txt": "Klant: mail jan@example.org\n", "jan@example.org.csv": "id,text\n1,bel 0612345678\n",
    ])
    let refused = try program.run("redact", "a.txt", "jan@example.org.csv")
    #expect(refused.status == 2 && refused.errors.contains("-o") && refused.output.isEmpty)
    let result = try program.run("redact", "a.txt", "jan@example.org.csv", "-o", "out", "--lang", "nl")
    #expect(result.status == 0 && !result.errors.contains("jan@"))
    let listed = try program.shell("ls out; cat out/*")
    #expect(listed.output.contains("[E-MAIL].csv") && listed.output.contains("[TELEFOON]"))
    #expect(!listed.output.contains("jan@") && !listed.output.contains("0612345678"))
  }

  @Test("a table becomes a workbook and comes back the same; text does not") func workbook() throws {
    let program = try Program([
      "a.csv": "id,nps,text\n1,9,bel 0612345678\n2,3,goed\n", "a.txt": "Klant: hallo\n",
    ])
    #expect(try program.run("redact", "a.csv", "-o", "a.xlsx", "--lang", "nl").status == 0)
    let back = try program.run("redact", "a.xlsx", "--lang", "nl")
    #expect(back.output == "id,nps,text\r\n1,9,bel [TELEFOON]\r\n2,3,goed\r\n", "\(back.output)")
    let refused = try program.run("redact", "a.txt", "-o", "b.xlsx")
    #expect(refused.status == 2 && refused.errors.contains("only tables"))
  }

  @Test("markers are in one language in a record") func language() throws {
    let program = try Program([
      "a.csv":
        "id,note,text\n1,call me please on 0612345678,Ik heb al drie keer gebeld en niemand belt terug naar 0687654321\n"
    ])
    let result = try program.run("redact", "a.csv")
    #expect(result.output.contains("[TELEFOON]") && !result.output.contains("[PHONE]"), "\(result.output)")
  }

  @Test("mistakes in the rules are found line by line") func rules() throws {
    let program = try Program()
    _ = try program.run("lexicons", "export", "words")
    _ = try program.shell(
      "printf 'pattern\\tbsn\\t-\\tdigit\\t(abc\\npattern\\todd\\t-\\t-\\tabc\\nbogus\\tx\\n' >> words/en/redaction.tsv"
    )
    let result = try program.run("lexicons", "check", "--lexicons", "words", "--lang", "en")
    #expect(result.status == 1)
    #expect(result.output.contains("regular expression") && result.output.contains("'odd' has no marker"))
    #expect(result.output.contains("'bogus' says nothing known"))
  }

  @Test("columns whose name says what they hold are masked, and so are ids that are an address")
  func columns() throws {
    let table = """
      id;Naam;Klantnr;Geboortedatum;Medewerker;Telefoon;nps;Opmerking
      piet@y.nl;K. Özgür;8844221;03-05-1971;Xu Li;612345678;9;Goed geholpen door Xu, groet Özgür
      17;Jan Prijs;88;1971-05-03;Klantenservice;31612345678;3;De prijs is te hoog

      """
    let program = try Program([
      "a.csv": table, "a.jsonl": #"{"id":"piet@y.nl","telefoon":612345678,"nps":3,"text":"slecht"}"# + "\n",
    ])
    let masked = try program.run("redact", "a.csv", "--lang", "nl")
    let first =
      "[E-MAIL];[NAAM-1];[KLANTNUMMER];[GEBOORTEDATUM];[NAAM-2];[TELEFOON];9;Goed geholpen door [NAAM-2], groet"
    let second = "17;[NAAM-1];[KLANTNUMMER];[GEBOORTEDATUM];Klantenservice;[TELEFOON];3;De prijs is te hoog"
    #expect(masked.output.contains(first) && masked.output.contains(second), "\(masked.output)")
    let kept = try program.run("redact", "a.csv", "--lang", "nl", "--keep", "Klantnr")
    #expect(kept.output.contains(";8844221;"))
    let tagged = try program.run(
      "tag", "a.csv", "--redact", "--lang", "nl", "--format", "csv", "--score", "nps", "--scale", "nps")
    #expect(tagged.output.contains("[E-MAIL],[NAAM-1],[KLANTNUMMER],[GEBOORTEDATUM],[NAAM-2],[TELEFOON],9,"))
    #expect(tagged.output.contains("17,[NAAM-1],[KLANTNUMMER],"))
    let json = try program.run("redact", "a.jsonl", "--lang", "nl")
    #expect(json.output == #"{"id":"[E-MAIL]","telefoon":"[TELEFOON]","nps":3,"text":"slecht"}"# + "\n")
  }

  @Test("agents and teams stay as many as they were, with one number each in all conversations") func agents()
    throws
  {
    let agents = ["Sanne de Wit", "Piet Bakker", "Kim Jansen"]
    var rows = "conversationId,speaker,role,team,text\n"
    for number in 0..<15 {
      let agent = agents[number % 3]
      rows += "c\(number),Anna Berg,customer,Team \(agent),Het is slecht\n"
      rows += "c\(number),\(agent),agent,Team \(agent),Goedemiddag met \(agent)\n"
    }
    let program = try Program(["a.csv": rows])
    let options = ["transcript", "a.csv", "--redact", "--lang", "nl", "--format", "json"]
    let one = try program.run(options + ["--threads", "1"])
    #expect(one.output == (try program.run(options + ["--threads", "4"])).output)
    let found = try JSONValue(one)["agents"].list
    #expect(found.map { $0["agent"].text } == ["[MEDEWERKER-1]", "[MEDEWERKER-2]", "[MEDEWERKER-3]"])
    #expect(found.map { $0["n"].number } == [5, 5, 5])
    let teams = try JSONValue(try program.run(options + ["--by", "team"]))["groups"].list
    #expect(teams.map { $0["team"].text } == ["Team [NAAM-1]", "Team [NAAM-2]", "Team [NAAM-3]"])
    let masked = try program.run("redact", "a.csv", "--lang", "nl")
    #expect(masked.output.contains("c1,[NAAM-2],agent,Team [NAAM-2],Goedemiddag met [NAAM-2]"))
  }

  @Test("notices and summaries name no file by a person's name") func places() throws {
    let folder = "Jan de Vries"
    let call =
      "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Klant>Waar is mijn pakket, slecht\n\n00:xx --> 00\nfoo\n"
    let program = try Program(["\(folder) 0612345678.vtt": call])
    for command in [["tag"], ["summary", "--format", "json"], ["report", "--format", "json"]] {
      let result = try program.run(command + ["\(folder) 0612345678.vtt", "--redact"])
      #expect(!(result.output + result.errors).contains("Vries"), "\(command)")
      #expect(!(result.output + result.errors).contains("0612345678"), "\(command)")
    }
  }

  @Test("a sheet of a workbook is named") func sheet() throws {
    let program = try Program(["a.csv": "id,text\n1,bel 0612345678\n"])
    #expect(try program.run("redact", "a.csv", "-o", "a.xlsx", "--lang", "nl").status == 0)
    let first = try program.run("redact", "a.xlsx", "--sheet", "1", "--lang", "nl")
    #expect(first.output == "id,text\r\n1,bel [TELEFOON]\r\n")
    #expect(try program.run("redact", "a.xlsx", "--sheet", "none such").status == 2)
  }
}
