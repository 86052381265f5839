import Foundation
import Testing

/// Settings, files and formats of the built program.
struct ProjectFileTests {
  static let csv =
    "id,nps,comment\n1,9,Heel vriendelijk geholpen\n2,2,Te lang moeten wachten\n3,8,=1+1 is geen comment\n"

  @Test("init writes what summary then reads without any argument, also from a folder below")
  func initialised() throws {
    let program = try Program(["in.csv": Self.csv, "below/x": ""])
    let made = try program.run("init", "in.csv")
    #expect(made.status == 0 && made.errors.contains("wrote verbatim.yaml"))
    let yaml = try program.folder.text("verbatim.yaml")
    #expect(
      yaml.contains("inputs: [\"in.csv\"]") && yaml.contains("score: nps") && yaml.contains("text: [comment]")
    )
    let plain = try program.run("tag", "in.csv", "--no-config", "--quiet")
    let set = try program.shell("cd below && $V tag")
    #expect(set.status == 0 && set.output == plain.output && plain.lines.count == 3)
    #expect(set.errorLines.first?.hasPrefix("settings from /") == true)
    #expect(try program.run("init", "in.csv").status == 2)
    #expect(try program.run("init", "in.csv", "--force", "--quiet").errors.isEmpty)
  }

  @Test(
    "every command that takes settings can leave them out",
    arguments: [
      "evaluate in.csv --text comment --score nps --scale nps", "lexicons list --lang nl",
      "themes list customer-experience",
      "themes export -o out.csv", "themes import out.csv",
      "lexicons learn in.csv --text comment --score nps -o w",
    ]) func leftOut(call: String) throws
  {
    let program = try Program(["in.csv": Self.csv, "verbatim.yaml": "lexicons: nowhere\nformat: nonsense\n"])
    let result = try program.shell("$V themes export -o out.csv --no-config; $V \(call) --no-config")
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test("config shows what is in force and from where; flags, environment, file, default") func shown() throws
  {
    var program = try Program(["in.csv": Self.csv, "verbatim.yaml": "min-n: 5\nsummary:\n  top: 3\n"])
    program.environment["VERBATIM_LABELS_IN"] = "nl"
    let lines = try program.run("config", "summary", "--sort", "share").lines.map {
      $0.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    }
    for line in [
      "min-n 5 verbatim.yaml:1", "top 3 verbatim.yaml:3", "labels-in nl environment VERBATIM_LABELS_IN",
      "sort share flag", "seed 0 default",
    ] { #expect(lines.contains(line), "\(line)") }
    #expect(try program.run("config").lines.contains { $0.hasPrefix("summary.top") })
    program.environment["VERBATIM_MIN_N"] = "none"
    let failed = try program.run("summary", "in.csv")
    #expect(failed.status == 2 && failed.errors.contains("(set by environment VERBATIM_MIN_N)"))
  }

  @Test("a mistake in the file is told with its place, once") func mistaken() throws {
    let program = try Program(["in.csv": Self.csv, "verbatim.yaml": "txt: comment\n"])
    let result = try program.run("summary", "in.csv")
    #expect(result.status == 2)
    #expect(
      result.errorLines == ["verbatim: verbatim.yaml:1:1: there is no setting 'txt'; did you mean 'text'?"])
    #expect(try program.run("columns", "in.csv", "--no-config").status == 0)
    #expect(
      try program.run("columns", "in.csv", "--config", "none.yaml").errors.contains(
        "no such file of settings"))
  }

  @Test("cells that a spreadsheet would run are counted, and the count is said") func escaped()
    throws
  {
    let program = try Program(["in.csv": Self.csv])
    let safe = try program.run("tag", "in.csv", "--format", "csv")
    #expect(
      safe.output.contains("\"'=1+1 is") && safe.errors.contains("1 cell that a spreadsheet might run"))
  }

  @Test("workbooks and databases need a file, and take their form from its name") func files() throws {
    let program = try Program(["in.csv": Self.csv])
    for format in ["xlsx", "sqlite"] {
      let result = try program.run("tag", "in.csv", "--format", format)
      #expect(result.status == 2 && result.output.isEmpty && result.errors.contains("needs a file"))
    }
    #expect(try program.run("tag", "in.csv", "-o", "t.db", "--quiet").status == 0)
    #expect(try program.run("tag", "in.csv", "-o", "t.xlsx", "--quiet").status == 0)
    #expect(try program.run("report", "in.csv", "-o", "r.xlsx", "--quiet").status == 0)
    #expect(try program.run("summary", "in.csv", "-o", "s.xlsx", "--quiet").status == 0)
    #expect(program.folder.names == ["in.csv", "r.xlsx", "s.xlsx", "t.db", "t.xlsx"])
    let wrong = try program.run("tag", "in.csv", "-o", "t.html")
    #expect(wrong.status == 2 && wrong.errors.contains("writes no .html"))
    let again = try program.run(
      "tag", "t.db", "--sql", "SELECT id, score AS nps, text AS comment FROM comments", "--quiet")
    #expect(again.output == (try program.run("tag", "in.csv", "--quiet")).output)
  }

  @Test("several files, folders and wildcards are one input; a binary file is refused") func inputs() throws {
    let program = try Program(["a/1.csv": Self.csv, "a/2.csv": Self.csv, "a/notes.md": "x", "b/c": ""])
    #expect(try program.run("tag", "a", "a/*.csv", "a/1.csv", "--quiet").lines.count == 3 * 5)
    let empty = try program.run("tag", "b")
    #expect(empty.status == 2 && empty.errors.contains("no file that can be read"))
    try program.folder.write(Data((0..<4_000).map { UInt8(truncatingIfNeeded: $0 &* 7919) }), "picture.csv")
    let binary = try program.run("summary", "picture.csv")
    #expect(binary.status == 2 && binary.errorLines.count == 1 && binary.errors.contains("this is no text"))
  }

  @Test("shares between 0 and 1 are no CSAT, and that is said") func fractions() throws {
    let rows = (1...40).map { "0.\($0 + 10),comment number \($0) was fine" }.joined(separator: "\n")
    let program = try Program(["in.csv": "csat,comment\n" + rows + "\n"])
    let result = try program.run("summary", "in.csv")
    #expect(result.status == 0 && result.errors.contains("the column 'csat' is named like a score"))
    #expect(result.errors.contains("no score: sentiment of the text"))
  }

  @Test("completions for every shell", arguments: ["bash", "zsh", "fish"]) func completions(shell: String)
    throws
  {
    let result = try Program().run("completions", shell)
    #expect(result.status == 0 && result.output.contains("summary") && result.output.count > 1_000)
  }
}
