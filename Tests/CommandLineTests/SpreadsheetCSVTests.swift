import Foundation
import Testing

/// CSV for spreadsheets: with a decimal comma, and as it was.
struct SpreadsheetCSVTests {
  private static let table =
    "id;nps;comment\n" + (0..<24).map { "\($0);\($0 % 11);heel lang gewacht\n" }.joined()

  @Test("--excel writes what a Dutch Excel opens") func excel() throws {
    let program = try Program(["in.csv": Self.table])
    #expect(try program.run("tag", "in.csv", "-o", "out.csv", "--excel", "--quiet").status == 0)
    let bytes = try Data(contentsOf: program.folder.url.appendingPathComponent("out.csv"))
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    #expect(
      bytes.starts(with: [0xEF, 0xBB, 0xBF]) && lines[0].contains("id;nps;comment;language;sentiment;"))
    #expect(lines[1].contains(";nl;-0,") && lines.count == 25)
  }

  @Test("--raw and --excel are refused where they would do nothing", arguments: ["jsonl", "xlsx", "sqlite"])
  func useless(format: String) throws {
    let program = try Program(["in.csv": Self.table])
    for flag in ["--raw", "--excel"] {
      let result = try program.run("tag", "in.csv", "-o", "out.\(format)", flag)
      #expect(result.status == 2 && result.errors.contains("\(flag) is for CSV"), "\(result.errors)")
    }
  }

  @Test("--raw leaves formulas as they are") func raw() throws {
    let program = try Program(["in.csv": "id,nps,comment\n1,3,=1+1\n2,9,prima\n"])
    func cells(_ flags: [String]) throws -> String {
      try program.run(["tag", "in.csv", "--text", "comment", "--format", "csv", "--quiet"] + flags).output
    }
    #expect(try cells([]).contains("\"'=1+1\"") && cells(["--raw"]).contains(",=1+1,"))
  }

  @Test("a masked table runs no formula either, but with --raw") func masked() throws {
    let program = try Program(["in.csv": "id;=name;comment\n1;x;=1+1\n2;-3;+31 is the code\n"])
    let safe = try program.run("redact", "in.csv", "--lang", "en")
    #expect(safe.output == "id;\"'=name\";comment\r\n1;x;\"'=1+1\"\r\n2;-3;\"'+31 is the code\"\r\n")
    #expect(safe.errors.contains("3 cells that a spreadsheet might run as a formula have a ' before them"))
    #expect(try program.run("redact", "in.csv", "--lang", "en", "--raw").output.contains(";=1+1\r\n"))
    let useless = try program.run("redact", "in.csv", "--raw", "-o", "out.xlsx")
    #expect(
      useless.status == 2 && useless.errors.contains("--raw is for tables of text"), "\(useless.errors)")
  }
}
