import Foundation
import LanguagePacks
import Testing

@testable import VerbatimReports

/// The texts of reports: complete in every language, with the same places to fill in.
struct ReportTextsTests {
  private static func places(_ text: String) -> Set<String> {
    Set(text.matches(of: /\{\w+\}/).map { String(text[$0.range]) })
  }

  @Test("every language has every text, with the same places", arguments: ["nl", "sv"]) func complete(
    language: String
  ) throws {
    let english = Dictionary(
      uniqueKeysWithValues: try ReportTexts(language: "en", files: .embedded).all.map { ($0.key, $0.text) })
    let other = Dictionary(
      uniqueKeysWithValues: try ReportTexts(language: language, files: .embedded).all.map {
        ($0.key, $0.text)
      })
    #expect(Set(english.keys) == Set(other.keys))
    for (key, text) in english {
      #expect(Self.places(text) == Self.places(other[key] ?? ""), "\(key)")
      #expect(other[key]?.isEmpty == false, "\(key)")
    }
  }

  @Test("the languages there are") func languages() {
    #expect(Set(ReportTexts.languages(.embedded)).isSuperset(of: ["en", "nl", "sv"]))
  }

  @Test("placeholders of the page are known") func placeholders() throws {
    let bytes = try #require(LexiconFiles.embedded.file("report/page.html")).bytes
    let page = String(decoding: bytes, as: UTF8.self)
    let texts = Set(try ReportTexts(language: "en", files: .embedded).all.map(\.key))
    let parts: Set = ["lang", "title", "script", "script-hash", "style", "style-hash", "figures", "rows"]
    for match in page.matches(of: /\{\{([^}]+)\}\}/) {
      let name = String(match.1)
      #expect(
        name.hasPrefix("t:") ? texts.contains(String(name.dropFirst(2))) : parts.contains(name), "\(name)")
    }
  }

  @Test("JSON inside a script element cannot end it") func inert() {
    let json = Array(#"{"a":"</script><!--<script>"}"#.utf8)
    let text = String(decoding: json.withUnsafeBufferPointer(ReportTemplate.inert), as: UTF8.self)
    #expect(!text.contains("<") && text.contains("\\u003c/script>"))
  }

  @Test(
    "Markdown that would format is escaped",
    arguments: [
      ("a|b", "a\\|b"), ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"), ("two\nlines", "two lines"),
      ("*_`[#", "\\*\\_\\`\\[\\#"), ("R&D", "R&amp;D"),
    ]) func markdown(text: String, expected: String)
  {
    #expect(SummaryPage.escaped(text) == expected)
  }
}
