import LanguagePacks
import Testing
import TextAnalysis
import VerbatimModel

/// References, levels, several codebooks at once.
struct HierarchyTests {
  private static let deep = """
    codebook: deep
    themes:
      - id: a
        terms: {en: [alpha]}
        themes:
          - id: b
            terms: {en: [beta]}
            themes:
              - id: c
                terms: {en: [gamma]}
                themes:
                  - id: d
                    terms: {en: [delta]}
                    themes:
                      - id: e
                        terms: {en: [epsilon]}
    """

  @Test("five levels, the most specific theme of each branch")
  func levels() throws {
    let engine = try CodebookLab.engine(Self.deep, languages: ["en"])
    #expect(engine.catalog.entries.map(\.id) == ["a", "a.b", "a.b.c", "a.b.c.d", "a.b.c.d.e"])
    #expect(try CodebookLab.ids("The epsilon", engine, "en") == ["a.b.c.d.e"])
    #expect(try CodebookLab.ids("The epsilon of alpha", engine, "en") == ["a.b.c.d.e"])
    #expect(try CodebookLab.ids("alpha and gamma", engine, "en") == ["a.b.c"])
    #expect(engine.catalog.isAncestor(0, of: 4))
  }

  @Test("a sixth level, an id used twice and an unknown key are errors with a line")
  func mistakes() {
    let sixth = Self.deep + "\n                        themes:\n                          - id: f\n"
    #expect(throws: LexiconError.self) { try Codebook(yaml: sixth, file: "x") }
    let twice = "codebook: x\nthemes:\n  - id: a\n  - id: a\n"
    #expect { try Codebook(yaml: twice, file: "x") } throws: { ($0 as? LexiconError)?.line == 4 }
    let key = "codebook: x\nthemes:\n  - id: a\n    trems: {nl: [b]}\n"
    #expect { try Codebook(yaml: key, file: "x") } throws: { ($0 as? LexiconError)?.line == 4 }
    #expect { try Codebook(yaml: "themes: [", file: "x") } throws: {
      ($0 as? LexiconError).map { $0.line > 0 } ?? false
    }
  }

  @Test("@ stands for the terms of a theme and of those below it")
  func references() throws {
    let engine = try CodebookLab.engine(
      """
      codebook: refs
      themes:
        - id: staff
          terms: {en: [staff]}
          themes:
            - id: driver
              terms: {en: [driver]}
        - id: rude
          terms: {en: ['@staff NEAR/3 rude']}
      """, languages: ["en"])
    #expect(try CodebookLab.ids("The driver was rude", engine, "en") == ["staff.driver", "rude"])
    #expect(try CodebookLab.ids("The staff are rude", engine, "en") == ["staff", "rude"])
    #expect(try CodebookLab.ids("Rude it was", engine, "en") == [])
  }

  @Test("references to nothing and in circles are errors")
  func badReferences() {
    for term in ["@nowhere", "@b AND x", "@a"] {
      let yaml =
        "codebook: x\nthemes:\n  - id: a\n    terms: {en: ['\(term)']}\n  - id: b\n    terms: {en: ['@a']}\n"
      #expect { try CodebookLab.engine(yaml, languages: ["en"]) } throws: {
        ($0 as? LexiconError).map { $0.line >= 4 } ?? false
      }
    }
  }

  @Test("several codebooks: a theme with the same id is one theme with the terms of both")
  func several() throws {
    let one = "codebook: one\nthemes:\n  - id: price\n    label: {en: Price}\n    terms: {en: [price]}\n"
    let two = """
      codebook: two
      themes:
        - id: price
          label: {en: Other}
          terms: {en: [tariff]}
          themes:
            - id: rise
              terms: {en: [dearer]}
        - id: room
          terms: {en: [room]}
      """
    let engine = try CodebookLab.engine(one, two, languages: ["en"])
    #expect(engine.catalog.entries.map(\.id) == ["price", "price.rise", "room"])
    #expect(engine.catalog.label(of: 0, in: "en") == "Price")
    #expect(try CodebookLab.ids("the tariff and the price of a room", engine, "en") == ["price", "room"])
    #expect(try CodebookLab.ids("It is dearer at this price", engine, "en") == ["price.rise"])
  }

  @Test("terms count in their own language only")
  func languages() throws {
    let engine = try CodebookLab.engine(
      "codebook: l\nthemes:\n  - id: a\n    terms: {en: [room], nl: [kamer], sv: [rum]}\n",
      languages: ["en", "nl", "sv"])
    #expect(try CodebookLab.ids("room kamer rum", engine, "nl") == ["a"])
    var analyzer = try CommentAnalyzer(engine)
    let themes = analyzer.analyze("room kamer rum", AnalysisRequest(language: "sv")).themes
    #expect(CodebookLab.marked("room kamer rum", themes.first?.evidence ?? []) == "room kamer [rum]")
  }
}
