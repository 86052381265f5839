import Foundation
import Testing
import UnicodeText
import VerbatimModel

@testable import TextAnalysis

/// The table-driven scanner agrees with ICU on every boundary.
struct BoundaryTests {
  private static func fast(_ text: [UInt8], _ scanner: inout WordScanner, _ table: inout WordTable) -> [Int] {
    text.withUnsafeBufferPointer { buffer in
      scanner.scan(buffer, into: &table)
      return (0..<scanner.segmentCount).map { Int(scanner.segments[$0].end) }
    }
  }

  private static func icu(_ text: [UInt8], _ breaker: borrowing Breaker) throws -> [Int] {
    var ends: [Int] = []
    try text.withUnsafeBufferPointer { buffer in
      try breaker.forEachSegment(of: buffer) { end, _ in ends.append(end) }
    }
    return ends
  }

  /// The texts on which the two differ; at most ten.
  private static func differences(_ texts: some Sequence<String>, locale: String) throws -> [String] {
    var scanner = try WordScanner(locale: locale)
    var table = WordTable()
    let breaker = try Breaker(.words, locale: locale)
    var wrong: [String] = []
    for text in texts {
      let bytes = Array(text.utf8)
      let ours = fast(bytes, &scanner, &table)
      let theirs = try icu(bytes, breaker)
      if ours != theirs {
        let points = text.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: " ")
        wrong.append("\(points): ours \(ours), ICU's \(theirs)")
      }
      if wrong.count == 10 { break }
      if table.count > 100_000 { table.removeAll() }
    }
    return wrong
  }

  @Test("hand-picked texts", arguments: ["root", "nl", "sv", "en"])
  func handPicked(locale: String) throws {
    let texts = [
      "", " ", "goed", "De hulp was niet goed.", "EU:s tv:n", "zo'n auto's", "l’ami", "3,5 1.000,00 a.b c:d",
      "a_b __ _1",
      "e-mail 24-uurs", "👍🏽👨‍👩‍👧❤️", "🇳🇱🇸🇪🇬", "\r\n\n\r a", "a  b\u{A0}c\u{2003}\u{2003}d",
      "cafe\u{301} e\u{301}\u{200D}x",
      "שלום'ש \"ש", "ภาษาไทย test", "漢字 kana かな", "@naam #tag x@y.nl", "\u{200B}a\u{FEFF}b", "5'6\" 10% €3",
      "…—–«»",
    ]
    let wrong = try Self.differences(texts, locale: locale)
    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
  }

  @Test("every pair and triple of word-break classes", arguments: ["nl", "sv", "en"])
  func classes(locale: String) throws {
    let samples: [String] = [
      "a", "é", "1", "_", ".", ",", "'", "\"", ":", ";", "·", "\u{2019}", "\r", "\n", "\u{B}", "\u{301}",
      "\u{AD}", "\u{200D}",
      "\u{200B}", "ש", "ア", "あ", "漢", "ก", "🇳", "👍", "🏽", "❤", "\u{FE0F}", " ", "\u{3000}", "@", "#", "!",
      "€", "Ⅷ", "ℹ", "\u{FF11}",
    ]
    var texts: [String] = []
    for a in samples {
      for b in samples {
        texts.append(a + b)
        for c in samples { texts.append(a + b + c) }
      }
    }
    let wrong = try Self.differences(texts, locale: locale)
    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
  }

  @Test("seeded random strings", arguments: ["nl", "sv", "en"])
  func random(locale: String) throws {
    let alphabet = Array(
      "aBéßİıſ1９_.,':;\"’·-–@#!? \u{A0}\r\n\u{301}\u{308}\u{200D}\u{200C}\u{AD}\u{2060}👍🏽❤️🇸🇪👨ⅧДЖשא٣ア漢ก가"
        .unicodeScalars)
    var generator = SplitMix64(seed: 7)
    let count = Int(ProcessInfo.processInfo.environment["VERBATIM_RANDOM_STRINGS"] ?? "") ?? 60_000
    let texts = (0..<count).lazy.map { _ in
      var view = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 1...14, using: &generator) {
        view.append(alphabet.randomElement(using: &generator) ?? "a")
      }
      return String(view)
    }
    let wrong = try Self.differences(texts, locale: locale)
    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
  }

  @Test("seeded words of many letters, controls and bytes that are no text", arguments: ["nl", "sv", "en"])
  func longWords(locale: String) throws {
    var generator = SplitMix64(seed: 8)
    // Mostly letters, so that words go over the eight bytes that are looked at together.
    let alphabet = Array("aaabcdeeefghiklmnoprstuvz  AZéöß'.-1\u{0}\u{1}\u{8}\t\u{1B}\u{7F}\u{85}".utf8)
    let texts = (0..<20_000).lazy.map { _ in
      var bytes = (0..<Int.random(in: 1...48, using: &generator)).map { _ in
        alphabet.randomElement(using: &generator) ?? 0x61
      }
      if Bool.random(using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(
          in: 0x80...0xFF, using: &generator)
      }
      return String(decoding: bytes, as: UTF8.self)
    }
    let wrong = try Self.differences(texts, locale: locale)
    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
  }

  @Test("words read eight bytes at a time are folded and described as those read letter by letter")
  func eightBytes() throws {
    var scanner = try WordScanner(locale: "root")
    let isPlain = scanner.hasPlainLetters
    #expect(isPlain)
    var table = WordTable()
    var generator = SplitMix64(seed: 9)
    let alphabets = ["abcdefghijklmnopqrstuvwxyz", "ABCXYZabcxyz", "aaaab", "AAaaB", "oO"].map {
      Array($0.utf8)
    }
    func only(_ text: [UInt8]) -> (word: [UInt8], token: Token) {
      text.withUnsafeBufferPointer { scanner.scan($0, into: &table) }
      let token = scanner.segments[0]
      return (Array(table.bytes(token.word)), token)
    }
    for number in 0..<20_000 {
      let alphabet = alphabets[number % alphabets.count]
      let word = (0..<Int.random(in: 1...40, using: &generator)).map { _ in
        alphabet.randomElement(using: &generator) ?? 0x61
      }
      // At the end of a text there are no eight bytes to look at.
      let (slow, fast) = (only(word), only(word + Array(" and what follows".utf8)))
      let text = String(decoding: word, as: UTF8.self)
      #expect(slow.word == Array(text.lowercased().utf8) && fast.word == slow.word, "\(text)")
      #expect(fast.token.end == Int32(word.count) && fast.token.shape == slow.token.shape, "\(text)")
      let capitals = word.count { $0 < 0x61 }
      let isElongated = text.lowercased().indices.dropLast(2).contains { place in
        Set(text.lowercased()[place...].prefix(3)).count == 1
      }
      var shape: TokenShape = word[0] < 0x61 ? .capitalised : []
      if capitals < word.count { shape.insert(.hasLower) }
      if capitals > 1 { shape.insert(.capitals) }
      if isElongated { shape.insert(.elongated) }
      #expect(fast.token.shape == shape, "\(text)")
    }
  }

  @Test("ordinary text is not left to ICU, text in scripts without spaces is") func fastPath() throws {
    var scanner = try WordScanner(locale: "root")
    var table = WordTable()
    for text in [
      "De levering was 3 dagen te laat!!! 👍🏽", "Väldigt dålig kundtjänst, 100 % nöjd… inte",
      "It’s been 5'6\" – really? (no)",
      "e\u{301}\u{200D}x \u{A0}Ж", "#fail @shop 🇳🇱👨‍👩‍👧",
    ] { _ = Self.fast(Array(text.utf8), &scanner, &table) }
    let left = scanner.textsLeftToICU
    #expect(left == 0)
    _ = Self.fast(Array("ภาษาไทย".utf8), &scanner, &table)
    let now = scanner.textsLeftToICU
    #expect(now == 1)
  }

  @Test(
    "Unicode's own WordBreakTest and every labelled comment",
    .enabled(if: SharedData.isThere, SharedData.absence))
  func realText() throws {
    var texts: [String] = []
    for file in SharedData.textFiles {
      texts += try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map(String.init)
    }
    texts += try SharedData.wordBreakTests()
    #expect(texts.count > 50_000)
    for locale in ["nl", "sv", "en"] {
      let wrong = try Self.differences(texts, locale: locale)
      #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
    }
  }
}
