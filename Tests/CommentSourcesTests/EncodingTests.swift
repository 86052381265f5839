import CommentSources
import Testing

@Suite struct EncodingTests {
  static let text = "id;score;opmerking\r\n1;7,5;\"Één ü €\"\r\n2;3;går väl\r\n"
  static let rows = [["1", "7,5", "Één ü €"], ["2", "3", "går väl"]]

  /// The text in an 8-bit code page.
  static func narrow(_ text: String, euro: UInt8) -> [UInt8] {
    text.unicodeScalars.map { $0 == "€" ? euro : UInt8($0.value) }
  }

  static func wide(_ text: String, bigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap {
      bigEndian ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)]
    }
  }

  static let encoded: [(String, [UInt8])] = [
    ("UTF-8", Array(text.utf8)),
    ("UTF-8 with a mark", [0xEF, 0xBB, 0xBF] + Array(text.utf8)),
    ("UTF-16LE with a mark", [0xFF, 0xFE] + wide(text, bigEndian: false)),
    ("UTF-16BE with a mark", [0xFE, 0xFF] + wide(text, bigEndian: true)),
    ("UTF-16LE", wide(text, bigEndian: false)),
    ("UTF-16BE", wide(text, bigEndian: true)),
    ("Windows-1252", narrow(text, euro: 0x80)),
    ("ISO-8859-15", narrow(text, euro: 0xA4)),
  ]

  @Test(arguments: encoded) func decided(_ name: String, _ bytes: [UInt8]) throws {
    for block in [1, 3, 64, 1 << 20] {
      let read = try Reading(bytes, chunk: block, block: block)
      #expect(read.header == ["id", "score", "opmerking"])
      #expect(read.rows == Self.rows, "blocks of \(block)")
      #expect(read.lines == [2, 3])
    }
  }

  @Test("what is not valid in UTF-16 is counted", arguments: [1, 1 << 20]) func brokenWide(block: Int) throws
  {
    var bytes = Self.wide("text\ngood\nb", bigEndian: false)
    for lone in [0xD800, 0x61, 0xDC00, 0x0A] { bytes += [UInt8(lone & 0xFF), UInt8(lone >> 8)] }
    bytes.append(0x62)
    var said: [String] = []
    let read = try Reading([0xFF, 0xFE] + bytes, chunk: block, block: block) { said.append($0) }
    #expect(read.rows == [["good"], ["b\u{FFFD}a\u{FFFD}"], ["\u{FFFD}"]])
    #expect(said.joined().contains("3 characters that are not valid in UTF-16LE were replaced"), "\(said)")
  }

  @Test("an encoding that nobody knows is refused by its name") func unknown() throws {
    var options = InputOptions()
    options.encoding = TextEncoding(name: "klingon")
    let error = try #require(throws: InputError.self) {
      _ = try CommentSource(stream: MemoryStream(Array("text\ngood\n".utf8)), name: "a.csv", options: options)
    }
    #expect(error.problem == "the encoding 'klingon' is not known")
  }

  @Test func lateByteThatIsNotUTF8() throws {
    var bytes = Array("id;text\n".utf8)
    for id in 0..<60_000 { bytes += Array("\(id);Één hele mooie dag\n".utf8) }
    bytes += Array("x;caf".utf8) + [0xE9, 0x0A]
    var notices: [String] = []
    let read = try Reading(bytes) { notices.append($0) }
    #expect(read.rows.last == ["x", "café"])
    #expect(notices == ["input.csv: 1 bytes that are not valid UTF-8 were read as Windows-1252"])
    var options = InputOptions()
    options.encoding = .utf8
    #expect(try Reading(bytes, options: options).rows.last == ["x", "caf\u{FFFD}"])
  }

  @Test func mojibake() throws {
    let bytes = Array("id,text\n1,geÃ¯nteresseerd â‚¬ 5\n2,VÃ¤l gjort pÃ¥ \"FÖ”\n3,ðŸ˜€\n".utf8)
    var notices: [String] = []
    #expect(try Reading(bytes, notices: { notices.append($0) }).rows[0][1] == "geÃ¯nteresseerd â‚¬ 5")
    #expect(notices.first?.contains("5 wrongly decoded") == true)
    var options = InputOptions()
    options.repairEncoding = true
    let read = try Reading(bytes, options: options)
    #expect(read.rows.map { $0[1] } == ["geïnteresseerd € 5", "Väl gjort på \"FÖ”", "😀"])
  }

  @Test func givenEncodingWins() throws {
    var options = InputOptions()
    options.encoding = .windows1252
    #expect(try Reading(Array("a,b\n1,é\n".utf8), options: options).rows == [["1", "Ã©"]])
    options.encoding = .named("no-such-encoding")
    #expect(throws: InputError.self) { try Reading("a,b\n1,2\n", options: options) }
  }
}
