import Testing
import UnicodeText

/// What is known of single characters: width in a terminal, word-break class by language.
struct CharacterTests {
  @Test(
    "columns in a terminal",
    arguments: [
      ("a", 1), ("é", 1), ("\u{301}", 0), ("\u{200D}", 0), ("\u{FE0F}", 0), ("漢", 2), ("Ａ", 2), ("👍", 2),
      ("€", 1), ("\u{200B}", 0),
    ])
  func width(character: String, columns: Int) throws {
    let scalar = try #require(character.unicodeScalars.first)
    #expect(CharacterWidth.columns(of: scalar) == columns)
  }

  @Test("the colon joins words in Swedish alone") func colon() {
    let colon = 0x3A
    #expect(CharacterTable(locale: "sv").wordBreak[colon] == CharacterTable.WordBreak.midLetter)
    #expect(CharacterTable(locale: "nl").wordBreak[colon] == CharacterTable.WordBreak.other)
  }

  @Test("the folding table has only folds of the same length") func folds() {
    let table = CharacterTable.root
    #expect(table.fold[0x41] == 0x61)
    #expect(table.fold[0xC5] == 0xE5)
    #expect(table.fold[0xDF] == 0)
    for point in 0..<CharacterTable.foldLimit where table.fold[point] != 0 {
      #expect((point < 0x80) == (table.fold[point] < 0x80))
    }
  }

  @Test("characters beyond the table are asked of ICU") func beyond() {
    #expect(CharacterTable.wordBreakBeyondTable(0x1F44D) & CharacterTable.pictographicBit != 0)
    #expect(CharacterTable.wordBreakBeyondTable(0x6F22) == CharacterTable.WordBreak.dictionary)
    #expect(CharacterTable.root.sentenceBreak(of: 0x3002) != 0)
  }

  @Test("the versions are those of a real ICU") func versions() throws {
    let icu = try #require(Double(ICUVersion.icu.split(separator: ".").prefix(2).joined(separator: ".")))
    #expect(icu >= 72)
    #expect(ICUVersion.unicode.contains("."))
  }
}
