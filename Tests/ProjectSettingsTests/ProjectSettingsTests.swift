@testable import ProjectSettings
import Foundation
import Testing

/// Settings of a project: what wins, what is refused, and where.
@Suite struct ProjectSettingsTests {
  /// A program with two commands.
  static let shape = Result { try CommandShape.decode(json) }
  static let json = """
    {"command": {"commandName": "verbatim", "subcommands": [
      {"commandName": "summary", "arguments": [
        {"kind": "positional", "isRepeating": true, "valueName": "inputs", "sectionTitle": "Input"},
        {"kind": "option", "isRepeating": true, "valueName": "col", "names": [{"name": "text"}]},
        {"kind": "option", "isRepeating": false, "valueName": "min-n", "names": [{"name": "min-n"}], "defaultValue": "10"},
        {"kind": "option", "isRepeating": false, "valueName": "file", "names": [{"name": "output"}, {"name": "o"}]},
        {"kind": "option", "isRepeating": false, "valueName": "dir", "names": [{"name": "lexicons"}]},
        {"kind": "flag", "isRepeating": false, "valueName": "quiet", "names": [{"name": "quiet"}]},
        {"kind": "flag", "isRepeating": false, "valueName": "help", "names": [{"name": "help"}, {"name": "h"}]}]},
      {"commandName": "evaluate", "arguments": [
        {"kind": "option", "isRepeating": false, "valueName": "text", "names": [{"name": "text"}]},
        {"kind": "option", "isRepeating": false, "valueName": "dir", "names": [{"name": "lexicons"}]}]}]}}
    """

  func resolve(
    _ call: [String], yaml: String? = nil, environment: [String: String] = [:], path: String = "verbatim.yaml"
  ) throws -> SettingsResolver.Outcome {
    let shape = try Self.shape.get()
    let file = try yaml.map { try ProjectFile(yaml: $0, path: path, shape: shape) }
    return SettingsResolver(shape: shape, environment: environment, file: file).resolve(call)
  }

  @Test("a flag wins over the environment, that over the file, that over the default") func precedence()
    throws
  {
    let yaml = "# mine\nmin-n: 5\n"
    let environment = ["VERBATIM_MIN_N": "7"]
    func minN(_ call: [String], _ yaml: String?, _ environment: [String: String]) throws -> Setting? {
      try resolve(call, yaml: yaml, environment: environment).settings.first { $0.name == "min-n" }
    }
    #expect(try minN(["summary"], nil, [:]) == Setting(name: "min-n", values: ["10"], source: .builtIn))
    #expect(
      try minN(["summary"], yaml, [:])
        == Setting(name: "min-n", values: ["5"], source: .file("verbatim.yaml", line: 2)))
    #expect(
      try minN(["summary"], yaml, environment)
        == Setting(name: "min-n", values: ["7"], source: .environment("VERBATIM_MIN_N")))
    for call in [["summary", "--min-n", "9"], ["summary", "a.csv", "--min-n=9"]] {
      #expect(try minN(call, yaml, environment) == Setting(name: "min-n", values: ["9"], source: .flag))
    }
  }

  @Test("the call gets what is set, and keeps what it has") func calls() throws {
    let yaml = """
      inputs: [a.csv, "b c.csv"]
      text: [-one, two]
      quiet: true
      summary: {output: out.csv}
      """
    #expect(
      try resolve(["summary", "--min-n", "3"], yaml: yaml).arguments == [
        "summary", "a.csv", "b c.csv", "--text=-one", "--text=two", "--output=out.csv", "--quiet", "--min-n",
        "3",
      ])
    #expect(
      try resolve(["summary", "x.csv", "-oy.csv", "--text", "three"], yaml: yaml).arguments == [
        "summary", "--quiet", "x.csv", "-oy.csv", "--text", "three",
      ])
    #expect(try resolve(["summary", "--help"], yaml: yaml).arguments == ["summary", "--help"])
    #expect(
      try resolve(["evaluate"], yaml: yaml + "\nlexicons: words").arguments == [
        "evaluate", "--lexicons=words",
      ])
    #expect(try resolve(["summary"], yaml: "quiet: false").arguments == ["summary"])
    #expect(try resolve(["summary"], yaml: "").arguments == ["summary"])
  }

  @Test("files that settings name stand beside them") func paths() throws {
    let call = try resolve(
      ["summary"], yaml: "inputs: [a.csv, /b.csv, '-']\nlexicons: words", path: "/p/q/verbatim.yaml")
    #expect(call.arguments == ["summary", "/p/q/a.csv", "/b.csv", "-", "--lexicons=/p/q/words"])
  }

  @Test(
    "mistakes have their place",
    arguments: [
      ("sumary:\n  min-n: 2", "1:1: there is no command 'sumary'; did you mean 'summary'?"),
      ("text: a\nmin_m: 2", "2:1: there is no setting 'min-m'; did you mean 'min-n'?"),
      (
        "output: a.csv",
        "1:1: there is no setting 'output' for all commands; put it below a command's name, such as 'report:'"
      ),
      ("min-n: [1, 2]", "1:8: 'min-n' takes one value; write 'min-n: VALUE'"),
      ("quiet: maybe", "1:8: 'quiet' is 'maybe'; write true or false"),
      ("- text", "1:1: this is no list of settings; write 'name: value', a line a setting"),
      ("help: true", "1:1: there is no setting 'help'; 'verbatim config' shows all"),
    ]) func mistakes(_ yaml: String, _ message: String) throws
  {
    let error = #expect(throws: SettingError.self) { try self.resolve(["summary"], yaml: yaml) }
    #expect(error.map(\.description) == "verbatim.yaml:" + message)
  }

  @Test("broken YAML, a missing file, and a file found upwards") func files() throws {
    let error = #expect(throws: SettingError.self) { try self.resolve(["summary"], yaml: "text: [a") }
    #expect(error?.problem.hasPrefix("not valid YAML") == true && (error?.line ?? 0) > 0)
    let shape = try Self.shape.get()
    #expect(throws: SettingError.self) { try ProjectFile(path: "/nowhere/verbatim.yaml", shape: shape) }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "settings-" + UUID().uuidString)
    let inner = folder.appendingPathComponent("a/b")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("min-n: 4".utf8).write(to: folder.appendingPathComponent("verbatim.yaml"))
    let found = try #require(ProjectFile.find(from: inner.path))
    #expect(found.hasSuffix("verbatim.yaml"))
    #expect(try ProjectFile(path: found, shape: shape).entries.count == 1)
  }

  @Test(
    "what init writes is read as it was",
    arguments: ["plain", "yes", "12", "007", "", "a: b # c", "\"q\" \\ 'x'", "é\n\t😀", "a\u{1}b\u{7F}", "-x"])
  func drafts(_ value: String) throws {
    var draft = ProjectDraft(head: ["head"])
    draft.add("text", [value, "other"], isList: true, note: "a note")
    draft.add("min-n", [value], isActive: false)
    let file = try ProjectFile(yaml: draft.text, path: "x", shape: try Self.shape.get())
    #expect(file.entries.map(\.values) == [[value, "other"]])
  }
}
