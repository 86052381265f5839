import Testing

/// What must not slip through when personal data are masked, as a user runs it.
struct RedactTests {
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

  @Test("filters see what stood before masking; masked segments are refused without a key") func segments()
    throws
  {
    let program = try Program([
      "a.csv": "agent,score,text\nJan Jansen,9,goed\nKees Bakker,3,slecht\nJan Jansen,8,prima\n"
    ])
    let columns = ["--text", "text", "--score", "score", "--scale", "nps", "--lang", "nl"]
    let kept = try program.run(
      ["tag", "a.csv", "--redact", "--where", "agent=Jan Jansen", "--format", "csv"] + columns)
    #expect(kept.output.split(whereSeparator: \.isNewline).count == 3 && !kept.output.contains("Jansen"))
    let refused = try program.run(["summary", "a.csv", "--redact", "--by", "agent"] + columns)
    #expect(refused.status == 2 && refused.errorLines.last?.contains("--hash-key") == true)
    let hashed = try program.run(
      ["summary", "a.csv", "--hash-key", "a long secret", "--by", "agent"] + columns)
    #expect(hashed.status == 0 && hashed.output.contains("[NAAM:"))
  }

  @Test("a marker is no word") func markers() throws {
    let program = try Program()
    let alone = try program.run("explain", "[GOOD] [GOOD-1] [E-POST] [GOOD:0a1b2c3d4e]", "--lang", "en")
    #expect(!alone.output.contains("entry '") && !alone.output.contains("term "))
    let word = try program.run("explain", "[Good] [E-POST", "--lang", "en")
    #expect(word.output.contains("entry 'good'"))
  }
}
