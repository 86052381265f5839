import Foundation
import Testing
import VerbatimReports

/// JSON that any reader takes, byte for byte the same everywhere.
struct JSONWriterTests {
  private static func written(_ body: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter()
    body(&json)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  @Test(
    "strings",
    arguments: [
      ("", #""""#), ("goed", #""goed""#), ("a\"b\\c", #""a\"b\\c""#), ("a\nb\r\tc", #""a\nb\r\tc""#),
      ("\u{0}\u{1B}[31m\u{7F}", #""\u0000\u001b[31m\u007f""#), ("één 👍🏽 \u{2028}", "\"één 👍🏽 \u{2028}\""),
      ("</script>", #""</script>""#),
    ])
  func strings(text: String, expected: String) throws {
    let json = Self.written { $0.string(text) }
    #expect(json == expected)
    let read = try JSONSerialization.jsonObject(with: Data("[\(json)]".utf8)) as? [String]
    #expect(read == [text])
  }

  @Test("every control character can be read back") func control() throws {
    let text = String(String.UnicodeScalarView((0..<0x100).compactMap { Unicode.Scalar($0) }))
    let json = Self.written { $0.string(text) }
    #expect(!json.utf8.contains { $0 < 0x20 || $0 == 0x7F })
    #expect(try JSONSerialization.jsonObject(with: Data("[\(json)]".utf8)) as? [String] == [text])
  }

  @Test("a character that is escaped, at every place of a long text") func places() throws {
    for special in ["\"", "\\", "\n", "\u{1F}", "\u{7F}", "é", "🇳🇱"] {
      for place in 0...20 {
        let text = String(repeating: "a", count: place) + special + String(repeating: "~", count: 20 - place)
        let json = Self.written { $0.string(text) }
        #expect(try JSONSerialization.jsonObject(with: Data("[\(json)]".utf8)) as? [String] == [text])
        #expect(!json.utf8.contains { $0 < 0x20 || $0 == 0x7F })
      }
    }
  }

  @Test("whole numbers of every length") func wholeNumbers() {
    for value in [0, 9, 10, 99, 100, 12_345, 1_000_000, -7, -10, .max, .min] {
      #expect(Self.written { $0.number(value) } == String(value))
    }
  }

  @Test("commas stand between values and nowhere else") func structure() {
    let json = Self.written { json in
      json.object { json in
        json.key("a")
        json.array { json in
          json.number(1)
          json.array { _ in }
          json.object { _ in }
          json.null()
        }
        json.key("b" as String)
        json.bool(true)
      }
      json.endLine()
      json.object { _ in }
    }
    #expect(json == "{\"a\":[1,[],{},null],\"b\":true}\n{}")
  }

  @Test(
    "numbers with twelve digits",
    arguments: [
      (0, "0"), (-0.0, "0"), (1, "1"), (-25.260416666666668, "-25.2604166667"), (0.1, "0.1"),
      (1 / 3, "0.333333333333"),
      (8.19e-28, "8.19e-28"), (1e-7, "1e-7"), (123456789.123456789, "123456789.123"), (1e15, "1e+15"),
      (-3, "-3"),
    ] as [(Double, String)])
  func numbers(value: Double, expected: String) {
    #expect(Self.written { $0.number(value) } == expected)
  }

  @Test("what is no number is null") func noNumber() {
    for value in [nil, Double.nan, .infinity, -.infinity] {
      #expect(Self.written { $0.number(value) } == "null")
    }
  }

  @Test(
    "scores of one row with six decimals",
    arguments: [
      (0, "0"), (-0.0, "0"), (-0.62, "-0.62"), (1, "1"), (0.0000004, "0"), (0.1234567, "0.123457"),
      (-2.000001, "-2.000001"),
    ]
      as [(Double, String)])
  func decimals(value: Double, expected: String) {
    #expect(Self.written { $0.decimal(value) } == expected)
  }
}
