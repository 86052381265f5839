import Foundation
import Testing

/// Output never takes the place of what it was made from, nor of something that cannot be made again.
struct SafeOutputTests {
  private static let survey = "id;nps;toelichting\n1;3;De monteur kwam te laat\n2;9;Snel geholpen\n"

  @Test(
    "an input is never replaced",
    arguments: [
      ["tag", "in.csv", "-o", "in.csv"], ["tag", "in.csv", "-o", "./in.csv", "--format", "jsonl"],
      ["tag", "in.csv", "-o", "link.csv"], ["summary", "in.csv", "-o", "in.csv", "--format", "json"],
      ["report", "in.csv", "-o", "in.csv"], ["tag", "in.csv", "-o", "out.jsonl", "--rejects", "in.csv"],
      ["tag", "first.csv", "in.csv", "-o", "in.csv"], ["redact", "in.csv", "-o", "in.csv"],
    ]) func input(_ arguments: [String]) throws
  {
    let program = try Program(["in.csv": Self.survey, "first.csv": Self.survey])
    try FileManager.default.createSymbolicLink(
      atPath: program.folder.path + "/link.csv", withDestinationPath: "in.csv")
    let result = try program.run(arguments + (arguments[0] == "redact" ? [] : ["--quiet"]))
    #expect(result.status == 2, "\(result.errors)")
    #expect(try String(contentsOfFile: program.folder.path + "/in.csv", encoding: .utf8) == Self.survey)
    if arguments[0] != "report" { #expect(result.errors.contains("would be lost"), "\(result.errors)") }
  }

  @Test(
    "what a run reads beside its input is not replaced either",
    arguments: [
      ("own.yaml", ["tag", "in.csv", "--themes", "own.yaml", "-o", "own.yaml", "--format", "jsonl"]),
      (
        "own.yaml",
        ["tag", "in.csv", "--themes", "own.yaml", "-o", "own.yaml", "--format", "csv", "--resume"]
      ),
      ("own.yaml", ["themes", "export", "own.yaml", "-o", "own.yaml", "--format", "csv"]),
      ("ov.csv", ["tag", "in.csv", "--themes", "own.yaml", "--overrides", "ov.csv", "-o", "ov.csv"]),
      ("set.yaml", ["tag", "in.csv", "--config", "set.yaml", "-o", "set.yaml", "--format", "csv"]),
      ("key.txt", ["redact", "in.csv", "--hash-key-file", "key.txt", "-o", "key.txt"]),
      ("words/nl/own.tsv", ["tag", "in.csv", "--lexicons", "words", "--rejects", "words/nl/own.tsv"]),
      (
        "map.tsv",
        [
          "evaluate", "in.csv", "--themes", "label", "--text", "toelichting", "--mapping", "map.tsv", "-o",
          "map.tsv",
        ]
      ),
      (
        "base.json",
        ["summary", "in.csv", "--fail-on", "new", "--baseline", "base.json", "-o", "base.json"]
      ),
    ]) func materials(_ file: String, _ arguments: [String]) throws
  {
    let program = try Program([
      "in.csv": "id;nps;label;toelichting\n1;3;late;De monteur kwam te laat\n2;9;;Snel geholpen\n",
      "own.yaml": """
      version: 1
      codebook: own
      themes:
        - id: late
          label: {nl: Te laat}
          terms: {nl: [te laat]}
      """, "ov.csv": "1,add,late\n", "set.yaml": "quiet: true\n", "key.txt": "a secret of many bytes\n",
      "words/nl/own.tsv": "# nothing yet\n", "map.tsv": "late\tlate\n",
    ])
    #expect(try program.shell("$V summary in.csv --quiet --format json > base.json").status == 0)
    let before = try program.folder.text(file)
    let result = try program.run(arguments)
    #expect(result.status == 2 && result.errors.contains("would be lost"), "\(result.errors)")
    #expect(try program.folder.text(file) == before)
  }

  @Test("two outputs do not share a file", arguments: [[], ["--resume"]]) func twoOutputs(_ more: [String])
    throws
  {
    let program = try Program(["in.csv": Self.survey])
    let result = try program.run(
      ["tag", "in.csv", "-o", "out.csv", "--rejects", "./out.csv", "--quiet"] + more)
    #expect(program.folder.names == ["in.csv"])
    #expect(result.status == 2 && result.errors.contains("two outputs of one run"), "\(result.errors)")
  }

  @Test("a database that something else made stays") func foreignDatabase() throws {
    let program = try Program(["in.csv": Self.survey])
    #expect(try program.run("tag", "in.csv", "-o", "t.sqlite", "--quiet").status == 0)
    #expect(try program.run("tag", "in.csv", "-o", "t.sqlite", "--quiet").status == 0)
    _ = try program.shell(
      "rm t.sqlite; python3 -c \"import sqlite3; sqlite3.connect('t.sqlite').execute('create table mine(x)')\""
    )
    let before = try Data(contentsOf: URL(fileURLWithPath: program.folder.path + "/t.sqlite"))
    let result = try program.run("tag", "in.csv", "-o", "t.sqlite", "--quiet")
    #expect(result.status == 2 && result.errors.contains("was not made by verbatim"), "\(result.errors)")
    #expect(try Data(contentsOf: URL(fileURLWithPath: program.folder.path + "/t.sqlite")) == before)
  }

  @Test("tagging what was tagged keeps every name apart") func twice() throws {
    let program = try Program(["in.csv": Self.survey])
    #expect(try program.run("tag", "in.csv", "-o", "t.csv", "--quiet").status == 0)
    let again = try program.run("tag", "t.csv", "--format", "csv", "--text", "toelichting")
    let names = (again.output.split(whereSeparator: \.isNewline).first ?? "").split(separator: ",")
    #expect(Set(names).count == names.count && names.contains("input_language") && names.contains("language"))
    #expect(again.errors.contains("7 columns of the input have the name of a result"), "\(again.errors)")
  }

  @Test(
    "names of columns and cells do not steer the terminal that shows them",
    arguments: [
      "redact in.csv --quiet", "tag in.csv --quiet --no-config",
      "tag in.csv --format csv --quiet --no-config",
      "summary in.csv --by 2 --score 3 --text 4 --scale nps --quiet --no-config --no-color",
      "summary in.csv --by 2 --score 3 --text 4 --scale nps --quiet --no-config --format json",
      "summary in.csv --by 2 --score 3 --text 4 --scale nps --quiet --no-config --format csv",
      "summary in.csv --by 2 --score 3 --text 4 --scale nps --quiet --no-config --partial",
      "evaluate in.csv --score score --scale nps --text comment --id 2 --worst 9 --show-text",
      "evaluate in.csv --score score --scale nps --text comment --id 2 --worst 9 --show-text --format json",
      "explain --format json --no-config $'was late \\u009B2J\\u202E\\e[31m\\a again'",
      "tag in.csv --quiet --no-config --format csv -o /dev/stdout",
      "tag in.csv --quiet --no-config --format csv -o /dev/tty",
      "redact in.csv --quiet -o /dev/tty",
    ]) func terminal(_ command: String) throws
  {
    let rows = (1...20).map {
      "\($0),Noord\u{1B}[31m\u{9B}2J,\($0 % 11),\"the parcel was late\u{1B}]0;x\u{7} again\"\n"
    }
    let program = try Program(["in.csv": "id,re\u{1B}[31mgio\u{202E},score,comment\n" + rows.joined()])
    let result = try program.shell(
      "python3 -c 'import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)' \"$V\" \(command)")
    #expect(result.status == 0, "\(result.output)")
    #expect(result.output.contains("late") || result.output.contains("Noord"), "\(result.output)")
    for sign in ["\u{1B}", "\u{9B}", "\u{7}", "\u{202E}"] {
      #expect(
        !result.output.unicodeScalars.contains(where: { String($0) == sign }), "\(sign.debugDescription)")
    }
  }
}
