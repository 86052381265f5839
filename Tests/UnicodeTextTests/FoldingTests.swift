import Testing
import UnicodeText

/// Words that differ in case, Unicode form or apostrophe fold to the same key; other words do not.
struct FoldingTests {
  @Test(
    "what a word is looked up as",
    arguments: [
      ("", ""), ("niet", "niet"), ("NIET", "niet"), ("Één", "één"), ("ÅTERBETALNING", "återbetalning"),
      ("cafe\u{301}", "café"), ("\u{212B}", "å"), ("A\u{30A}", "å"), ("Straße", "strasse"), ("ﬁjn", "fijn"),
      ("don’t", "don't"), ("don\u{2BC}t", "don't"), ("don\u{B4}t", "don't"), ("‘s avonds", "'s avonds"),
      ("ΣΊΣΥΦΟΣ", "σίσυφοσ"), ("\u{130}", "i\u{307}"), ("👍🏽", "👍🏽"), ("24-UURS", "24-uurs"),
    ])
  func table(text: String, folded: String) {
    #expect(Array(Folding.fold(text).unicodeScalars) == Array(folded.unicodeScalars))
  }

  @Test("folding twice changes nothing") func idempotent() {
    let samples = "aÄß1’\u{301}\u{308}İıſﬁŉǰΣςДЖ漢👍\u{200D}\u{FE0F}ǅ".unicodeScalars.map { $0 }
    for first in samples {
      for second in samples {
        for third in samples {
          let once = Folding.fold(String(String.UnicodeScalarView([first, second, third])))
          #expect(Folding.fold(once) == once)
        }
      }
    }
  }

  @Test("the bytes of a word and its text fold alike") func bytes() {
    for text in ["Don’t", "JÄTTEBRA", "Cafe\u{301}", "x"] {
      let folded = Array(text.utf8).withUnsafeBufferPointer { Folding.foldWord($0) }
      #expect(String(decoding: folded, as: UTF8.self) == Folding.fold(text))
    }
  }
}
