import Testing
import UnicodeText

/// ICU's iterators behind the shim: segments cover the text, in UTF-8 offsets.
struct BreakerTests {
  private static func segments(_ text: String, _ breaker: borrowing Breaker) throws -> [(
    text: String, status: Int
  )] {
    let bytes = Array(text.utf8)
    var found: [(String, Int)] = []
    var start = 0
    try bytes.withUnsafeBufferPointer { buffer in
      try breaker.forEachSegment(of: buffer) { end, status in
        found.append((String(decoding: bytes[start..<end], as: UTF8.self), Int(status)))
        start = end
      }
    }
    #expect(start == bytes.count)
    return found
  }

  private static func texts(_ text: String, _ kind: Breaker.Kind, _ locale: String) throws -> [String] {
    try segments(text, Breaker(kind, locale: locale)).map(\.text)
  }

  @Test("words", arguments: ["nl", "sv_SE", "en_GB", "da"]) func words(locale: String) throws {
    #expect(
      try Self.texts("Niet goed, zo'n 3,5!", .words, locale) == [
        "Niet", " ", "goed", ",", " ", "zo'n", " ", "3,5", "!",
      ])
    #expect(try Self.texts("", .words, locale) == [])
  }

  @Test("Swedish keeps its colon inside words, Dutch does not") func tailoring() throws {
    #expect(try Self.texts("EU:s", .words, "sv") == ["EU:s"])
    #expect(try Self.texts("EU:s", .words, "nl") == ["EU", ":", "s"])
  }

  @Test("the status tells letters from numbers and signs") func status() throws {
    let found = try Self.segments("abc 12 !", Breaker(.words, locale: "en"))
    #expect(found.map(\.status) == [200, 0, 100, 0, 0])
  }

  @Test("sentences") func sentences() throws {
    #expect(try Self.texts("Goed. Maar duur! Echt?", .sentences, "nl") == ["Goed. ", "Maar duur! ", "Echt?"])
  }

  @Test("what a person calls a character") func characters() throws {
    #expect(try Self.texts("e\u{301}👨‍👩‍👧🇳🇱", .characters, "nl") == ["e\u{301}", "👨‍👩‍👧", "🇳🇱"])
  }

  @Test("one breaker serves many texts") func reuse() throws {
    let breaker = try Breaker(.words, locale: "sv")
    for count in 1...50 {
      let text = Array(repeating: "bra", count: count).joined(separator: " ")
      #expect(try Self.segments(text, breaker).count == 2 * count - 1)
    }
  }

  @Test("a language that ICU does not know gets the root rules") func unknownLocale() throws {
    #expect(try Self.texts("a b", .words, "xx") == ["a", " ", "b"])
  }
}
