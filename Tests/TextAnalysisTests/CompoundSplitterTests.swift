import LanguagePacks
import Testing

@testable import TextAnalysis

/// Compounds of which only the second part is known.
struct CompoundSplitterTests {
  private func head(_ word: String, vowels: String) -> String? {
    let splitter = CompoundSplitter(known: ["levertijd": 2], linkers: [], vowels: Set(vowels))
    return splitter.split(word, stemmer: Stemmer(algorithm: nil))?.head
  }

  @Test(
    "which letters are vowels is the language's to say",
    arguments: [
      ("bcdflevertijd", "aeiou", nil), ("bcdflevertijd", "aeioud", "levertijd"),
      ("bødflevertijd", "aeiou", nil),
      ("bødflevertijd", "aeiouø", "levertijd"), ("bcdflevertijd", "", "levertijd"),
    ] as [(String, String, String?)])
  func vowels(word: String, vowels: String, expected: String?) {
    #expect(head(word, vowels: vowels) == expected)
  }

  private func parts(_ word: String) -> [String] {
    let splitter = CompoundSplitter(
      known: [
        "ver": 6, "laat": 7, "verlaat": 5, "koffie": 6, "automaat": 4, "koffieautomaat": 2, "prijs": 6,
      ],
      linkers: ["s"], vowels: [], shortParts: ["tv"], notParts: ["ver"])
    return splitter.split(word, stemmer: Stemmer(algorithm: nil)).map { [$0.modifier, $0.head] } ?? []
  }

  @Test(
    "a known word is split where its parts are commoner",
    arguments: [
      ("koffieautomaat", ["koffie", "automaat"]), ("prijsautomaat", ["prijs", "automaat"]),
      ("prijsprijs", ["prijs", "prijs"]), ("koffiesprijs", ["koffie", "prijs"]), ("koffie", []),
    ] as [(String, [String])])
  func knownWords(word: String, expected: [String]) { #expect(parts(word) == expected) }

  @Test("prefixes are no parts, listed short words are") func shortAndNoParts() {
    #expect(parts("verlaat").isEmpty)
    #expect(parts("tvprijs") == ["tv", "prijs"])
    #expect(parts("wcprijs").isEmpty)
  }

  @Test("the packs with compounds have vowels") func packs() throws {
    for code in LexiconFiles.embedded.languages {
      let settings = try LanguagePack(code: code, from: .embedded).settings
      #expect(settings.compounds == !settings.vowels.isEmpty, "\(code)")
    }
  }
}
