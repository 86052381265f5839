import Foundation
import Testing

/// `verbatim tag`: a record a comment, in input order, whatever the input is dressed in.
struct TagTests {
  /// The records of JSON Lines.
  static func records(_ output: String) throws -> [[String: Any]] {
    try output.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  /// Every `start`, `end`, `text` below a value.
  static func spans(_ value: Any) -> [(start: Int, end: Int, text: String)] {
    if let list = value as? [Any] { return list.flatMap(spans) }
    guard let object = value as? [String: Any] else { return [] }
    var found = object.values.flatMap(spans)
    if let start = object["start"] as? Int, let end = object["end"] as? Int,
      let text = object["text"] as? String
    {
      found.append((start, end, text))
    }
    return found
  }

  /// RFC 4180, as far as the program writes it.
  static func cells(_ csv: String) -> [[String]] {
    var rows: [[String]] = [[]]
    var cell = ""
    var isQuoted = false
    var previous: Unicode.Scalar?
    for scalar in csv.unicodeScalars {
      if scalar == "\"" {
        if !isQuoted && previous == "\"" { cell.unicodeScalars.append("\"") }
        isQuoted.toggle()
      } else if isQuoted {
        cell.unicodeScalars.append(scalar)
      } else if scalar == "," || scalar == "\n" {
        rows[rows.count - 1].append(cell)
        cell = ""
        if scalar == "\n" { rows.append([]) }
      } else if scalar != "\r" {
        cell.unicodeScalars.append(scalar)
      }
      previous = isQuoted && scalar == "\"" && previous == "\"" ? nil : scalar
    }
    return rows.filter { !$0.isEmpty }
  }

  @Test("records are JSON with the promised keys", arguments: ["nps-nl.csv", "csat-mixed.csv"]) func records(
    file: String
  ) throws {
    let result = try Program().run("tag", Corpora.path(file), "--evidence", "--quiet")
    #expect(result.status == 0 && result.errors.isEmpty)
    let records = try Self.records(result.output)
    #expect(records.count >= 320)
    let keys: Set = ["id", "row", "language", "score", "band", "sentiment", "themes", "flags"]
    for (index, record) in records.enumerated() {
      #expect(keys.isSubset(of: record.keys))
      #expect(record["row"] as? Int == index + 1)
      let sentiment = try #require(record["sentiment"] as? [String: Any])
      let score = try #require(sentiment["score"] as? Double)
      #expect((-1...1).contains(score))
      #expect(["positive", "neutral", "negative", "mixed"].contains(sentiment["label"] as? String))
      #expect(sentiment["hits"] is [Any])
    }
  }

  @Test("text[start:end] is the text, in scalars") func offsets() throws {
    let texts = [
      "👍🏽 heel vriendelijke medewerker, maar éénmaal te lang gewacht",
      "Cafe\u{301} was top 👨‍👩‍👧 en de levering snel",
      "Jättebra service 😀 men leveransen var försenad", "𝒢reat staff – slow delivery 🇬🇧",
    ]
    let input = texts.enumerated().map { "{\"id\": \($0), \"text\": \"\($1)\"}" }.joined(separator: "\n")
    let result = try Program().run("tag", "-", "--evidence", "--scale", "sentiment", input: Data(input.utf8))
    let records = try Self.records(result.output)
    try #require(records.count == texts.count)
    var count = 0
    for (text, record) in zip(texts, records) {
      let scalars = Array(text.unicodeScalars)
      for span in Self.spans(record) {
        let slice = String(String.UnicodeScalarView(scalars[span.start..<span.end]))
        #expect(Array(slice.unicodeScalars) == Array(span.text.unicodeScalars))
        count += 1
      }
    }
    #expect(count >= 8)
  }

  @Test("the same bytes for any number of threads", arguments: ["jsonl", "csv"]) func threads(format: String)
    throws
  {
    let program = try Program()
    let one = try program.run(
      "tag", Corpora.path("csat-mixed.csv"), "--format", format, "--threads", "1", "--evidence")
    let two = try program.run(
      "tag", Corpora.path("csat-mixed.csv"), "--format", format, "--threads", "2", "--evidence")
    #expect(one.status == 0 && !one.output.isEmpty)
    #expect(one.output == two.output)
  }

  @Test("CSV keeps all columns and rows, and disarms formulas") func csv() throws {
    let input =
      "id,Score,Comment,Note\n1,9,\"Snel, en goed\",=1+1\n2,,,\n3,elf,\"Regel een\nregel twee\",-5\n4,3,@SUM(A1) traag,\"a \"\"b\"\"\"\n"
    let program = try Program(["in.csv": input])
    let result = try program.run(
      "tag", "in.csv", "--text", "Comment", "--score", "Score", "--scale", "nps", "--format", "csv")
    #expect(result.status == 0)
    let rows = Self.cells(result.output)
    try #require(rows.map(\.count) == Array(repeating: 11, count: 5))
    #expect(
      rows[0] == [
        "id", "Score", "Comment", "Note", "language", "sentiment", "sentiment_label", "band", "themes",
        "theme_sentiments", "flags",
      ])
    #expect(rows[1].prefix(4) == ["1", "9", "Snel, en goed", "'=1+1"])
    #expect(rows[2].prefix(4) == ["2", "", "", ""] && rows[2].last == "no_text")
    #expect(rows[3].prefix(4) == ["3", "elf", "Regel een\nregel twee", "-5"] && rows[3][7].isEmpty)
    #expect(rows[4].prefix(4) == ["4", "3", "'@SUM(A1) traag", "a \"b\""] && rows[4][7] == "detractor")
    let raw = try program.run(
      "tag", "in.csv", "--text", "Comment", "--score", "Score", "--scale", "nps", "--format", "csv", "--raw")
    #expect(Self.cells(raw.output)[1][3] == "=1+1")
  }

  @Test("rows in are rows out, also where the score is no score") func rejected() throws {
    let input = "id,nps,comment\n1,9,Goed\n2,11,Slecht\n3,,Duur\n4,appel,Traag\n5,7,\n6,7,nvt\n"
    let result = try Program(["in.csv": input]).run(
      "tag", "in.csv", "--score", "nps", "--text", "comment", "--scale", "nps")
    let records = try Self.records(result.output)
    #expect(records.map { $0["id"] as? String } == ["1", "2", "3", "4", "5", "6"])
    #expect(
      records.map { $0["rejected"] as? String } == [
        nil, "score out of range", "missing score", "not a number", nil, nil,
      ])
    #expect(records.map { $0["flags"] as? [String] }.suffix(2) == [["no_text"], ["no_answer"]])
    try #require(records.count == 6)
    #expect(records[1]["score"] is NSNull && records[1]["band"] is NSNull)
  }

  @Test("standard input") func standardInput() throws {
    let csv = Data("id;cijfer;opmerking\n1;9;Vriendelijk geholpen\n2;1;Wat een rommel\n".utf8)
    let result = try Program().run(
      "tag", "-", "--text", "opmerking", "--score", "cijfer", "--scale", "nps", input: csv)
    #expect(try Self.records(result.output).map { $0["band"] as? String } == ["promoter", "detractor"])
    let plain = try Program().run(
      "tag", "-", "--input-format", "text", input: Data("Heel goed\nHeel slecht\n".utf8))
    let labels = try Self.records(plain.output).map {
      ($0["sentiment"] as? [String: Any])?["label"] as? String
    }
    #expect(labels == ["positive", "negative"])
  }

  private static let export =
    "Respondent;Cijfer;Toelichting\r\n1;7,5;Één vriendelijke collega – maar € 12 te duur\r\n2;3;Går inte att nå\r\n"

  @Test("exports of Excel need no flag", arguments: ["UTF-16LE", "UTF-16BE", "Windows-1252", "UTF-8 BOM"])
  func excel(encoding: String) throws {
    let units = Array(Self.export.utf16)
    let bytes: [UInt8] =
      switch encoding {
      case "UTF-16LE": [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      case "UTF-16BE": [0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
      case "Windows-1252": units.map { $0 == 0x20AC ? 0x80 : $0 == 0x2013 ? 0x96 : UInt8($0) }
      default: [0xEF, 0xBB, 0xBF] + Array(Self.export.utf8)
      }
    let program = try Program()
    try program.folder.write(Data(bytes), "export.csv")
    let result = try program.run(
      "tag", "export.csv", "--format", "csv", "--score", "Cijfer", "--scale", "nps")
    #expect(result.status == 0, "\(result.errors)")
    let rows = Self.cells(result.output)
    try #require(rows.map(\.count) == [10, 10, 10])
    #expect(rows[0].prefix(3) == ["Respondent", "Cijfer", "Toelichting"])
    #expect(rows[1].prefix(3) == ["1", "7,5", "Één vriendelijke collega – maar € 12 te duur"])
    #expect(rows[2].prefix(3) == ["2", "3", "Går inte att nå"])
    #expect(rows[1][6] == "passive")
  }

  @Test("-o is complete or absent, and its extension chooses the format") func output() throws {
    let program = try Program(["in.csv": "id,nps,comment\n1,9,Goed\n2,1,Slecht\n", "out.csv": "old\n"])
    let result = try program.run("tag", "in.csv", "--text", "comment", "-o", "out.csv")
    #expect(result.status == 0 && result.output.isEmpty)
    #expect(Self.cells(try program.folder.text("out.csv")).count == 3)
    #expect(program.folder.names == ["in.csv", "out.csv"])
    #expect(try program.run("tag", "in.csv", "--text", "comment", "-o", "out.jsonl").status == 0)
    #expect(try Self.records(program.folder.text("out.jsonl")).count == 2)
    let failed = try program.run("tag", "in.csv", "--text", "nothing", "-o", "out.csv")
    #expect(failed.status == 2)
    #expect(Self.cells(try program.folder.text("out.csv")).count == 3)
  }

  @Test("--quiet says nothing, and otherwise what was guessed is said") func notices() throws {
    let program = try Program(["in.csv": "id,nps,comment\n1,9,Goed geholpen\n2,0,Slecht geholpen\n"])
    let loud = try program.run("tag", "in.csv")
    #expect(loud.errors.contains("text: \"comment\"") && loud.errors.contains("score: \"nps\" as nps"))
    #expect(try program.run("tag", "in.csv", "--quiet").errors.isEmpty)
  }

  @Test("a Danish folder makes Danish a language") func danish() throws {
    let files = [
      "mine/da/language.json":
        #"{"code": "da", "name": {"en": "Danish"}, "icu_locale": "da", "stemmer": "danish", "compounds": true}"#,
      "mine/da/sentiment.tsv": "god\t1.6\nvenlig\t2\nlangsom\t-1.6\nødelagt\t-2.2\n",
      "mine/da/negators.tsv": "ikke\t-0.75\tboth\n",
      "mine/da/stopwords.txt": "og\nmen\njeg\nvar\nmeget\nikke\nblev\n",
      "mine/da/intensifiers.tsv": "meget\t1.3\n",
      "mine/themes/levering.yaml":
        "codebook: levering\nversion: 1\nthemes:\n  - id: levering\n    label: {da: Levering}\n    terms: {da: [pakke]}\n",
      "in.jsonl":
        "{\"text\": \"Pakken var ødelagt og meget langsom\"}\n{\"text\": \"Jeg var ikke venlig\"}\n",
    ]
    let result = try Program(files).run(
      "tag", "in.jsonl", "--lexicons", "mine", "--themes", "levering", "--evidence", "--scale", "sentiment")
    #expect(result.status == 0, "\(result.errors)")
    let records = try Self.records(result.output)
    try #require(records.map { $0["language"] as? String } == ["da", "da"])
    #expect(
      records.map { ($0["sentiment"] as? [String: Any])?["label"] as? String } == ["negative", "negative"])
    let theme = try #require((records[0]["themes"] as? [[String: Any]])?.first)
    #expect(theme["id"] as? String == "levering" && theme["label"] as? String == "Levering")
    #expect(result.output.contains("negated:ikke") && result.output.contains("intensified:meget"))
  }
}
