import Foundation
import LanguagePacks
import Testing
import Verbatim
import VerbatimReports

/// A codebook survives YAML, CSV and JSON without loss.
struct RoundTripTests {
  /// Everything that a codebook can hold, with all that is hard to write in a table.
  private static let hard = """
    codebook: hard ones
    version: 2.1
    note: "ours; for 'all'"
    themes:
      - id: a
        label: {nl: "Prijs, 'de' \\"onze\\"", sv: 'Kö; svårt', no: Nei}
        note: "two\\nlines"
        terms:
          nl: ['=klacht', '@a.b NEAR/3 #negative', "can't", '"in de wacht"', no, '24/7', "'t"]
          'no': [ja]
        exclude: {nl: ['wacht* NOT (pakket OR bestelling)']}
        examples: {nl: ['Een regel, met "aanhalingstekens"', '=SUM(A1)', "'=x", '- streep', ' spatie ']}
        counterexamples: {nl: ["twee\\nregels"]}
        themes:
          - id: b
            scope: comment
            evaluative: true
            terms: {nl: ['😀', 'één']}
          - id: c
            label: {nl: Leeg}
      - id: z
        themes:
          - id: y
            themes:
              - id: x
                terms: {en: [deep]}
    """

  static func books() throws -> [Codebook] {
    try [Codebook(yaml: hard, file: "hard.yaml")]
      + CodebookLibrary.names.map { try CodebookLibrary(.embedded).codebook($0) }
  }

  @Test("YAML")
  func yaml() throws {
    for book in try Self.books() {
      #expect(try Codebook(yaml: book.yaml, file: "again.yaml") == book, "\(book.name)")
    }
  }

  @Test("a text that a spreadsheet took for a formula is told with its row", arguments: ["", "#NAME?"])
  func formula(text: String) throws {
    let cells = [["a", "nl", "term", "prijs"], ["a", "nl", "term", text]]
    let error = #expect(throws: LexiconError.self) {
      try FlatCodebook(header: ["theme", "language", "kind", "text"], cells: cells, file: "t.xlsx")
    }
    #expect(error?.line == 3 && error?.remedy.contains("apostrophe") == true)
  }

  @Test("CSV and JSON", arguments: ["csv", "json"])
  func table(format: String) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "codebooks-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for book in try Self.books() {
      let file = folder.appendingPathComponent("book.\(format)")
      let flat = FlatCodebook(book)
      try Data(format == "csv" ? FlatCodebookWriter.csv(flat) : FlatCodebookWriter.json(flat)).write(to: file)
      #expect(try FlatCodebookReader.codebook(file.path) == book, "\(book.name)")
    }
  }

  @Test("a table by hand needs theme, language and text alone; parents are made")
  func byHand() throws {
    let flat = try FlatCodebook(
      header: ["text", "language", "theme"],
      cells: [["wachttijd", "nl", "contact.waiting"], ["", "", ""], ["bellen", "nl", "contact.phone"]],
      file: "t.csv")
    var whole = flat
    whole.addMissingParents()
    let book = try whole.codebook(file: "t.csv")
    #expect(book.themes.map(\.id) == ["contact", "contact.waiting", "contact.phone"])
    #expect(book.themes[1].terms["nl"]?.map(\.source) == ["wachttijd"])
  }

  @Test(
    "mistakes are reported with their row",
    arguments: [
      (["theme": "a", "language": "nl", "text": "wacht AND"], 3),
      (["theme": "", "language": "nl", "text": "x"], 3),
      (["theme": "a", "language": "", "text": "x"], 3), (["theme": "A b", "language": "nl", "text": "x"], 3),
      (["theme": "a", "language": "nl", "text": "x", "kind": "word"], 3),
      (["theme": "a.b.c.d.e.f", "language": "nl", "text": "x"], 3),
    ])
  func mistakes(row: [String: String], line: Int) {
    let header = ["theme", "language", "kind", "text"]
    let cells = [["ok", "nl", "term", "goed"], header.map { row[$0] ?? "" }]
    #expect {
      var flat = try FlatCodebook(header: header, cells: cells, file: "t.csv")
      flat.addMissingParents()
      _ = try flat.codebook(file: "t.csv")
    } throws: { ($0 as? LexiconError)?.line == line }
  }

  @Test("texts that look like formulas are escaped and come back")
  func formulas() {
    for text in ["=a", "'=a", "''-b", "@x", "plain", "'t", "", "'"] {
      let escaped = SpreadsheetText.escaped(text)
      #expect(SpreadsheetText.unescaped(escaped) == text)
      #expect(!["=", "@", "+", "-"].contains(escaped.prefix(1)))
    }
  }
}
