import Testing

@testable import LanguagePacks

/// What is read in a short way gives what the long way gives.
struct FastReadingTests {
  @Test("plain numbers are what Double reads")
  func numbers() {
    let plain = [
      "0", "-0", "3.5", "-1.25", "0.1", "12.30", "007", "0.000001", "123456789012345", "1234567.12345678",
    ]
    for text in plain { #expect(Double(plain: text)?.bitPattern == Double(text)?.bitPattern, "\(text)") }
    for text in ["", "-", ".", ".5", "5.", "1e3", "+1", "--1", "1-", "1.2.3", "1,5", "١", "1234567890123456"]
    {
      #expect(Double(plain: text) == nil, "\(text)")
    }
  }

  @Test(
    "the terms of the lexicons are read as their capitals are, which takes the long way",
    arguments: ["en", "nl", "sv"])
  func terms(code: String) throws {
    var compared = 0
    for entry in try LanguagePack(code: code, from: .embedded).entries {
      let capitals = entry.term.uppercased()
      guard capitals != entry.term, capitals.lowercased() == entry.term else { continue }
      #expect(TermPattern(parsing: entry.term) == TermPattern(parsing: capitals), "\(entry.term)")
      compared += 1
    }
    #expect(compared > 1_000)
  }

  @Test("marks in terms") func marks() {
    for term in [
      "=geweldig", "bezorg*", "=bezorg*", "niet .. goed", ".. goed", "goed ..", "e-mail", "3.5 ster",
      "'s avonds", "a=b", "super-", "=super-", "?", ":)", "één keer",
    ] {
      #expect(TermPattern(parsing: term) == TermPattern(parsing: term.uppercased()), "\(term)")
    }
  }

  @Test("the terms of the codebooks are read as they are in parentheses", arguments: CodebookLibrary.names)
  func expressions(name: String) throws {
    for theme in try CodebookLibrary(.embedded).codebook(name).themes {
      for term in theme.terms.values.joined() {
        let inParentheses = try ThemeExpressionParser.parse("(\(term.source))")
        let bare = try ThemeExpressionParser.parse(term.source)
        #expect(bare == inParentheses, "\(term.source)")
      }
    }
  }

  @Test("a row with a byte that is no UTF-8 is named; words with accents are kept") func bytes() throws {
    let rows = try TableFile(name: "t", bytes: Array("\u{FEFF}één\t1\r\n# c\n  \n#fail\t 2 \n".utf8)).rows
    #expect(rows.map(\.columns) == [["één", "1"], ["#fail", "2"]] && rows.map(\.line) == [1, 4])
    let error = try #require(throws: LexiconError.self) {
      _ = try TableFile(name: "t", bytes: [0x61, 0x0A, 0x62, 0xFF])
    }
    #expect(error.line == 2)
  }
}
