import Testing
import UnicodeText
import VerbatimModel

@testable import TextAnalysis

/// The scanner folds words as ICU does, and notes how they are written.
struct WordFoldingTests {
  @Test("the folded words of seeded random texts are ICU's")
  func folded() throws {
    let alphabet = Array("abcxyzABCXYZéÉåÅöÖñßÿ×÷ø_'’.,:-019 \u{301}İıſЖ👍".unicodeScalars)
    var generator = SplitMix64(seed: 11)
    var scanner = try WordScanner(locale: "root")
    var table = WordTable()
    var words = 0
    for _ in 0..<40_000 {
      var view = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 1...24, using: &generator) {
        view.append(alphabet.randomElement(using: &generator) ?? "a")
      }
      var text = String(view)
      text.withUTF8 { bytes in
        scanner.scan(bytes, into: &table)
        for index in 0..<scanner.segmentCount {
          let segment = scanner.segments[index]
          guard segment.kind == .word, segment.word >= 0 else { continue }
          let own = UnsafeBufferPointer(rebasing: bytes[Int(segment.start)..<Int(segment.end)])
          words += 1
          #expect(Array(table.bytes(segment.word)) == Folding.foldWord(own))
        }
      }
    }
    #expect(words > 20_000)
  }

  @Test(
    "how a word is written",
    arguments: [
      ("goed", [.hasLower]), ("Goed", [.hasLower, .capitalised]), ("GOED", [.capitals, .capitalised]),
      ("Été", [.hasLower, .capitalised]), ("ÅÄÖ", [.capitals, .capitalised]), ("åäö", [.hasLower]),
      ("zooooo", [.hasLower, .elongated]), ("nööööj", [.hasLower, .elongated]), ("zo'n", [.hasLower]),
      ("I", [.capitalised]), ("McDo", [.hasLower, .capitalised, .capitals]), ("iPhone", [.hasLower]),
    ] as [(String, TokenShape)])
  func shape(word: String, expected: TokenShape) throws {
    var scanner = try WordScanner(locale: "root")
    var table = WordTable()
    var word = word
    word.withUTF8 { bytes in scanner.scan(bytes, into: &table) }
    #expect(scanner.segmentCount == 1)
    #expect(scanner.segments[0].shape == expected)
  }
}
