import Testing

@testable import VerbatimReports

/// Data on a terminal: nothing steers it, everything else is as it was.
struct InertTextTests {
  @Test(arguments: [
    ("a\tb\r\nc é 😡\n", "a\tb\r\nc é 😡\n"), ("\u{1B}[31mred\u{7}", "\u{FFFD}[31mred\u{FFFD}"),
    ("\u{9B}2J\u{7F}", "\u{FFFD}2J\u{FFFD}"),
    ("\u{202E}exe\u{2066}\u{200D}", "\u{FFFD}exe\u{FFFD}\u{200D}"),
  ])
  func inert(text: String, shown: String) {
    #expect(String(decoding: TerminalText.inert(Array(text.utf8)), as: UTF8.self) == shown)
  }

  @Test("the colours of a table stay, and nothing that looks like them") func colours() {
    func shown(_ text: String, _ keepsColours: Bool) -> String {
      String(decoding: TerminalText.inert(Array(text.utf8), keepsColours: keepsColours), as: UTF8.self)
    }
    let red = Style(colour: true).bad("late")
    #expect(red == "\u{1B}[31mlate\u{1B}[0m" && shown(red, true) == red)
    #expect(shown(red, false) == "\u{FFFD}[31mlate\u{FFFD}[0m")
    #expect(
      shown("\u{1B}[2J\u{1B}[5m\u{1B}]0;x\u{7}\u{1B}", true)
        == "\u{FFFD}[2J\u{FFFD}[5m\u{FFFD}]0;x\u{FFFD}\u{FFFD}")
    #expect(shown("late\rpaid\r\n", true) == "late\u{FFFD}paid\r\n")
  }
}
