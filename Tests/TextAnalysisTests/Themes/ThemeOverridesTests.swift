import LanguagePacks
import Testing
import TextAnalysis
import VerbatimModel

/// Corrections by hand, applied again.
struct ThemeOverridesTests {
  private static let book = """
    codebook: c
    themes:
      - id: contact
        label: {en: Contact, nl: Klantcontact}
        themes:
          - id: waiting
            label: {en: Waiting time, nl: Wachttijd}
          - id: phone
            label: {en: Phone, nl: Telefoon}
      - id: price
        label: {en: Price, nl: Prijs}
        themes:
          - id: phone
            label: {en: Phone, nl: Telefoon}
    """

  private static func catalog() throws -> ThemeCatalog {
    ThemeCatalog([try Codebook(yaml: book, file: "c.yaml")])
  }

  private static func ids(_ overrides: ThemeOverrides, _ id: String, _ tagged: [String]) throws -> [String] {
    let catalog = try catalog()
    let themes = tagged.compactMap { catalog.number(of: $0) }.map {
      TaggedTheme(theme: $0, sentiment: .none, evidence: [])
    }
    return overrides.apply(to: themes, of: id, catalog).map { catalog.entries[$0.theme].id }
  }

  @Test("add and remove by id or label, in commas, semicolons and tabs", arguments: [",", ";", "\t"])
  func loading(separator: String) throws {
    let lines = [
      "id,action,theme", "17,add,price", "17,remove,Wachttijd", "\"18\",ADD,contact.waiting",
      "19,remove,contact", "",
    ]
    let text = lines.map { $0.replacing(",", with: separator) }.joined(separator: "\r\n")
    let overrides = try ThemeOverrides(text: text, file: "o.csv", catalog: try Self.catalog())
    #expect(overrides.count == 3)
    #expect(try Self.ids(overrides, "17", ["contact.waiting"]) == ["price"])
    #expect(try Self.ids(overrides, "18", ["contact", "price"]) == ["contact.waiting", "price"])
    #expect(try Self.ids(overrides, "19", ["contact.waiting", "contact.phone", "price"]) == ["price"])
    #expect(try Self.ids(overrides, "20", ["contact.waiting"]) == ["contact.waiting"])
  }

  @Test("what is implied is not added; the later correction wins")
  func order() throws {
    let text =
      "1,add,contact\n1,add,Contact › Phone\n2,add,price\n2,remove,price\n3,remove,price\n3,add,price"
    let overrides = try ThemeOverrides(text: text, file: "o.csv", catalog: try Self.catalog())
    #expect(try Self.ids(overrides, "1", ["contact.waiting"]) == ["contact.waiting", "contact.phone"])
    #expect(try Self.ids(overrides, "2", []) == [])
    #expect(try Self.ids(overrides, "3", ["price"]) == ["price"])
  }

  @Test(
    "mistakes are reported with their line",
    arguments: [
      ("1,add", 1), ("1,add,price\n2,change,price", 2), ("1,add,nothing", 1), ("\n1,add,Phone", 2),
      (",add,price", 1),
    ])
  func mistakes(text: String, line: Int) {
    #expect { try ThemeOverrides(text: text, file: "o.csv", catalog: try Self.catalog()) } throws: {
      ($0 as? LexiconError)?.line == line
    }
  }
}
