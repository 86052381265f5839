import Foundation
import Testing
import Verbatim

/// The library example of the README compiles and does what it says.
struct ReadmeExampleTests {
  @Test func example() throws {
    // README example begins
    let engine = try AnalysisSetup.engine(.embedded)
    var analyzer = try CommentAnalyzer(engine)  // one a thread

    let comment = analyzer.analyze("Vriendelijk geholpen, maar veel te lang in de wacht gestaan")
    print(comment.language, comment.sentiment.label, comment.sentiment.score)
    for theme in comment.themes {
      print(engine.catalog.path(of: theme.theme, in: "en"), theme.sentiment.label)
    }
    // README example ends
    #expect(comment.language == "nl")
    #expect(
      comment.themes.contains {
        engine.catalog.entries[$0.theme].id == "contact.waiting" && $0.sentiment.label == .negative
      })
  }

  @Test("the README shows these very lines") func inTheReadme() throws {
    let source = try String(contentsOfFile: #filePath, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    let first = try #require(source.firstIndex { $0.hasSuffix("// README example begins") })
    let last = try #require(source.firstIndex { $0.hasSuffix("// README example ends") })
    let lines = source[(first + 1)..<last].map { $0.hasPrefix("    ") ? String($0.dropFirst(4)) : String($0) }
    let readme = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../README.md").standardized
    #expect(try String(contentsOf: readme, encoding: .utf8).contains(lines.joined(separator: "\n")))
  }
}
