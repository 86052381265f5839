@testable import SpreadsheetSources
import CommentSources
import Foundation
import Testing
import VerbatimModel

@Suite struct SpreadsheetTests {
  struct Expected: Decodable {
    let header: [String]
    let rows: [[String]]
    let lines: [Int]
  }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Reference")
  static let adapters: [any InputAdapter] = [GzipAdapter(), SpreadsheetAdapter()]

  func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: Self.folder.appending(path: name)))
  }

  func read(
    _ bytes: [UInt8], name: String, chunk: Int = .max, sheet: String? = nil, block: Int = 1 << 20
  ) throws -> (source: [String], rows: [[String]], lines: [Int], format: String, notices: [String]) {
    var options = InputOptions()
    options.sheet = sheet
    options.blockSize = block
    var source = try CommentSource(
      stream: MemoryStream(bytes, chunk: chunk), name: name, options: options, adapters: Self.adapters)
    var (rows, lines): ([[String]], [Int]) = ([], [])
    while let block = try source.nextBlock() {
      let batch = block.parse()
      for row in batch.rows.indices {
        rows.append((0..<batch.columnCount).map { batch.text(row, $0) })
        lines.append(batch.rows[row].line)
        #expect(batch.rows[row].problem == nil)
      }
    }
    return (source.header, rows, lines, source.format, source.notices)
  }

  @Test(arguments: ["openpyxl", "xlsxwriter", "inline", "libreoffice"]) func sameAsOpenpyxl(_ name: String)
    throws
  {
    let data = try Data(contentsOf: Self.folder.appending(path: name + ".json"))
    let expected = try JSONDecoder().decode(Expected.self, from: data)
    for block in [1 << 20, 64, 1] {
      let found = try read(
        try bytes(name + ".xlsx"), name: name + ".xlsx", chunk: block == 1 ? 100 : .max, block: block)
      #expect(found.source == expected.header)
      #expect(found.rows == expected.rows)
      #expect(found.lines == expected.lines)
    }
  }

  /// What is read from these rows, with `|` between cells.
  func rows(_ xml: String) throws -> String {
    let sheet = SheetStream(
      name: "b.xlsx", strings: SharedStrings(), styles: StyleList(), countsFrom1904: false)
    try sheet.open(MemoryStream(Array("<worksheet><sheetData>\(xml)</sheetData></worksheet>".utf8), chunk: 7))
    var (text, piece) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
    while true {
      let count = try piece.withUnsafeMutableBufferPointer { try sheet.read(into: $0) }
      if count == 0 { return String(decoding: text, as: UTF8.self).replacing("\u{1F}", with: "|") }
      text += piece[..<count]
    }
  }

  @Test("rows and cells that stand out of order are put in it") func outOfOrder() throws {
    func cell(_ place: String, _ value: Int) -> String { "<c r=\"\(place)\"><v>\(value)</v></c>" }
    let first = "<row r=\"1\">\(cell("C1", 3) + cell("A1", 1) + cell("B1", 2))</row>"
    let third = "<row r=\"3\">\(cell("B3", 8) + cell("A3", 7))</row>"
    let fourth = "<row r=\"4\">\(cell("A4", 9))</row>"
    let ordered = try rows(first + third + fourth)
    #expect(ordered == "1|2|3\n\n7|8|\n9||\n")
    #expect(try rows(fourth + first + "<row r=\"3\"/>" + third) == ordered)
    #expect(try rows("<row><c/><c><v>2</v></c></row><row><c><v>3</v></c></row>") == "|2\n3|\n")
  }

  @Test(
    "a sheet of which something would be lost is refused",
    arguments: [
      ("<row r=\"2\"><c><v>1</v></c></row><row r=\"2\"><c><v>2</v></c></row>", "row 2 stands there twice"),
      ("<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"B2\"><v>2</v></c></row>", "two cells in its column 2"),
      ("<row r=\"0\"><c><v>1</v></c></row>", "row 0 is none"),
      ("<row><c t=\"s\"><v>5</v></c></row>", "row 1 refers to a text that the workbook does not hold"),
      ("<row><c t=\"s\"><v>x</v></c></row>", "row 1 refers to a text"),
      ("<row r=\"1048577\"><c><v>1</v></c></row>", "row 1048577 is none"),
      ("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>", "column 16385"),
    ]) func refused(_ xml: String, _ problem: String) throws
  {
    let error = try #require(throws: InputError.self) { try rows(xml) }
    #expect(error.description.contains(problem), "\(error)")
  }

  @Test("a row that comes too late to be put in order is told") func late() throws {
    let many = (2...70_000).map { "<row r=\"\($0)\"><c><v>\($0)</v></c></row>" }.joined()
    #expect(try rows(many).split(separator: "\n").count == 69_999)
    let error = try #require(throws: InputError.self) {
      try rows(many + "<row r=\"1\"><c><v>1</v></c></row>")
    }
    #expect(error.description.contains("row 1 stands behind row "), "\(error)")
  }

  @Test("a part that is not what its checksum says is damage", arguments: ["xlsxwriter", "inline"])
  func checksum(_ name: String) throws {
    var bytes = try bytes(name + ".xlsx")
    let part = Array("xl/worksheets/sheet1.xml".utf8)
    // The last place of the name is the directory's entry, with the checksum thirty bytes before it.
    let entry = try #require(bytes.indices.last { bytes[$0...].starts(with: part) }) - 46
    try #require(bytes[entry...].starts(with: [0x50, 0x4B, 0x01, 0x02]))
    bytes[entry + 17] ^= 1
    let error = try #require(throws: InputError.self) { try read(bytes, name: "a.xlsx") }
    #expect(error.problem.contains("damaged"), "\(error)")
  }

  @Test("a damaged sheet is not passed over for another") func damagedSheet() throws {
    let bytes = try bytes("openpyxl.xlsx")
    let whole = try read(bytes, name: "a.xlsx")
    let part = Array("xl/worksheets/sheet1.xml".utf8)
    let entry = try #require(bytes.indices.last { bytes[$0...].starts(with: part) }) - 46
    var damaged = bytes
    damaged[entry + 17] ^= 1
    #expect(!whole.rows.isEmpty)
    #expect(throws: InputError.self) { try read(damaged, name: "a.xlsx") }
  }

  @Test("formulas without a result are told") func formulas() throws {
    func notices(_ cells: String) throws -> [String] {
      let sheet = SheetStream(
        name: "b.xlsx", strings: SharedStrings(), styles: StyleList(), countsFrom1904: false)
      try sheet.open(MemoryStream(Array("<sheetData><row>\(cells)</row></sheetData>".utf8)))
      var piece = [UInt8](repeating: 0, count: 1 << 16)
      while try piece.withUnsafeMutableBufferPointer({ try sheet.read(into: $0) }) > 0 {}
      return sheet.endNotices
    }
    let empty = "<c><f>A1+1</f></c><c><f>A1+2</f><v/></c><c t=\"str\"><f>A1</f></c>"
    #expect(try notices(empty).first?.hasPrefix("WARNING: 3 formulas have no result") == true)
    let full = "<c><f>A1+1</f><v>3</v></c><c t=\"str\"><f>A2</f><v></v></c><c/><c><v>1</v></c>"
    #expect(try notices(full).isEmpty)
  }

  @Test("a directory far beyond the file is damage, not a crash") func farDirectory() {
    func number(_ value: Int, _ size: Int) -> [UInt8] {
      (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    let record = number(0x0606_4B50, 4) + number(0, 28) + number(1, 8) + number(0, 8) + number(.max, 8)
    let locator = number(0x0706_4B50, 4) + number(0, 4) + number(0, 8) + number(1, 4)
    let end = number(0x0605_4B50, 4) + number(0xFFFF_FFFF_FFFF, 6) + number(0xFFFF_FFFF, 4) + number(-1, 8)
    #expect(throws: InputError.self) { try ZipArchive(record + locator + end, name: "a.xlsx") }
  }

  @Test("a workbook that lost a part of itself is noticed") func whole() throws {
    let path = Self.folder.appending(path: "xlsxwriter.xlsx").path
    #expect(try WorkbookCheck.isWhole(path: path, cells: [1]))
    #expect(try !WorkbookCheck.isWhole(path: path, cells: [1_000_000]))
    let cut = FileManager.default.temporaryDirectory.appendingPathComponent("cut-\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: cut) }
    let bytes = try bytes("xlsxwriter.xlsx")
    for length in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 50)) {
      try Data(bytes[..<length]).write(to: cut)
      #expect(try !WorkbookCheck.isWhole(path: cut.path, cells: [1]))
    }
  }

  @Test(
    "a part is whole when it ends as it began",
    arguments: [
      ("<?xml version=\"1.0\"?>\n<sst><si/></sst>", true), ("<sst><si>", false), ("<sst><si/></sst", false),
      ("<Types xmlns=\"a\"/>\n", true), ("<a><b/>", false), ("", false), ("<a></b>", false),
    ])
  func part(text: String, isClosed: Bool) {
    var scan = PartScan()
    for byte in text.utf8 { scan.add([byte]) }
    #expect(scan.isClosed == isClosed)
    var cells = PartScan()
    cells.add(Array("<c r=\"A1\"/><cc ><<c ><col /><c".utf8))
    cells.add(Array(" >".utf8))
    #expect(cells.cells == 3)
  }

  @Test func sheets() throws {
    let book = try bytes("openpyxl.xlsx")
    #expect(
      try read(book, name: "b.xlsx").notices.first?.contains("there is also 'Tweede' (--sheet)") == true)
    #expect(try read(book, name: "b.xlsx", sheet: "tweede").rows == [["ander blad", "3"]])
    #expect(try read(book, name: "-", sheet: "2").format == "Excel workbook, sheet 'Tweede'")
    #expect {
      try read(book, name: "b.xlsx", sheet: "Derde")
    } throws: {
      "\($0)" == "b.xlsx: there is no sheet 'Derde'; there are 'Sheet', 'Tweede'; name one of these"
    }
  }

  @Test func damaged() throws {
    let book = try bytes("openpyxl.xlsx")
    #expect(throws: InputError.self) { try read(Array(book.dropLast(200)), name: "b.xlsx") }
    var random = SystemRandomNumberGenerator()
    for _ in 0..<150 {
      var copy = book
      for _ in 0..<3 {
        copy[Int.random(in: 4..<copy.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      _ = try? read(copy, name: "b.xlsx")
    }
  }

  @Test func dateFormats() {
    for format in ["dd-mm-yyyy", "[$-413]d mmm yyyy", "h:mm", "yyyy\\-mm"] {
      #expect(StyleList.isDate(format: format))
    }
    for format in ["0.00", "#,##0.00 \"dag\"", "General", "[Red]0", "0\\d", "@"] {
      #expect(!StyleList.isDate(format: format))
    }
    #expect(SheetNumber.date(46093, countsFrom1904: false) == "2026-03-12")
    #expect(SheetNumber.date(46093 - 1462, countsFrom1904: true) == "2026-03-12")
    #expect(SheetNumber.date(1, countsFrom1904: false) == "1900-01-01")
    #expect(SheetNumber.plain(7.0999999999999996) == "7.1")
  }

  /// Packed by gzip: `id,text\n1,goed\n2,slecht\n`.
  static let packed: [UInt8] = [UInt8](
    Data(base64Encoded: "H4sIAAAAAAACA8tM0SlJrSjhMtRJz09N4TLSKc5JTc4o4QIAyYhycRgAAAA=") ?? Data())

  @Test func gzip() throws {
    let one = try read(Self.packed, name: "x.csv.gz", chunk: 7)
    #expect(one.rows == [["1", "goed"], ["2", "slecht"]])
    #expect(one.format == "gzip, comma-separated, UTF-8")
    // Two members in a row are one file.
    #expect(try read(Self.packed + Self.packed, name: "x.csv.gz").rows.count == 5)
    #expect(throws: InputError.self) { try read(Array(Self.packed.dropLast(12)), name: "x.csv.gz") }
    // Zeros between and behind members are padding; what else follows may be rows.
    let padding = [UInt8](repeating: 0, count: 40)
    let padded = try read(Self.packed + padding + Self.packed + padding, name: "x.csv.gz", chunk: 7)
    #expect(padded.rows.count == 5)
    for rest: [UInt8] in [[0x1E] + Self.packed.dropFirst(), padding + [0x41], [0x1F]] {
      #expect(throws: InputError.self) { try read(Self.packed + rest, name: "x.csv.gz") }
    }
  }

  @Test func withoutAdapters() throws {
    let book = try bytes("openpyxl.xlsx")
    #expect(throws: InputError.self) { _ = try CommentSource(stream: MemoryStream(book), name: "b.xlsx") }
  }
}
