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

  @Test("two outputs do not share a file") func twoOutputs() throws {
    let program = try Program(["in.csv": Self.survey])
    let result = try program.run("tag", "in.csv", "-o", "out.csv", "--rejects", "./out.csv", "--quiet")
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
}
