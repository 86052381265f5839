import Foundation
import Testing

/// What is there is not lost: inputs, other people's databases, columns, totals.
struct OutputGuardTests {
  private static let table =
    "id;nps;comment\n" + (0..<24).map { "\($0);\($0 % 11);heel lang gewacht\n" }.joined()

  @Test(
    "no output takes the place of an input",
    arguments: [
      ["tag", "in.csv", "-o", "in.csv"], ["summary", "in.csv", "-o", "in.csv", "--format", "csv"],
      ["tag", "in.csv", "-o", "link.csv"], ["tag", "in.csv", "-o", "out.csv", "--rejects", "in.csv"],
      ["redact", "in.csv", "-o", "in.csv"], ["report", "in.csv", "-o", "in.csv", "--format", "html"],
    ])
  func inputs(arguments: [String]) throws {
    let program = try Program(["in.csv": Self.table])
    try FileManager.default.createSymbolicLink(
      atPath: program.folder.path + "/link.csv", withDestinationPath: "in.csv")
    let result = try program.run(arguments + ["--quiet"])
    #expect(result.status == 2 && result.errors.contains("is read by the same command"), "\(result)")
    #expect(try program.folder.text("in.csv") == Self.table)
  }

  @Test("the output and --rejects are two files") func twoOutputs() throws {
    let program = try Program(["in.csv": Self.table])
    let result = try program.run("tag", "in.csv", "-o", "out.csv", "--rejects", "./out.csv", "--quiet")
    #expect(result.status == 2 && result.errors.contains("cannot be the same file"))
  }

  @Test("a database with other things in it stays; tags are replaced") func databases() throws {
    let program = try Program(["in.csv": Self.table])
    #expect(try program.run("tag", "in.csv", "-o", "tags.sqlite", "--quiet").status == 0)
    #expect(try program.run("tag", "in.csv", "-o", "tags.sqlite", "--quiet").status == 0)
    try program.folder.write(Data("SQLite format 3\0 and somebody's table".utf8), "own.sqlite")
    let result = try program.run("tag", "in.csv", "-o", "own.sqlite", "--quiet")
    #expect(result.status == 2 && result.errors.contains("other things than tags"), "\(result.errors)")
    #expect(try program.folder.text("own.sqlite").contains("somebody"))
  }

  @Test("columns of the input that are called like the added ones get names of their own") func columns()
    throws
  {
    let program = try Program(["in.csv": "id,band,comment,language\n1,Queen,veel te duur,x\n2,Abba,prima,y\n"]
    )
    let result = try program.run("tag", "in.csv", "--text", "comment", "--format", "csv")
    let header = try #require(result.output.split(whereSeparator: \.isNewline).first)
    let names = header.split(separator: ",").map(String.init)
    #expect(
      names.prefix(4) == ["id", "band_input", "comment", "language_input"] && Set(names).count == names.count)
    #expect(result.errors.contains("'band' as 'band_input', 'language' as 'language_input'"))
  }

  @Test("rows of totals are no respondents") func totals() throws {
    let extra =
      "Totaal;5;\nGemiddelde;5,0;\nAantal;22;\n;;\nTotaal;10;Totaal niet tevreden over de wachttijd\n"
    let program = try Program(["in.csv": Self.table + extra])
    let result = try program.run("summary", "in.csv", "--format", "json", "--quiet")
    let rows = try JSONValue(result)["rows"]
    #expect(rows["scored"].number == 25 && rows["rejected"]["row of totals"].number == 3, "\(rows)")
  }

  @Test("--excel writes what a Dutch Excel opens") func excel() throws {
    let program = try Program(["in.csv": Self.table])
    #expect(try program.run("tag", "in.csv", "-o", "out.csv", "--excel", "--quiet").status == 0)
    let bytes = try Data(contentsOf: program.folder.url.appendingPathComponent("out.csv"))
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    #expect(
      bytes.starts(with: [0xEF, 0xBB, 0xBF]) && lines[0].contains("id;nps;comment;language;sentiment;"))
    #expect(lines[1].contains(";nl;-0,") && lines.count == 25)
  }

  @Test("--raw and --excel are refused where they would do nothing", arguments: ["jsonl", "xlsx", "sqlite"])
  func useless(format: String) throws {
    let program = try Program(["in.csv": Self.table])
    for flag in ["--raw", "--excel"] {
      let result = try program.run("tag", "in.csv", "-o", "out.\(format)", flag)
      #expect(result.status == 2 && result.errors.contains("\(flag) is for CSV"), "\(result.errors)")
    }
  }

  @Test("--raw leaves formulas as they are") func raw() throws {
    let program = try Program(["in.csv": "id,nps,comment\n1,3,=1+1\n2,9,prima\n"])
    func cells(_ flags: [String]) throws -> String {
      try program.run(["tag", "in.csv", "--text", "comment", "--format", "csv", "--quiet"] + flags).output
    }
    #expect(try cells([]).contains("\"'=1+1\"") && cells(["--raw"]).contains(",=1+1,"))
  }
}
