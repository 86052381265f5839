import Foundation
import LanguagePacks
import Testing
import TextAnalysis
import VerbatimModel

/// A term and a text in which what it must match is marked: `De [levertijd] is lang`; no marks where it must not match.
struct TermCase: CustomTestStringConvertible, Sendable {
  let language: String
  let terms: [String]
  let text: String
  var exclude: [String] = []
  var scope = "sentence"

  init(
    _ language: String, _ terms: String..., exclude: [String] = [], scope: String = "sentence",
    in text: String
  ) {
    self.language = language
    self.terms = terms
    self.text = text
    self.exclude = exclude
    self.scope = scope
  }

  var testDescription: String { "\(language) \(terms.joined(separator: ", ")): \(text)" }

  /// The text without the marks.
  var plain: String { text.filter { $0 != "[" && $0 != "]" } }

  /// The theme as YAML, with an id of its own.
  func yaml(id: Int) -> String {
    let exclusions = exclude.isEmpty ? "" : "    exclude: {\(language): [\(Self.list(exclude))]}\n"
    return "  - id: case-\(id)\n    scope: \(scope)\n    terms: {\(language): [\(Self.list(terms))]}\n"
      + exclusions
  }

  private static func list(_ items: [String]) -> String {
    items.map { "'" + $0.replacingOccurrences(of: "'", with: "''") + "'" }.joined(separator: ", ")
  }
}

/// Runs codebooks that tests write themselves.
enum CodebookLab {
  static func engine(_ yaml: String..., languages: [String]? = nil) throws -> TextEngine {
    try TextEngine(
      files: .embedded, languages: languages,
      codebooks: yaml.enumerated().map { try Codebook(yaml: $1, file: "lab\($0).yaml") })
  }

  /// Compares the highlighted spans of every case with its marks; all cases of a language share one engine.
  static func run(_ cases: [TermCase]) throws {
    for language in Set(cases.map(\.language)).sorted() {
      let mine = cases.filter { $0.language == language }
      let themes = mine.enumerated().map { $1.yaml(id: $0) }.joined()
      let engine = try engine("codebook: lab\nthemes:\n" + themes, languages: [language])
      var analyzer = try CommentAnalyzer(engine)
      for (id, one) in mine.enumerated() {
        let found = analyzer.analyze(one.plain, AnalysisRequest(language: language)).themes
        let own = found.first { engine.catalog.entries[$0.theme].id == "case-\(id)" }
        #expect(marked(one.plain, own?.evidence ?? []) == one.text, "\(one.testDescription)")
      }
    }
  }

  /// The text with brackets around the evidence.
  static func marked(_ text: String, _ evidence: [ThemeEvidence]) -> String {
    var bytes = Array(text.utf8)
    for range in evidence.map(\.range).sorted(by: { $0.lowerBound > $1.lowerBound }) {
      bytes.insert(UInt8(ascii: "]"), at: range.upperBound)
      bytes.insert(UInt8(ascii: "["), at: range.lowerBound)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The ids of the themes of a text, in order.
  static func ids(_ text: String, _ engine: TextEngine, _ language: String) throws -> [String] {
    var analyzer = try CommentAnalyzer(engine)
    return analyzer.analyze(text, AnalysisRequest(language: language)).themes.map {
      engine.catalog.entries[$0.theme].id
    }
  }
}
