import LanguagePacks
import Testing
import TextAnalysis
import VerbatimModel

/// Themes that give way to others, and codebooks whose order decides.
struct FallbackTests {
  private static func yaml(_ head: String = "") -> String {
    """
    codebook: lab
    \(head)
    themes:
      - id: delivery
        themes:
          - id: general
            fallback: true
            terms: {en: [delivery]}
          - id: speed
            terms: {en: [late]}
          - id: courier
            themes:
              - id: manners
                terms: {en: [rude]}
      - id: price
        terms: {en: [expensive]}
    """
  }

  @Test(
    "a fallback gives way to its siblings and what is below them, in the whole comment",
    arguments: [
      ("The delivery was fine.", ["delivery.general"]),
      ("The delivery came late.", ["delivery.speed"]),
      ("The delivery was fine. It was late.", ["delivery.speed"]),
      ("The delivery by a rude man.", ["delivery.courier.manners"]),
      ("The delivery was expensive.", ["delivery.general", "price"]),
    ])
  func givesWay(text: String, ids: [String]) throws {
    #expect(try CodebookLab.ids(text, CodebookLab.engine(Self.yaml()), "en") == ids)
  }

  @Test("the primary theme is the weightiest, or the codebook's first") func primary() throws {
    let text = "Very, very expensive, expensive, and late"
    for (head, id) in [("", "price"), ("primary: weight", "price"), ("primary: order", "delivery.speed")] {
      let engine = try CodebookLab.engine(Self.yaml(head))
      var analyzer = try CommentAnalyzer(engine)
      let themes = analyzer.analyze(text, AnalysisRequest(language: "en")).themes
      #expect(PrimaryTheme(engine.catalog).choose(themes).map { engine.catalog.entries[$0.theme].id } == id)
    }
  }

  @Test("both are kept in YAML and in tables") func roundTrip() throws {
    let codebook = try Codebook(yaml: Self.yaml("primary: order"), file: "lab.yaml")
    #expect(
      codebook.primary == .order && codebook.themes.filter(\.isFallback).map(\.id) == ["delivery.general"])
    #expect(try Codebook(yaml: codebook.yaml, file: "lab.yaml") == codebook)
    let table = FlatCodebook(codebook)
    let again = try FlatCodebook(header: table.header, cells: table.rows.map(table.cells), file: "lab.csv")
    var read = again
    read.addMissingParents()
    let back = try read.codebook(file: "lab.csv")
    #expect(back.primary == .order && back.themes.filter(\.isFallback).map(\.id) == ["delivery.general"])
  }

  @Test("mistakes are located") func mistakes() throws {
    #expect(throws: LexiconError.self) { try Codebook(yaml: Self.yaml("primary: best"), file: "lab.yaml") }
    do {
      _ = try Codebook(yaml: Self.yaml("primary: best"), file: "lab.yaml")
    } catch {
      #expect("\(error)".hasPrefix("lab.yaml:2:10: ") && "\(error)".hasSuffix("write weight or order"))
    }
  }
}
