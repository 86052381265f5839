import CommentSources
import SpreadsheetSources
import VerbatimModel

/// Reads everything, and holds that records and cells are where they are said to be.
func readAll(
  _ bytes: [UInt8], name: String, format: InputOptions.Format = .auto, blockSize: Int = 1 << 20,
  repairs: Bool = false, adapters: [any InputAdapter] = []
) {
  var options = InputOptions()
  options.format = format
  options.blockSize = blockSize
  options.repairEncoding = repairs
  options.longestRecord = max(blockSize * 4, 4096)
  options.sampleRows = 10
  guard
    var source = try? CommentSource(
      stream: MemoryStream(bytes), name: name, options: options, adapters: adapters)
  else { return }
  var last = 0
  _ = try? source.sample()
  while let block = try? source.nextBlock() {
    let batch = block.parse()
    require(batch.rows.count == block.recordCount, "records cut are records parsed")
    require(batch.cells.count == batch.rows.count * batch.columnCount, "every record has every column")
    for (index, row) in batch.rows.enumerated() {
      require(row.number == last + 1, "records are numbered one by one")
      last = row.number
      _ = batch.rawRecord(index)
      for column in 0..<batch.columnCount {
        let cell = batch.cell(index, column)
        require(
          cell.start >= 0 && cell.end >= cell.start && Int(cell.end) <= batch.bytes.count, "cells lie inside")
      }
      if batch.columnCount > 0 { _ = batch.text(index, 0) }
    }
  }
}

/// Comma-, semicolon-, tab- and pipe-separated text, in small blocks so that cuts fall everywhere.
struct DelimitedTarget: FuzzTarget {
  func run(_ input: [UInt8]) {
    guard let first = input.first else { return }
    let rest = Array(input.dropFirst())
    readAll(
      rest, name: "a.csv", format: first & 1 == 0 ? .auto : .delimited,
      blockSize: first & 2 == 0 ? 64 : 1 << 16,
      repairs: first & 4 != 0)
  }
}

/// JSON Lines and arrays.
struct JSONTarget: FuzzTarget {
  func run(_ input: [UInt8]) {
    guard let first = input.first else { return }
    let rest = Array(input.dropFirst())
    let formats: [InputOptions.Format] = [.auto, .jsonl, .json, .text]
    readAll(
      rest, name: first & 4 == 0 ? "a.jsonl" : "a.json", format: formats[Int(first & 3)],
      blockSize: first & 8 == 0 ? 64 : 1 << 16)
  }
}

/// Gzip and zip as bytes.
struct ArchiveTarget: FuzzTarget {
  func run(_ input: [UInt8]) {
    readAll(input, name: "a.xlsx", adapters: [GzipAdapter(), SpreadsheetAdapter()])
  }
}

/// The parts of a workbook: the input is cut into them at bytes FF and packed without compression, so that the XML is
/// reached.
struct WorkbookTarget: FuzzTarget {
  private static let names = [
    "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
  ]
  private static let defaults: [String: String] = [
    "xl/workbook.xml":
      "<workbook xmlns:r=\"r\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
    "xl/_rels/workbook.xml.rels":
      "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
  ]

  func run(_ input: [UInt8]) {
    let pieces = input.split(separator: 0xFF, maxSplits: 4, omittingEmptySubsequences: false)
    var parts: [(String, [UInt8])] = []
    for (index, name) in Self.names.enumerated() {
      if index < pieces.count, !pieces[index].isEmpty {
        parts.append((name, Array(pieces[index])))
      } else if let text = Self.defaults[name] {
        parts.append((name, Array(text.utf8)))
      }
    }
    readAll(Self.zip(parts), name: "a.xlsx", adapters: [SpreadsheetAdapter()])
  }

  /// The CRC-32 that zip files have of their parts.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum >> 1 ^ (sum & 1 == 0 ? 0 : 0xEDB8_8320) }
    }
  }

  /// A zip file whose parts are stored as they are.
  static func zip(_ parts: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    func number(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for (name, bytes) in parts {
      let common =
        number(20, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(Int(checksum(bytes)), 4)
        + number(bytes.count, 4)
        + number(bytes.count, 4) + number(name.utf8.count, 2) + number(0, 2)
      directory +=
        number(0x0201_4B50, 4) + number(20, 2) + common + number(0, 2) + number(0, 2) + number(0, 2)
        + number(0, 4) + number(file.count, 4) + Array(name.utf8)
      file += number(0x0403_4B50, 4) + common + Array(name.utf8) + bytes
    }
    let end =
      number(0x0605_4B50, 4) + number(0, 2) + number(0, 2) + number(parts.count, 2) + number(parts.count, 2)
      + number(directory.count, 4) + number(file.count, 4) + number(0, 2)
    return file + directory + end
  }
}
