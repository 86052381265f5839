import Foundation
import Testing

/// `--partial` and `merge`: parts together are exactly the whole.
struct MergeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let file: String
    let separator: Character
    let arguments: [String]
    var testDescription: String { file }
  }

  static let cases = [
    Case(
      file: "csat-mixed.csv", separator: ",",
      arguments: [
        "--text", "comment", "--score", "csat", "--scale", "csat", "--time", "date", "--by", "country",
        "--mark", "weekends",
      ]),
    Case(
      file: "csat-mixed.csv", separator: ",",
      arguments: ["--text", "comment", "--score", "csat", "--scale", "csat", "--weight", "csat"]),
    Case(
      file: "nps-sv.csv", separator: ";",
      arguments: ["--scale", "nps", "--text", "6", "--score", "5", "--id", "1"]),
  ]

  /// The file cut into five parts of very different sizes; lines inside quotes stay together.
  private static func parts(_ name: String) throws -> (whole: String, parts: [String]) {
    let text = try String(contentsOfFile: Corpora.path(name), encoding: .utf8).replacing("\u{FEFF}", with: "")
    var records = [""]
    var isQuoted = false
    for character in text.replacing("\r\n", with: "\n") {
      if character == "\"" { isQuoted.toggle() }
      if character == "\n" && !isQuoted {
        records.append("")
      } else {
        records[records.count - 1].append(character == "\n" ? " " : character)
      }
    }
    records.removeAll(where: \.isEmpty)
    let header = records.removeFirst()
    let cuts = [0, 12, 95, 100, 250, records.count]
    func file(_ rows: ArraySlice<String>) -> String { ([header] + rows).joined(separator: "\n") + "\n" }
    return (file(records[...]), (0..<5).map { file(records[cuts[$0]..<cuts[$0 + 1]]) })
  }

  @Test("five parts merge to the whole, byte for byte", arguments: cases) func exact(input: Case) throws {
    let (whole, parts) = try Self.parts(input.file)
    let program = try Program(["whole.csv": whole])
    let options = input.arguments + ["--delimiter", String(input.separator), "--quiet"]
    for (index, part) in parts.enumerated() {
      try program.folder.write(Data(part.utf8), "part\(index).csv")
      let made = try program.run(
        ["summary", "part\(index).csv", "--partial", "-o", "part\(index).json"] + options)
      #expect(made.status == 0, "\(made.errors)")
    }
    let files = (0..<5).map { "part\($0).json" }
    let expected = try program.run(["summary", "whole.csv", "--format", "json"] + options)
    #expect(expected.status == 0)
    #expect(try program.run(["merge"] + files + ["--format", "json"]).output == expected.output)
    // Merged in two steps, the counts are the same.
    #expect(try program.run(["merge"] + files[..<3] + ["--partial", "-o", "first.json"]).status == 0)
    #expect(
      try program.run(["merge", "first.json", files[3], files[4], "--format", "json"]).output
        == expected.output)
    // In another order, only what tells the place of a row differs.
    let places: Set<String> = ["row", "rows", "mismatches", "examples", "alerts"]
    let turned = try JSONValue(try program.run(["merge"] + files.reversed() + ["--format", "json"]))
    #expect(turned.dropping(places) == (try JSONValue(expected)).dropping(places))
  }

  @Test("what differs is named") func refusals() throws {
    let rows = "id,score,comment\n" + (0..<20).map { "\($0),\(1 + $0 % 5),I was on hold\n" }.joined()
    let program = try Program(["a.csv": rows, "mine/en/stopwords.txt": "hold\n"])
    func make(_ name: String, _ more: String...) throws {
      let made = try program.run(
        ["summary", "a.csv", "--text", "comment", "--score", "score", "--partial", "-o", name, "--quiet"]
          + more)
      #expect(made.status == 0, "\(made.errors)")
    }
    try make("first.json", "--scale", "csat")
    try make("scale.json", "--scale", "nps")
    try make("bands.json", "--bands", "low=0..2,high=3..9")
    try make("codebook.json", "--scale", "csat", "--themes", "telecom")
    try make("lexicons.json", "--scale", "csat", "--lexicons", "mine")
    try make("by.json", "--scale", "csat", "--by", "id")
    try make("seed.json", "--scale", "csat", "--seed", "9")
    for (name, what) in [
      ("scale", "its scale differs"), ("bands", "its scale differs"), ("codebook", "its codebook differs"),
      ("lexicons", "its lexicons differs"), ("by", "its segments (--by) differs"),
      ("seed", "its seed differs"),
    ] {
      let result = try program.run("merge", "first.json", "\(name).json")
      #expect(
        result.status == 2 && result.errors.contains("\(name).json: \(what) from that of first.json"),
        "\(result.errors)")
    }
    try program.folder.write(Data("{}".utf8), "empty.json")
    try program.folder.write(
      Data(try program.folder.text("first.json").replacing("\"version\":4", with: "\"version\":7").utf8),
      "later.json")
    try program.folder.write(
      Data(
        try program.folder.text("first.json")
          .replacing(/"release":"[^"]*"/, with: "\"release\":\"0.0.1\"").utf8), "release.json")
    let release = try program.run("merge", "first.json", "release.json")
    #expect(
      release.status == 2 && release.errors.contains("release.json: its version of verbatim differs"),
      "\(release.errors)")
    for (name, message) in [
      ("a.csv", "a.csv: this is not a partial result"), ("empty.json", "this is not a partial result"),
      ("later.json", "it has version 7, and this program reads version 4"),
      ("none.json", "none.json: the file cannot be read"),
    ] {
      let result = try program.run("merge", name)
      #expect(result.status == 2 && result.errors.contains(message), "\(result.errors)")
    }
  }

  @Test("what is of figures is refused where counts are written") func views() throws {
    let rows = "id,score,comment\n" + (0..<20).map { "\($0),\(1 + $0 % 5),I was on hold\n" }.joined()
    let program = try Program(["a.csv": rows])
    let counts = ["--text", "comment", "--score", "score", "--scale", "csat", "--partial", "--quiet"]
    #expect(try program.run(["summary", "a.csv", "-o", "a.json"] + counts).status == 0)
    for option in ["--min-n=5", "--top=3", "--fail-on=csat<99", "--sort=lift", "--format=table"] {
      let name = option.prefix { $0 != "=" }
      for command in [["summary", "a.csv"] + counts, ["merge", "a.json", "--partial"]] {
        let refused = try program.run(command + [option])
        #expect(refused.status == 2 && refused.errors.contains(name), "\(command) \(refused.errors)")
        #expect(refused.errors.contains("verbatim merge"))
      }
    }
  }

  @Test("choices that decide what is counted must be the same") func settings() throws {
    let rows =
      "id,score,comment,remark,w,lang\n"
      + (0..<20).map { "\($0),\(1 + $0 % 5),I was on hold,Slow,1,en\n" }.joined()
    let program = try Program([
      "a.csv": rows, "b.csv": rows, "fix.csv": "id,action,theme\n1,add,contact.waiting\n",
    ])
    func make(_ input: String, _ name: String, _ more: [String]) throws {
      let text = more.contains("--text") ? [] : ["--text", "comment"]
      let made = try program.run(
        [
          "summary", input, "--score", "score", "--scale", "csat", "--id", "id", "--partial", "-o", name,
          "--quiet",
        ]
          + text + more)
      #expect(made.status == 0, "\(made.errors)")
    }
    try make("a.csv", "first.json", [])
    for (index, (more, what)) in [
      (["--where", "lang=en"], "filter (--where)"), (["--three-way"], "labelling (--three-way)"),
      (["--overrides", "fix.csv"], "overrides (--overrides)"),
      (["--text", "remark"], "text columns (--text)"),
      (["--weight", "w"], "weight column (--weight)"), (["--lang", "en"], "language (--lang)"),
      (["--score-direction", "reversed"], "score direction (--score-direction)"),
      (["--question-polarity", "negative"], "question polarity (--question-polarity)"),
    ].enumerated() {
      try make("b.csv", "\(index).json", more)
      let result = try program.run("merge", "first.json", "\(index).json")
      #expect(
        result.status == 2
          && result.errors.contains("\(index).json: its \(what) differs from that of first.json"),
        "\(result.errors)")
    }
  }

  @Test("nothing is counted twice") func doubles() throws {
    func rows(_ first: Int) -> String {
      "id,nps,comment\n" + (first..<first + 12).map { "\($0),\($0 % 11),I was on hold\n" }.joined()
    }
    let program = try Program(["a.csv": rows(0), "b.csv": rows(50), "other/a.csv": rows(90)])
    for name in ["a", "b", "other/a"] {
      let made = try program.run("summary", "\(name).csv", "--partial", "-o", "\(name).json", "--quiet")
      #expect(made.status == 0)
    }
    try program.folder.write(Data(try program.folder.text("a.json").utf8), "copy.json")
    let twice = try program.run("merge", "a.json", "b.json", "copy.json")
    #expect(twice.status == 2)
    #expect(
      twice.errors
        == "verbatim: copy.json: a.csv (12 records) was already counted in a file before it; name each partial result "
        + "once\n")
    // What was merged before is remembered; another file of the same name is another input.
    #expect(try program.run("merge", "a.json", "other/a.json", "--partial", "-o", "ab.json").status == 0)
    #expect(try program.run("merge", "b.json", "ab.json").status == 0)
    #expect(try program.run("merge", "ab.json", "a.json").status == 2)
  }

  @Test("parts that have names may hold the very same records") func namedParts() throws {
    let rows = "nps,comment\n" + (0..<12).map { "\($0 % 11),I was on hold\n" }.joined()
    let twice = rows + rows.dropFirst("nps,comment\n".count)
    let program = try Program(["a.csv": rows, "twice.csv": twice])
    let options = ["--text", "comment", "--score", "nps", "--scale", "nps", "--quiet"]
    for part in ["1", "2"] {
      let made = try program.run(
        ["summary", "a.csv", "--partial", "--part", part, "-o", "\(part).json"] + options)
      #expect(made.status == 0, "\(made.errors)")
    }
    let merged = try program.run("merge", "1.json", "2.json", "--format", "json")
    #expect(merged.status == 0, "\(merged.errors)")
    let whole = try program.run(["summary", "twice.csv", "--format", "json"] + options)
    #expect(merged.output == whole.output)
    let again = try program.run("merge", "1.json", "2.json", "1.json")
    #expect(again.status == 2)
    #expect(again.errors.contains("a.csv, part 1 (12 records) was already counted"))
    #expect(try program.run("summary", "a.csv", "--part", "1").status == 2)
  }

  @Test("parts that inferred different scales are refused, and so are dates in another order") func inferred()
    throws
  {
    func rows(_ scores: ClosedRange<Int>, _ dates: [String]) -> String {
      "id,day,score,comment\n"
        + (0..<30).map { row in
          let score = scores.lowerBound + row % scores.count
          return "\(row),\(dates[row % dates.count]),\(score),I was on hold\n"
        }.joined()
    }
    let program = try Program([
      "a.csv": rows(1...5, ["25/03/2026", "04/03/2026"]),
      "b.csv": rows(0...10, ["04/03/2026", "04/25/2026"]),
      "c.csv": rows(1...5, ["2026-03-12"]),
    ])
    func make(_ input: String, _ name: String, _ more: [String]) throws {
      let made = try program.run(
        ["summary", input, "--text", "comment", "--score", "score", "--partial", "-o", name, "--quiet"] + more
      )
      #expect(made.status == 0, "\(made.errors)")
    }
    for name in ["a", "b", "c"] {
      try make("\(name).csv", "\(name).json", [])
      try make("\(name).csv", "\(name)-days.json", ["--scale", "nps", "--time", "day"])
    }
    let scales = try program.run("merge", "a.json", "b.json")
    #expect(
      scales.errors
        == "verbatim: b.json: its scale differs from that of a.json: nps (inferred from its answers) against csat "
        + "(inferred from its answers); make every part with the same --scale or --bands\n")
    #expect(scales.status == 2)
    try make("c.csv", "given.json", ["--scale", "csat"])
    #expect(try program.run("merge", "a.json", "given.json").status == 0)
    // Dates in words or written from the year on fit any order, but do not hide that of the others.
    #expect(try program.run("merge", "c-days.json", "a-days.json", "--partial", "-o", "ca.json").status == 0)
    let order = try program.run("merge", "ca.json", "b-days.json")
    #expect(order.status == 2 && order.errors.contains("its order of dates differs"), "\(order.errors)")
    #expect(order.errors.contains("write dates as 2026-03-12"))
  }

  @Test("parts that were given one name are recognised, however they were cut") func united() throws {
    func rows(_ range: Range<Int>) -> String {
      "id,nps,comment\n" + range.map { "\($0),\($0 % 11),I was on hold\n" }.joined()
    }
    let program = try Program([
      "1.csv": rows(0..<12), "2.csv": rows(12..<20), "3.csv": rows(0..<5), "4.csv": rows(5..<20),
      "5.csv": rows(0..<20),
    ])
    for name in 1...5 {
      let made = try program.run(
        "summary", "\(name).csv", "--scale", "nps", "--partial", "-o", "\(name).json", "--quiet")
      #expect(made.status == 0, "\(made.errors)")
    }
    func unite(_ parts: [String], _ name: String, _ out: String) throws {
      let made = try program.run(["merge"] + parts + ["--partial", "--part", name, "-o", out])
      #expect(made.status == 0, "\(made.errors)")
    }
    try unite(["1.json", "2.json"], "monday", "monday.json")
    try unite(["3.json", "4.json"], "monday", "again.json")
    try unite(["3.json", "4.json"], "tuesday", "tuesday.json")
    let again = try program.run("merge", "monday.json", "again.json")
    #expect(
      again.status == 2 && again.errors.contains("again.json: part monday (20 records) was already counted"),
      "\(again.errors)")
    // Another day may well have the very same records.
    #expect(try program.run("merge", "monday.json", "tuesday.json").status == 0)
    let whole = try program.run("merge", "monday.json", "--format", "json")
    #expect(whole.output == (try program.run("merge", "5.json", "--format", "json")).output)
    #expect(try program.run("merge", "1.json", "--part", "monday").status == 2)
  }
}
