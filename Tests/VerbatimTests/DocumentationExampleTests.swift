import Foundation
import Testing
import Verbatim

/// The examples of the library's documentation compile, run and say what they should.
struct DocumentationExampleTests {
  private static let root = URL(fileURLWithPath: #filePath).appendingPathComponent("../../..").standardized

  @Test func examples() throws {
    let path = Self.root.appendingPathComponent("corpora/nps-nl.csv").path
    // comment begins
    let engine = try AnalysisSetup.engine(.embedded)
    var analyzer = try CommentAnalyzer(engine)

    let comment = analyzer.analyze("Trevlig personal, men väntetiden i telefon är alldeles för lång")
    print(comment.language, comment.sentiment.label.name)
    for theme in comment.themes {
      print(engine.catalog.path(of: theme.theme, in: "sv"), theme.sentiment.label.name)
    }
    // comment ends
    // file begins
    var request = RunRequest()
    request.inputs = [path]
    request.threads = 2
    var source = try CommentSource(request.inputs)
    let (plan, notice) = try PlanResolver(request, files: .embedded).plan(for: &source)
    print(notice)
    let (data, _) = try Run.summary(source, engine: engine, plan: plan)
    let figures = GroupFigures(data.all, scale: plan.scale)
    print(plan.scale.id, figures.score.value ?? 0)
    for theme in figures.themes.sorted(by: { ($0.impact.value ?? 0) < ($1.impact.value ?? 0) }).prefix(3) {
      print(engine.catalog.path(of: theme.theme, in: "nl"), theme.n, theme.impact.value ?? 0)
    }
    // file ends
    #expect(comment.language == "sv")
    #expect(comment.themes.contains { engine.catalog.entries[$0.theme].id == "contact.waiting" })
    #expect(plan.scale.id == "nps" && notice.contains("Kunt u dat toelichten?"))
    #expect(data.rows.scored == 330)
    // From the file itself: 112 promoters and 138 detractors of 330.
    #expect(abs((figures.score.value ?? 0) - (112 - 138) / 3.3) < 1e-9)
    #expect(figures.themes.count > 20)
  }

  @Test("the article shows these very lines", arguments: ["comment", "file"])
  func inTheArticle(part: String) throws {
    let lines = try String(contentsOfFile: #filePath, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    let first = try #require(lines.firstIndex { $0.hasSuffix("// \(part) begins") })
    let last = try #require(lines.firstIndex { $0.hasSuffix("// \(part) ends") })
    let code = lines[(first + 1)..<last].map { $0.hasPrefix("    ") ? String($0.dropFirst(4)) : String($0) }
    let article = try String(
      contentsOf: Self.root.appendingPathComponent("Sources/Verbatim/Verbatim.docc/AnalysingComments.md"),
      encoding: .utf8)
    #expect(article.contains("```swift\n" + code.joined(separator: "\n") + "\n```"))
  }
}
