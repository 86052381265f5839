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

  @Test("the packs with compounds have vowels") func packs() throws {
    for code in LexiconFiles.embedded.languages {
      let settings = try LanguagePack(code: code, from: .embedded).settings
      #expect(settings.compounds == !settings.vowels.isEmpty, "\(code)")
    }
  }
}
