import LanguagePacks
import Testing

@testable import TextAnalysis

/// Compounds of which only the second part is known.
struct CompoundSplitterTests {
  private func head(_ word: String, vowels: String) -> String? {
    split(word, known: ["levertijd": 2], vowels: Set(vowels)).last
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
    split(
      word,
      known: [
        "ver": 6, "laat": 7, "verlaat": 5, "koffie": 6, "automaat": 4, "koffieautomaat": 2, "prijs": 6,
      ],
      linkers: ["s"], shortParts: ["tv"], notParts: ["ver"])
  }

  /// The modifier and the head of a word; empty where it is not split.
  private func split(
    _ word: String, known: [String: Float], linkers: [String] = [], vowels: Set<Character> = [],
    shortParts: Set<String> = [], notParts: Set<String> = []
  ) -> [String] {
    let stemmer = Stemmer(algorithm: nil)
    var builder = WordIndexBuilder(PatternIndex(), stemmer)
    for (word, weight) in known { builder.learn(word, weight, stemmer) }
    builder.mark(shortParts: shortParts, notParts: notParts)
    let splitter = CompoundSplitter(
      builder.finished(), linkers: linkers, vowels: vowels, shortParts: shortParts)
    return Array(word.utf8).withUnsafeBufferPointer { bytes in
      splitter.split(bytes, stemmer: stemmer).map {
        [bytes[part: $0.modifier].text, bytes[part: $0.head].text]
      }
        ?? []
    }
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

  @Test("letters are counted as characters: a joiner or an accent is a part of the one before it")
  func wholeCharacters() {
    #expect(split("alxgemeen", known: ["gemeen": 2]) == ["alx", "gemeen"])
    #expect(split("al\u{200D}gemeen", known: ["gemeen": 2]).isEmpty)
    #expect(split("al\u{308}gemeen", known: ["gemeen": 2]).isEmpty)
  }

  @Test("the packs with compounds have vowels") func packs() throws {
    for code in LexiconFiles.embedded.languages {
      let settings = try LanguagePack(code: code, from: .embedded).settings
      #expect(settings.compounds == !settings.vowels.isEmpty, "\(code)")
    }
  }
}
