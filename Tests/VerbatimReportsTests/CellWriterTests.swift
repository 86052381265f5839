import Testing

@testable import VerbatimReports

/// Cells by RFC 4180 that no spreadsheet runs.
struct CellWriterTests {
  private static func cell(_ text: String, isRaw: Bool = false, separator: UInt8 = 0x2C) -> String {
    var writer = CellWriter(separator: separator, isRaw: isRaw)
    writer.cell(text)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test(
    "quotes",
    arguments: [
      ("", ""), ("goed", "goed"), ("a,b", "\"a,b\""), ("zei \"ja\"", "\"zei \"\"ja\"\"\""),
      ("a\r\nb", "\"a\r\nb\""), ("a;b", "a;b"),
    ])
  func quoting(text: String, expected: String) {
    #expect(Self.cell(text) == expected)
  }

  @Test(
    "formulas become text",
    arguments: [
      ("=1+1", "\"'=1+1\""), ("@SUM(A1)", "\"'@SUM(A1)\""), ("+31 6", "\"'+31 6\""),
      ("-- geen", "\"'-- geen\""), ("-1e", "\"'-1e\""), ("-1%+A1", "\"'-1%+A1\""), ("-e5", "\"'-e5\""),
      ("\tx", "\"'\tx\""), ("\n=1+1", "\"'\n=1+1\""), ("＝1+1", "\"'＝1+1\""), ("＋a", "\"'＋a\""),
      ("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\""),
    ])
  func formulas(text: String, expected: String) {
    #expect(Self.cell(text) == expected)
    #expect(!Self.cell(text, isRaw: true).contains("'"))
  }

  @Test(
    "numbers with a sign stay numbers",
    arguments: ["-1.5", "+3", "-1,5", "-2026", "-1e5", "+2.5E-3", "-3.5%", "-", "－", "－3"]) func numbers(
      text: String
    )
  {
    #expect(!Self.cell(text).contains("'"))
  }

  @Test("tabs part the cells of TSV") func tabs() {
    var writer = CellWriter(separator: 0x09, isRaw: false)
    for cell in ["a,b", "c\td", "e"] { writer.cell(cell) }
    writer.endRow()
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "a,b\t\"c\td\"\te\r\n")
  }
}
