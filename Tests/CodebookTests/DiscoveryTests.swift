import CommentSources
import Foundation
import LanguagePacks
import RootCause
import Testing
import TextAnalysis
import Verbatim
import VerbatimModel
import VerbatimReports

/// What the codebook misses, found in made-up comments.
struct DiscoveryTests {
  private static let book = """
    codebook: c
    themes:
      - id: delivery
        terms: {nl: [levering, pakket], en: [delivery]}
      - id: price
        terms: {nl: [prijs], en: [price]}
    """

  /// Comments most of which no theme is found in, and what they speak of is said where one is, too.
  private static func beginning() -> String {
    var lines = ["id;score;text"]
    func add(_ count: Int, _ text: String) {
      for _ in 0..<count { lines.append("r\(lines.count);5;\(text)") }
    }
    add(12, "Er is nooit een parkeerplaats vrij")
    add(12, "Heel fijne kantine daar")
    add(8, "De prijs van een parkeerplaats klopt")
    return lines.joined(separator: "\n") + "\n"
  }

  /// Comments of 0–10 with what should be found: `parkeerplaats` with detractors, near the delivery elsewhere.
  private static func rows() -> String {
    var lines = ["id;score;text"]
    func add(_ count: Int, _ score: Int, _ text: String) {
      for _ in 0..<count { lines.append("r\(lines.count);\(score);\(text)") }
    }
    add(6, 2, "Er is nooit een parkeerplaats vrij")
    add(5, 1, "Alweer geen parkeerplaatsen te vinden")
    add(4, 9, "Heel fijne kantine daar")
    add(5, 3, "De levering stond op de parkeerplaats te wachten")
    add(20, 8, "De prijs klopt")
    add(10, 9, "Levering was in orde")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func run(
    _ request: DiscoveryRequest, filters: [String] = [], threads: Int = 1, rows: String = rows()
  ) throws -> (result: DiscoveryResult, report: DiscoveryReport) {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(
      "discovery-\(UUID().uuidString).csv")
    try rows.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let engine = try TextEngine(
      files: .embedded, languages: ["nl"], codebooks: [try Codebook(yaml: book, file: "c")])
    var source = try CommentSource([file.path])
    var wanted = RunRequest()
    wanted.inputs = [file.path]
    wanted.scale = "nps"
    wanted.language = "nl"
    wanted.wantsSample = true
    wanted.filters = filters
    wanted.threads = threads
    let plan = try PlanResolver(wanted, files: .embedded).plan(for: &source).plan
    let data = try Run.summary(source, engine: engine, plan: plan).data
    let result = try DiscoverySearch.run(data, engine: engine, request: request)
    return (result, DiscoveryReport(result, catalog: engine.catalog, scale: plan.scale))
  }

  private static func request(minimum: Int = 4, tagged: Bool = false) -> DiscoveryRequest {
    var request = DiscoveryRequest()
    request.minimumN = minimum
    request.includesTagged = tagged
    return request
  }

  @Test("inflected forms are one term; its band, examples, theme and coverage")
  func terms() throws {
    let (result, _) = try Self.run(Self.request())
    #expect(result.coverage.base == 50 && result.coverage.tagged == 35)
    let term = try #require(result.terms.first { $0.term == "parkeerplaats" })
    #expect(term.n == 11 && term.band == 0 && term.z > 0)
    #expect(term.entry == "parkeerplaats" && term.theme == 0)
    #expect(term.examples.count == 3)
    #expect(result.coverage.after == 50)
  }

  @Test("a word that hardly occurs outside a phrase gives way to it")
  func doubles() throws {
    let (result, _) = try Self.run(Self.request())
    let terms = result.terms.map(\.term)
    #expect(terms.contains { $0.contains("fijne kantine") } && !terms.contains("kantine"))
    #expect(!terms.contains("levering") && !terms.contains("prijs"))
  }

  @Test("where most comments have no theme, what is said of one does not hide a subject that is missing")
  func beginning() throws {
    let (result, _) = try Self.run(Self.request(), rows: Self.beginning())
    #expect(result.coverage.tagged == 8 && result.coverage.base == 32)
    let term = try #require(result.terms.first { $0.term.contains("parkeerplaats") })
    #expect(term.n == 12)
    #expect(result.coverage.after == 32)
  }

  @Test("the same for any number of threads")
  func threads() throws {
    #expect(
      try Self.run(Self.request()).result.terms == (try Self.run(Self.request(), threads: 3).result.terms))
  }

  @Test("with tagged comments too, what the codebook finds is left out")
  func tagged() throws {
    let (result, _) = try Self.run(Self.request(tagged: true))
    #expect(result.lookedAt == 50)
    #expect(!result.terms.contains { $0.term == "levering" || $0.term == "prijs" })
    #expect(result.terms.contains { $0.term == "parkeerplaats" && $0.n == 16 })
  }

  @Test("the suggested entries are a codebook that finds the comments")
  func yaml() throws {
    let (result, report) = try Self.run(Self.request())
    let extra = try Codebook(yaml: report.yaml(), file: "discovered.yaml")
    #expect(
      extra.themes.contains {
        $0.id == "delivery" && $0.terms["nl"]?.contains { $0.source == "parkeerplaats" } == true
      })
    #expect(report.json().contains("\"suggested\":{\"theme\":\"delivery\",\"entry\":\"parkeerplaats\"}"))
    #expect(report.table().contains("\(result.coverage.tagged) of \(result.coverage.base)"))
  }
}
