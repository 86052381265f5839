import Testing
import VerbatimReports

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
}
