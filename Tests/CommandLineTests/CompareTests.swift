import Foundation
import Testing

/// `verbatim compare`: files, segments and bands.
struct CompareTests {
  private static func check(_ json: JSONValue) throws {
    let score = json["score"]
    #expect(Set(["base", "current", "difference", "low", "high", "p"]).isSubset(of: score.keys))
    let difference = try #require(score["difference"].number)
    #expect(abs(difference - (score["current"].number ?? 0) + (score["base"].number ?? 0)) < 1e-8)
    let themes = json["themes"].list
    #expect(!themes.isEmpty)
    let sum =
      themes.compactMap { $0["contribution"].number }.reduce(0, +) + (json["unexplained"].number ?? .nan)
    #expect(abs(sum - difference) < 1e-8, "\(sum) \(difference)")
    for theme in themes {
      #expect(theme.keys == ["id", "base", "current", "difference", "low", "high", "p", "q", "contribution"])
    }
  }

  @Test("contributions and the unexplained rest add up to the difference") func segments() throws {
    let program = try Program()
    let json = try JSONValue(
      try program.run(
        "compare", Corpora.path("nps-nl.csv"), "--by", "Kanaal", "--base", "telefoon", "--current", "website",
        "--format", "json"))
    try Self.check(json)
    let waiting = json["themes"].with(id: "contact.waiting")
    #expect(try #require(waiting["q"].number) < 0.05 && #require(waiting["difference"].number) < 0)
    let bands = try program.run(
      "compare", Corpora.path("nps-nl.csv"), "--base", "detractor", "--current", "promoter", "--format",
      "json")
    try Self.check(try JSONValue(bands))
  }

  @Test("two files give what their segments in one file give, and turned round the opposite") func files()
    throws
  {
    let lines = Survey.planted.split(separator: "\n").map { String($0) }
    func part(_ region: String) -> String {
      Survey.csv(lines[0], lines.filter { $0.contains(",\(region),") })
    }
    let program = try Program(["all.csv": Survey.planted, "n.csv": part("North"), "s.csv": part("South")])
    let options = Survey.plantedColumns + ["--format", "json"]
    let names: Set<String> = ["base", "current"]
    let files = try JSONValue(try program.run(["compare", "n.csv", "s.csv"] + options))
    let segments = try JSONValue(
      try program.run(
        ["compare", "all.csv", "--by", "region", "--base", "North", "--current", "South"] + options))
    try Self.check(files)
    #expect(files["themes"] == segments["themes"] && files["score"] == segments["score"])
    #expect(files["unexplained"] == segments["unexplained"])
    let back = try JSONValue(try program.run(["compare", "s.csv", "n.csv"] + options))
    #expect(back["score"]["difference"].number == files["score"]["difference"].number.map { -$0 })
    #expect(back["score"].dropping(names)["p"] == files["score"]["p"])
    for theme in back["themes"].list {
      let other = files["themes"].with(id: theme["id"].text ?? "")
      #expect(abs((theme["contribution"].number ?? 9) + (other["contribution"].number ?? 9)) < 1e-9)
      #expect(theme["q"] == other["q"])
    }
    let table = try program.run(["compare", "n.csv", "s.csv"] + Survey.plantedColumns)
    #expect(table.output.contains("Waiting time") && table.output.contains("unexplained"))
  }

  @Test("the themes shown are those that most of the change goes with") func order() throws {
    let program = try Program()
    let arguments = [
      "compare", Corpora.path("nps-nl.csv"), "--by", "Kanaal", "--base", "telefoon", "--current", "website",
      "--min-n", "1", "--quiet",
    ]
    let parts = try JSONValue(try program.run(arguments + ["--format", "json"]))["themes"].list
      .compactMap { $0["contribution"].number.map { abs($0) } }.sorted(by: >)
    let shown = try program.run(arguments + ["--top", "5"]).lines.filter { $0.contains(" … ") }
      .dropFirst().compactMap { line in
        line.split(separator: " ").last.flatMap { Double($0.drop { "+−".contains($0) }) }
      }
    #expect(parts.count > 5 && shown.count == 5, "\(shown)")
    for (part, figure) in zip(parts, shown) { #expect(abs(part - figure) <= 0.0501) }
  }

  @Test("what is missing is told") func errors() throws {
    let program = try Program(["a.csv": Survey.planted])
    for (arguments, message) in [
      (["a.csv"], "give two files"), (["a.csv", "--base", "x"], "belong together"),
      (
        ["a.csv", "--by", "region", "--base", "North", "--current", "Noord"],
        "there is no group 'Noord'; there are 'North', 'South', 'West'"
      ),
      (["a.csv", "--base", "detractor", "--current", "fan"], "has no band 'fan'"),
      (["a.csv", "a.csv", "a.csv"], "compare takes two files"),
    ] {
      let result = try program.run(["compare"] + arguments + Survey.plantedColumns)
      #expect(
        result.status == 2 && result.errors.contains(message) && result.errorLines.count == 1,
        "\(result.errors)")
    }
  }
}
