import Foundation
import Testing

/// What would give a figure that means nothing is refused, in one line.
struct RefusalTests {
  private static func answers(_ score: String, _ values: ClosedRange<Int>) -> String {
    "id,\(score),comment,region\n"
      + (0..<44).map { "\($0),\(values.lowerBound + $0 % values.count),I was on hold,North\n" }.joined()
  }

  private static func refuses(_ result: Program.Result, _ message: String) {
    #expect(
      result.status == 2 && result.errorLines.count == 1 && result.errors.contains(message),
      "\(result.errors)")
  }

  @Test("two files on different scales are not compared unless the scale is named") func scales() throws {
    let program = try Program([
      "stars.csv": Self.answers("stars", 1...5), "nps.csv": Self.answers("nps", 0...10),
      "nps10.csv": Self.answers("nps", 1...10),
    ])
    Self.refuses(
      try program.run("compare", "stars.csv", "nps.csv", "--quiet"),
      "stars.csv is on the scale csat and nps.csv on nps")
    #expect(try program.run("compare", "stars.csv", "nps.csv", "--scale", "nps", "--quiet").status == 0)
    #expect(try program.run("compare", "nps10.csv", "nps.csv", "--quiet").status == 0)
  }

  @Test("settings, lexicons and encodings that are none are named") func noSettings() throws {
    let program = try Program([
      "in.csv": Self.answers("nps", 0...10), "verbatim.yaml": "lang: en\n\u{1}: 3\n",
    ])
    let other = ["summary", "in.csv", "--no-config"]
    Self.refuses(
      try program.run("summary", "in.csv"), "verbatim.yaml:2:1: there is a control character in it")
    #expect(
      try program.shell("rm verbatim.yaml; mkdir -p verbatim.yaml empty; $V summary in.csv").errors.contains(
        "verbatim.yaml: the settings cannot be read; it is a folder"))
    Self.refuses(
      try program.run(other + ["--lexicons", "empty"]), "empty: there is no lexicon file in it")
    Self.refuses(
      try program.run(other + ["--encoding", "klingon"]), "in.csv: the encoding 'klingon' is not known")
  }

  @Test("a name of one letter is no crash", arguments: ["x", "é", "x/"]) func shortNames(name: String)
    throws
  {
    let program = try Program(["c": "themes: [my.yaml]\n", "in.csv": Self.answers("nps", 0...10)])
    for command in ["tag", "summary", "transcript", "redact"] {
      Self.refuses(try program.run(command, name, "--no-config"), "verbatim: \(name)")
    }
    Self.refuses(try program.run("tag", "in.csv", "--config", "c", "--quiet"), "my.yaml")
  }

  @Test("rejected records are no formulas, and later files of a folder are told apart") func formulas() throws
  {
    let program = try Program([
      "=in.csv": "comment,score\n=SUM(1),x;=1+1\n-a,4,5,6\ngood,7\nfine,8\n",
      "a.csv": Self.answers("nps", 0...10),
      "z.xlsx": "PK\u{3}\u{4}xl/workbook.xml",
    ])
    let rejects =
      "tag =in.csv --text comment --score score --scale nps --rejects r.csv -o o.csv --no-config --quiet"
    #expect(try program.shell("$V \(rejects)").status == 0)
    #expect(
      try program.folder.text("r.csv").split(separator: "\n").dropFirst() == [
        #""'=in.csv",2,not a number,"'=SUM(1),x;'=1+1""#, #""'=in.csv",3,too many cells,"'-a,4,5,6""#,
      ])
    Self.refuses(
      try program.shell("$V redact a.csv z.xlsx -o masked --no-config"), "; the file before it is complete")
  }

  @Test("redact tells what is damaged, and a page is no comment") func damaged() throws {
    let program = try Program([
      "b.jsonl": "{\"id\":1,\"comment\":\"x\"}\n{bad \"comment\":\"mail piet@voorbeeld.nl\"\n",
      "q.csv": "id,comment\n1,fine\n2,\"open\n",
      "p.xls": "<html><table><tr><td>comment</td></tr></table></html>", "a\nb.csv": "id,comment\n1,fine\n",
    ])
    let lines = try program.run("redact", "b.jsonl", "--no-config")
    #expect(lines.status == 0 && lines.errors.contains("b.jsonl:2: a record is damaged"), "\(lines.errors)")
    let table = try program.run("redact", "q.csv", "--no-config")
    #expect(table.status == 0 && table.errors.contains("q.csv:3: a record is damaged"), "\(table.errors)")
    Self.refuses(try program.run("tag", "p.xls", "--no-config"), "it is a page or XML")
    #expect(
      try program.run("summary", "a\nb.csv", "--no-config").errorLines.allSatisfy { !$0.hasPrefix("b.csv") })
  }

  @Test("evaluate tells what is odd in its input") func gold() throws {
    let program = try Program([
      "g.jsonl": #"{"comment": "great", "label": "positive", "label": "negative"}"# + "\n{broken\n"
    ])
    let found = try program.run("evaluate", "g.jsonl", "--label", "label", "--text", "comment", "--no-config")
    #expect(found.errors.contains("the last value counts: 'label' (1 record)"), "\(found.errors)")
    #expect(found.output.contains("malformed JSON"), "\(found.output)")
  }

  @Test("a field that stands twice in a JSON record is told") func twice() throws {
    let program = try Program(["in.jsonl": #"{"score": 3, "comment": "late again", "score": 9}"# + "\n"])
    let told = try program.run("tag", "in.jsonl", "--no-config")
    #expect(
      told.status == 0 && told.errors.contains("the last value counts: 'score' (1 record)"), "\(told.errors)")
  }

  @Test("bands against each other have no headline") func bands() throws {
    let file = Corpora.path("nps-nl.csv")
    let bands = try program(["compare", file, "--base", "detractor", "--current", "promoter"])
    #expect(bands.status == 0 && !bands.output.contains("−100") && !bands.output.contains("unexplained"))
    let waves = try program([
      "compare", file, "--by", "Kanaal", "--base", "telefoon", "--current", "website",
    ])
    #expect(waves.output.contains("difference +") && waves.output.contains("unexplained"))
  }

  @Test("a filter that no row passes names the values there are", arguments: ["summary", "why", "tag"])
  func filter(command: String) throws {
    Self.refuses(
      try program([command, Corpora.path("nps-nl.csv"), "--where", "Kanaal=fax", "--quiet"]),
      "no row has 'fax' in the column 'Kanaal'; there are 'website', 'telefoon', 'chat', 'winkel'")
  }

  @Test("a filter on the comments shows none of them") func filterOnComments() throws {
    let secret = "the courier was rude"
    let rows = (1...30).map { "\($0),\($0 % 11),\(secret)\n" }.joined()
    let program = try Program(["in.csv": "id,score,comment\n" + rows])
    let result = try program.run("tag", "in.csv", "--text", "comment", "--where", "comment=x", "--quiet")
    #expect(result.status == 2 && result.errors.contains("no row has 'x' in the column 'comment'"))
    #expect(!result.errors.contains("courier"), "\(result.errors)")
  }

  @Test("only themes that go with a band stand under it") func themes() throws {
    let lines = try program(["summary", Corpora.path("nps-nl.csv"), "--top", "50", "--quiet"]).lines
    let start = try #require(lines.firstIndex { $0.hasPrefix("What goes with detractors") })
    let end = try #require(lines.firstIndex { $0.contains("fit no theme") })
    let lifts = lines[start..<end].filter { $0.contains(" … ") && !$0.hasPrefix("    ") }.compactMap {
      Double($0.split(separator: " ").dropLast().last ?? "")
    }
    #expect(lifts.count > 5 && lifts.allSatisfy { $0 >= 1 })
  }

  @Test("an extension that is no format is refused") func extensions() throws {
    let program = try Program(["a.csv": Self.answers("nps", 0...10)])
    Self.refuses(try program.run("tag", "a.csv", "-o", "x.foo", "--quiet"), "this command writes no .foo")
    for name in ["x.json", "x.txt", "x", "./y"] {
      #expect(try program.run("tag", "a.csv", "-o", name, "--quiet").status == 0)
    }
    #expect(!program.folder.names.contains("x.foo"))
  }

  @Test("a gold score's scale is found, and a column without numbers refused") func evaluate() throws {
    let program = try Program(["nps.csv": Self.answers("nps", 0...10)])
    let found = try program.run("evaluate", "nps.csv", "--score", "nps", "--format", "json")
    let given = try program.run("evaluate", "nps.csv", "--score", "nps", "--scale", "nps", "--format", "json")
    #expect(found.status == 0 && found.output == given.output)
    let wrong = try program.run(
      "evaluate", "nps.csv", "--score", "nps", "--scale", "csat", "--format", "json")
    #expect(found.output != wrong.output)
    Self.refuses(try program.run("evaluate", "nps.csv", "--score", "region"), "'region'")
    Self.refuses(try program.run("evaluate", "nps.csv"), "there is nothing to measure against")
    let gold = try program.run("evaluate", Corpora.path("gold-en.csv"))
    #expect(gold.status == 0 && gold.output.contains("Sentiment") && gold.output.contains("Themes"))
  }

  @Test("a partial result under another name, with other marks or damaged is refused") func partials() throws
  {
    let rows =
      "id,day,nps,comment\n"
      + (0..<40).map { "\($0),2024-0\(1 + $0 % 6)-11,\($0 % 11),I was on hold\n" }.joined()
    let program = try Program([
      "a.csv": rows, "b.csv": rows, "c.csv": rows + "99,2024-06-12,3,I was on hold\n",
    ])
    for name in ["a", "b"] {
      let made = try program.run("summary", "\(name).csv", "--partial", "-o", "\(name).json", "--quiet")
      #expect(made.status == 0, "\(made.errors)")
    }
    Self.refuses(try program.run("merge", "a.json", "b.json"), "was already counted")
    for (name, month) in [("a", "02"), ("c", "03")] {
      let made = try program.run(
        "summary", "\(name).csv", "--partial", "-o", "m\(name).json", "--quiet", "--time", "day", "--period",
        "month", "--mark", "outage=2024-\(month)-01..2024-\(month)-28")
      #expect(made.status == 0, "\(made.errors)")
    }
    Self.refuses(try program.run("merge", "ma.json", "mc.json"), "its marks differs")
    let good = try program.folder.text("a.json")
    for (index, (old, new)) in [
      ("\"read\":40", "\"read\":9223372036854775807"), ("\"read\":40", "\"read\":-1"),
      ("\"last\":40", "\"last\":9223372036854775807"), ("\"parent\":0", "\"parent\":99999"),
      ("\"band\":0,\"hasOwnID\"", "\"band\":99,\"hasOwnID\""),
    ].enumerated() {
      let bad = good.replacing(old, with: new)
      let isChanged = bad != good
      #expect(isChanged, "\(old)")
      try program.folder.write(Data(bad.utf8), "bad\(index).json")
      Self.refuses(try program.run("merge", "bad\(index).json"), "the counts in it are damaged")
      Self.refuses(try program.run("merge", "a.json", "bad\(index).json"), "the counts in it are damaged")
    }
  }

  private func program(_ arguments: [String]) throws -> Program.Result { try Program().run(arguments) }
}
