import Testing
import VerbatimReports

/// A comment can neither steer the terminal nor push columns out of line.
struct TerminalTextTests {
  @Test(
    "nothing that steers",
    arguments: [
      ("gewoon", "gewoon"), ("a\u{1B}[31mrood", "a [31mrood"), ("a\r\nb", "a b"), ("a\u{7}\u{8}b", "a b"),
      ("a\u{9B}2Jb", "a 2Jb"),
      ("a\u{202E}b\u{2066}c", "abc"), ("a\t\tb", "a b"), ("é👍", "é👍"),
    ])
  func safe(text: String, expected: String) {
    #expect(TerminalText.safe(text) == expected)
    #expect(
      !TerminalText.safe(text).unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
    )
  }

  @Test("width in columns", arguments: [("", 0), ("Väntetid", 8), ("e\u{301}", 1), ("漢字", 4), ("👍", 2)])
  func width(text: String, columns: Int) {
    #expect(TerminalText.width(text) == columns)
  }

  @Test("cut and filled to a width") func padding() {
    #expect(TerminalText.fit("wachttijd", 9) == "wachttijd")
    #expect(TerminalText.fit("wachttijd", 5) == "wach…")
    #expect(TerminalText.fit("漢字漢字", 4) == "漢…")
    #expect(TerminalText.pad("ja", 4) == "ja  ")
    #expect(TerminalText.pad("ja", 4, right: true) == "  ja")
    for text in ["abcdefgh", "漢字漢字漢字", "👍👍👍👍👍", "e\u{301}e\u{301}"] {
      #expect(TerminalText.width(TerminalText.pad(text, 7)) == 7)
    }
  }

  @Test("colour is off unless it is on") func style() {
    #expect(Style(colour: false).bad("x") == "x")
    #expect(Style(colour: true).bad("x") == "\u{1B}[31mx\u{1B}[0m")
  }

  @Test(
    "of a path the parents are cut first",
    arguments: [
      (25, "Delivery › Delivery speed"), (24, "Delive… › Delivery speed"), (21, "Del… › Delivery speed"),
    ])
  func path(columns: Int, expected: String) {
    #expect(TerminalText.path("Delivery", "Delivery speed", columns) == expected)
  }

  @Test("where nothing fits beside it, the name stands alone, cut last") func narrowPath() {
    #expect(TerminalText.path("Delivery", "Delivery speed", 16) == "Delivery speed")
    #expect(TerminalText.path("Delivery", "Delivery speed", 10) == "Delivery …")
  }
}
