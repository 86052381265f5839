import LanguagePacks
import Testing

/// A mistake in a codebook is reported with file, line and column.
struct CodebookErrorTests {
  private static let head = "codebook: c\nversion: 1\nthemes:\n"

  @Test(
    "mistakes",
    arguments: [
      ("just text", "c.yaml: there is no list of themes"),
      ("themes: [", "c.yaml:2:1: not valid YAML (did not find expected node content); check"),
      (head + "  - id: a\n    id: b\n", "c.yaml:4:5: not valid YAML (the key 'id' stands there twice)"),
      (head + "  - label: X\n", "c.yaml:4:5: the theme has no valid id"),
      (head + "  - id: Big Theme\n", "c.yaml:4:5: the theme has no valid id"),
      (head + "  - id: a\n    colour: red\n", "c.yaml:5:5: 'colour' is not known here; use one of"),
      (
        head + "  - id: a\n  - id: a\n",
        "c.yaml:5:5: the id 'a' is used twice; rename one; the other is on line 4"
      ),
      (head + "  - id: a\n    scope: paragraph\n", "c.yaml:5:12: 'paragraph' is not a scope"),
      (head + "  - id: a\n    terms: [x]\n", "c.yaml:5:12: a list by language is missing"),
      (head + "  - id: a\n    terms: {nl: x}\n", "c.yaml:5:17: the terms must be a list"),
      (
        head + "  - id: a\n    terms: {nl: ['a NEAR b']}\n",
        "c.yaml:5:21: in 'a NEAR b': NEAR needs a distance"
      ),
      (
        head + "  - id: a\n    terms: {nl: [x, '(a OR b']}\n",
        "c.yaml:5:22: in '(a OR b': a parenthesis is not closed"
      ),
      (
        head + "  - id: a\n    terms: {nl: ['NOT a']}\n",
        "c.yaml:5:19: in 'NOT a': NOT or #short stands without anything that must be there"
      ),
      (
        head
          + "  - id: a\n    terms: {nl: ['((wacht* NEAR/4 (telefoon OR lijn)) OR (bel* BEFORE (a OR b)) AND NOT kort)']}\n",
        "c.yaml:5:64: near '… OR lijn)) OR (bel* BEFORE (a OR b)) AND NOT …', character 46 of the term: BEFORE needs"
      ),
      (
        head
          + "  - id: a\n    terms: {nl: ['lang wachten OR (heel lang AND (telefoon OR lijn OR balie)']}\n",
        "character 17 of the term: a parenthesis is not closed"
      ),
      (head + "  - id: a\n    terms: {nl: ['a AND']}\n", "in 'a AND': something is missing at the end"),
    ])
  func mistakes(yaml: String, message: String) throws {
    let error = try #require(throws: LexiconError.self) { _ = try Codebook(yaml: yaml, file: "c.yaml") }
    #expect(error.description.contains(message), "\(error)")
    #expect(!error.description.contains("\n"))
  }

  @Test("five levels, no deeper") func depth() throws {
    func nested(_ levels: Int) -> String {
      var yaml = Self.head
      for level in 0..<levels {
        let indent = String(repeating: "    ", count: level) + "  "
        yaml += indent + "- id: l\(level)\n" + (level < levels - 1 ? indent + "  themes:\n" : "")
      }
      return yaml
    }
    #expect(try Codebook(yaml: nested(5), file: "c").themes.last?.id == "l0.l1.l2.l3.l4")
    #expect(throws: LexiconError.self) { _ = try Codebook(yaml: nested(6), file: "c") }
  }
}
