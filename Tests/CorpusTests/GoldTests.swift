import CommentSources
import Testing
import Verbatim

/// Accuracy on the hand-coded comments.
///
/// The floors lie a little below what was measured: they notice a loss.
struct GoldTests {
  /// One hand-coded comment and what was made of it.
  private struct Coded {
    let label: String
    let themes: Set<String>
    let foundLanguage: String
    let foundLabel: String
    let foundThemes: Set<String>
  }

  /// The least that a language must reach.
  struct Floor: Sendable {
    let accuracy: Double
    let macroF1: Double
    let themes: Double
    let topThemes: Double
  }

  private static let classes = ["positive", "neutral", "negative"]

  private static func coded(_ language: String) throws -> [Coded] {
    let engine = try Study.engine.get()
    var analyzer = try CommentAnalyzer(engine)
    var source = try CommentSource([Files.corpus("gold-\(language).csv")])
    try #require(source.header == ["id", "text", "label", "themes"])
    var found: [Coded] = []
    while let block = try source.nextBlock() {
      let batch = block.parse()
      for row in batch.rows.indices {
        let comment = analyzer.analyze(batch.text(row, 1), AnalysisRequest(threeWay: true))
        found.append(
          Coded(
            label: batch.text(row, 2), themes: Set(batch.text(row, 3).split(separator: "|").map(String.init)),
            foundLanguage: comment.language, foundLabel: comment.sentiment.label.name,
            foundThemes: Set(comment.themes.map { engine.catalog.entries[$0.theme].id })))
      }
    }
    return found
  }

  private static func f1(right: Int, given: Int, wanted: Int) -> Double {
    given + wanted == 0 ? 0 : 2 * Double(right) / Double(given + wanted)
  }

  private static func macroF1(_ coded: [Coded]) -> Double {
    classes.reduce(0) { sum, name in
      let right = coded.count { $0.label == name && $0.foundLabel == name }
      return sum
        + f1(
          right: right, given: coded.count { $0.foundLabel == name }, wanted: coded.count { $0.label == name }
        )
    } / Double(classes.count)
  }

  private static func themeF1(_ coded: [Coded], _ id: (String) -> String) -> Double {
    var (right, given, wanted) = (0, 0, 0)
    for comment in coded {
      let gold = Set(comment.themes.map(id))
      let found = Set(comment.foundThemes.map(id))
      right += gold.intersection(found).count
      given += found.count
      wanted += gold.count
    }
    return f1(right: right, given: given, wanted: wanted)
  }

  @Test(
    "sentiment, themes and language",
    arguments: [
      ("nl", Floor(accuracy: 0.69, macroF1: 0.61, themes: 0.61, topThemes: 0.68)),
      ("sv", Floor(accuracy: 0.60, macroF1: 0.50, themes: 0.58, topThemes: 0.62)),
      ("en", Floor(accuracy: 0.66, macroF1: 0.58, themes: 0.56, topThemes: 0.63)),
    ])
  func floors(language: String, floor: Floor) throws {
    let coded = try Self.coded(language)
    #expect(coded.count == 150)
    #expect(coded.count { $0.foundLanguage == language } >= 146)
    let clear = coded.filter { Self.classes.contains($0.label) }
    let accuracy = Double(clear.count { $0.label == $0.foundLabel }) / Double(clear.count)
    let macroF1 = Self.macroF1(clear)
    let themes = Self.themeF1(coded) { $0 }
    let topThemes = Self.themeF1(coded) { String($0.prefix { $0 != "." }) }
    print(
      "gold-\(language): accuracy \(accuracy), macro-F1 \(macroF1), themes micro-F1 \(themes), top level \(topThemes)"
    )
    #expect(accuracy >= floor.accuracy)
    #expect(macroF1 >= floor.macroF1)
    #expect(themes >= floor.themes)
    #expect(topThemes >= floor.topThemes)
  }

  @Test("every theme that the coders used is in the codebook", arguments: ["nl", "sv", "en"]) func ids(
    language: String
  ) throws {
    let catalog = try Study.engine.get().catalog
    let unknown = Set(try Self.coded(language).flatMap(\.themes)).filter { catalog.number(of: $0) == nil }
    #expect(unknown.isEmpty, "\(unknown.sorted())")
  }
}
