import Foundation
import Testing

/// What goes wrong ends with status 2 and one line that says where and what to do.
struct ErrorTests {
  private static let good =
    "id,score,comment\n1,9,Vriendelijke medewerker en snel geholpen\n2,2,Veel te lang in de wacht gestaan\n"

  /// A call that must fail, and what the message must contain.
  struct Failure: Sendable, CustomTestStringConvertible {
    let arguments: [String]
    let message: String
    var testDescription: String { arguments.joined(separator: " ") }

    init(_ arguments: String, _ message: String) {
      self.arguments = arguments.split(separator: " ").map(String.init)
      self.message = message
    }
  }

  static let failures = [
    Failure("summary empty.csv", "empty.csv: there is nothing in it"),
    Failure("tag empty.csv", "empty.csv: there is nothing in it"),
    Failure("columns empty.csv", "empty.csv: there is nothing in it"),
    Failure("summary blank.csv", "blank.csv"),
    Failure("tag -", "standard input: there is nothing in it"),
    Failure(
      "tag single.json", "single.json:1: no record with named fields could be read; a record is"),
    Failure("tag -x.csv", "for the file '-x.csv' write './-x.csv'"),
    Failure("tag good.csv --rejects bad.xlsx", "--rejects writes CSV; give its file a name in .csv instead"),
    Failure("transcript good.csv --rejects bad.json", "--rejects writes CSV; give its file a name in .csv"),
    Failure("summary header.csv", "header.csv:1: there is a header (3 columns) and nothing below it"),
    Failure("summary god.csv", "god.csv: there is no such file; did you mean 'good.csv'?"),
    Failure("summary folder", "folder: the folder holds no file that can be read"),
    Failure(
      "summary good.csv --text coment",
      "there is no column 'coment'; there are 'id', 'score', 'comment'; did you mean 'comment'?"),
    Failure("tag good.csv --score 9", "there is no column '9'"),
    Failure("summary good.csv --by regio", "there is no column 'regio'"),
    Failure("summary good.csv --scale stars", "there is no scale 'stars'; use one of nps"),
    Failure("summary good.csv --bands low=0..4,high", "high"),
    Failure(
      "summary good.csv --band detractors --scale nps",
      "the scale nps has no band 'detractors'; it has detractor, passive, promoter"),
    Failure("summary good.csv --format pdf", "there is no output format 'pdf'; use one of table"),
    Failure("tag good.csv --format table", "there is no output format 'table'; use one of jsonl"),
    Failure("tag good.csv --input-format docx", "there is no input format 'docx'"),
    Failure("tag good.csv --delimiter ab", "--delimiter takes one"),
    Failure("tag good.csv --encoding utf-nine", "utf-nine"),
    Failure("summary good.csv --flavour sweet", "Unknown option '--flavour'; see 'verbatim summary --help'"),
    Failure("sumary good.csv", "there is no command 'verbatim sumary'; did you mean 'verbatim summary'?"),
    Failure(
      "themes chek", "there is no command 'verbatim themes chek'; did you mean 'verbatim themes check'?"),
    Failure("good.csv", "there is no command 'verbatim good.csv'; did you mean 'verbatim summary good.csv'?"),
    Failure("frobnicate", "there is no command 'verbatim frobnicate'; it is one of summary, why"),
    Failure("summary", "Missing expected argument '<inputs> ...'"),
    Failure("tag good.csv --lang xx", "xx/language.json: there is no such language"),
    Failure("tag good.csv --lexicons nowhere", "nowhere: there is no such lexicon folder"),
    Failure("tag good.csv --themes nowhere.yaml", "nowhere.yaml: there is no such codebook"),
    Failure("tag good.csv --where score", "'score' is no condition"),
    Failure(
      "tag good.csv --quiet -o nowhere/out.csv",
      "nowhere/out.csv: cannot be written (No such file or directory)"),
    Failure("tag good.csv --threads many", "--threads"),
    Failure(
      "tag good.csv --threads -1", "'-1' is invalid for '--threads <threads>': give a whole number from 1 to"),
    Failure("summary good.csv --threads 0", "give a whole number from 1 to"),
    Failure("summary good.csv --top -3", "'-3' is invalid for '--top <top>': give a whole number from 1 up"),
    Failure("summary good.csv --top=-3", "give a whole number from 1 up"),
    Failure("summary good.csv --min-n 0", "give a whole number from 1 up"),
    Failure("discover good.csv --top -1", "give a whole number from 1 up"),
    Failure("why good.csv --replicates -1", "give a whole number from 0 up"),
    Failure("summary good.csv --seed -1", "give a whole number from 0 up"),
    Failure("summary good.csv --spend -4 --churn detractor=0.5", "give an amount"),
    Failure("merge folder", "folder: this is a folder; name a file in it"),
    Failure(
      "tag good.csv --quiet --overrides folder", "folder: this is a folder; name a file of corrections"),
    Failure("tag good.csv --quiet --themes folder", "folder: this is a folder; name a codebook"),
    Failure("summary good.csv --quiet -o folder", "folder: this is a folder; name the file to write in it"),
    Failure(
      "tag good.csv --quiet --rejects folder", "folder: this is a folder; name the file to write in it"),
    Failure(
      "summary good.csv --bands low=0..50,high=51..5000", "51..5000 goes beyond ±1000; divide the scores"),
  ]

  @Test("a wrong call", arguments: failures) func fails(failure: Failure) throws {
    let program = try Program([
      "empty.csv": "", "blank.csv": "\n\n \n", "header.csv": "id,score,comment\n", "good.csv": Self.good,
      "folder/notes.bin": "x", "-x.csv": Self.good,
      "single.json": "[{'score': 5, 'comment': 'late again'}]\n",
    ])
    let before = program.folder.names
    let result = try program.run(failure.arguments)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains(failure.message), "\(result.errors)")
    #expect(result.errorLines.count == 1 && result.errors.hasPrefix("verbatim: "), "\(result.errors)")
    #expect(program.folder.names == before)
  }

  @Test("a file without permission", .disabled(if: getuid() == 0, "root may read everything"))
  func permission() throws {
    let program = try Program(["good.csv": Self.good])
    try FileManager.default.setAttributes(
      [.posixPermissions: 0], ofItemAtPath: program.folder.path + "/good.csv")
    let result = try program.run("summary", "good.csv")
    #expect(result.status == 2)
    #expect(result.errors.contains("good.csv: ") && result.errors.contains("ermission"))
  }

  @Test("a mistake in a lexicon names file and line") func lexicon() throws {
    let program = try Program(["good.csv": Self.good, "mine/nl/sentiment.tsv": "goed\t1\nslecht\tveel\n"])
    let result = try program.run("tag", "good.csv", "--lexicons", "mine")
    #expect(result.status == 2)
    #expect(
      result.errors
        == "verbatim: mine/nl/sentiment.tsv:2: 'veel' is not a number; write a number such as -1.5 in column 2\n"
    )
  }

  @Test("a reader that goes away ends the program quietly") func closedPipe() throws {
    var rows = "id,score,comment\n"
    for id in 0..<20_000 { rows += "\(id),3,Lang wachten\n" }
    let program = try Program(["big.csv": rows])
    let result = try program.shell(
      "\"$V\" tag big.csv --text comment --quiet | head -n 1; echo \"${PIPESTATUS[0]}\" >&2")
    #expect(result.lines.count == 1)
    #expect(result.errors == "0\n")
  }

  @Test("help and version end with 0") func help() throws {
    let program = try Program()
    for arguments in [["--help"], ["--version"], ["help"], ["help", "summary"], ["tag", "--help"], []] {
      let result = try program.run(arguments)
      #expect(result.status == 0, "\(arguments)")
      #expect(!result.output.isEmpty && result.errors.isEmpty)
    }
    #expect(try program.run("--version").output.hasPrefix("verbatim "))
  }

  @Test("there is nothing to explain", arguments: ["", "  \n "]) func nothingToExplain(text: String) throws {
    let result = try Program().run("explain", text)
    #expect(result.status == 2 && result.output.isEmpty && result.errors.contains("no comment to explain"))
  }

  @Test("nobody reads standard error") func closedErrors() throws {
    let program = try Program(["good.csv": Self.good])
    let result = try program.shell("{ \"$V\" tag good.csv 2>&1 >out; echo $? >status; } | true; cat status")
    #expect(result.output == "0\n")
    #expect(try program.folder.text("out").split(separator: "\n").count == 2)
  }

  @Test(
    "a column that tells the rows apart is no segment, whatever the number of threads", arguments: ["1", "2"])
  func tooManySegments(threads: String) throws {
    let rows = (0..<1_001).map { "r\($0),\($0 % 11),snelle levering \($0 % 2)\n" }.joined()
    let program = try Program(["in.csv": "id,nps,comment\n" + rows])
    let result = try program.run("summary", "in.csv", "--quiet", "--by", "id", "--threads", threads)
    #expect(result.status == 2)
    #expect(
      result.errors
        == "verbatim: --by id: the column has more than 1000 different values; break down by columns with fewer, such as "
        + "a region or a channel\n")
    #expect(try program.run("summary", "in.csv", "--quiet", "--by", "nps", "--threads", threads).status == 0)
  }

  @Test("a baseline on another scale") func baselineScale() throws {
    let program = try Program(["good.csv": Self.good])
    let score = ["good.csv", "--score", "score", "--quiet"]
    let made = try program.run(
      ["summary"] + score + ["--scale", "dsat", "--format", "json", "-o", "old.json"])
    #expect(made.status == 0)
    func gate(_ scale: String) throws -> Program.Result {
      try program.run(["summary"] + score + ["--scale", scale, "--fail-on", "new", "--baseline", "old.json"])
    }
    let other = try gate("nps")
    #expect(
      other.status == 2 && other.errors.contains("it was made on the scale dsat (dissatisfied, satisfied)"))
    #expect(try gate("dsat").status == 0)
  }
}
