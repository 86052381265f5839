import Foundation
import Testing

/// `verbatim summary`, `explain` and `columns` on the project's samples.
struct SummaryTests {
  private static func json(_ result: Program.Result) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  @Test("the first screen needs no flag") func table() throws {
    let result = try Program().run("summary", Corpora.path("nps-nl.csv"))
    #expect(result.status == 0)
    #expect(result.errors.contains("text: \"Kunt u dat toelichten?\"") && result.errors.contains("as nps"))
    for wanted in [
      "NPS −", "What goes with detractor", "What goes with promoter", "Waiting time", "330 scored", "(score ",
    ] {
      #expect(result.output.contains(wanted), "\(wanted)")
    }
    #expect(!result.output.contains("\u{1B}"))
  }

  @Test("no colour where it is not wanted", arguments: [["NO_COLOR": "1"], ["TERM": "dumb"], [:]])
  func colour(environment: [String: String]) throws {
    var program = try Program()
    program.environment = environment
    let result = try program.run("summary", Corpora.path("nps-en.csv"), "--top", "3")
    #expect(result.status == 0 && !result.output.contains("\u{1B}"))
  }

  @Test("JSON has the promised keys, and the counts add up") func jsonKeys() throws {
    let result = try Program().run(
      "summary", Corpora.path("nps-nl.csv"), "--format", "json", "--by", "Kanaal")
    let json = try Self.json(result)
    #expect(
      Set(["tool", "rows", "languages", "score", "themes", "untagged", "groups"]).isSubset(of: json.keys))
    let rows = try #require(json["rows"] as? [String: Any])
    let count = { (key: String) in rows[key] as? Int ?? -1 }
    #expect(count("read") == 330 && count("scored") == 330)
    #expect(count("base") + count("without_text") + count("no_answer") == count("scored"))
    let languages = try #require(json["languages"] as? [String: Int])
    #expect(languages.values.reduce(0, +) == count("base"))
    let themes = try #require(json["themes"] as? [[String: Any]])
    let waiting = try #require(themes.first { $0["id"] as? String == "contact.waiting" })
    #expect(
      Set([
        "id", "label", "n", "share", "bands", "score_with", "score_without", "impact", "impact_low",
        "impact_high", "sentiment", "examples",
      ])
      .isSubset(of: waiting.keys))
    #expect(try #require(waiting["impact"] as? Double) < 0)
    #expect((json["groups"] as? [[String: Any]])?.count == 4)
    let untagged = try #require((json["untagged"] as? [String: Any])?["n"] as? Int)
    #expect(untagged + count("tagged") == count("base"))
  }

  @Test("the same bytes for any number of threads") func threads() throws {
    let program = try Program()
    let one = try program.run("summary", Corpora.path("csat-mixed.csv"), "--format", "json", "--threads", "1")
    let two = try program.run("summary", Corpora.path("csat-mixed.csv"), "--format", "json", "--threads", "2")
    #expect(one.status == 0 && one.output == two.output)
  }

  @Test("CSV has a line for each theme and band") func csv() throws {
    let result = try Program().run(
      "summary", Corpora.path("csat-mixed.csv"), "--format", "csv", "--by", "country")
    let rows = TagTests.cells(result.output)
    let header = try #require(rows.first)
    #expect(header.prefix(4) == ["country", "theme", "label", "n"])
    #expect(rows.count > 30 && Set(rows.map(\.count)) == [header.count])
    #expect(Set(rows.dropFirst().map { $0[5] }) == ["dissatisfied", "neutral", "satisfied"])
  }

  @Test("one band, filters and a limit") func views() throws {
    let file = Corpora.path("nps-nl.csv")
    let band = try Program().run("summary", file, "--band", "passive", "--top", "3")
    #expect(
      band.output.contains("What goes with passive") && !band.output.contains("What goes with promoter"))
    let json = try Self.json(
      Program().run("summary", file, "--where", "Kanaal=telefoon", "--format", "json", "--top", "2"))
    #expect((json["themes"] as? [Any])?.count == 2)
    let read = try #require((json["rows"] as? [String: Any])?["read"] as? Int)
    #expect(read > 20 && read < 330)
  }

  @Test("-o writes the summary whole") func output() throws {
    let program = try Program()
    let result = try program.run("summary", Corpora.path("nps-sv.csv"), "-o", "summary.json")
    #expect(result.status == 0 && result.output.isEmpty)
    #expect(program.folder.names == ["summary.json"])
    #expect(try program.folder.text("summary.json").hasSuffix("}\n"))
  }

  @Test("the columns of a file, with what each is taken for") func columns() throws {
    let result = try Program().run("columns", Corpora.path("csat-mixed.csv"))
    #expect(result.status == 0)
    let lines = result.lines
    #expect(lines.count == 7)
    for (name, role) in [
      ("id", "id"), ("date", "time"), ("country", "segment"), ("csat", "score"), ("comment", "text"),
    ] {
      #expect(
        lines.contains {
          $0.split(separator: " ").dropFirst().starts(with: [Substring(name), Substring(role)])
        }, "\(name)")
    }
  }
}
