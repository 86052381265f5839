@testable import CommentSources
import Foundation
import Testing
import VerbatimModel

/// The same rows as Python's csv module, from the plain splitter, from the vectorised one, and for any size of block.
@Suite struct ReferenceTests {
  struct Case: Decodable {
    let name: String
    let text: String
    let delimiter: String
    let rows: [[String]]
  }

  static func cases() throws -> [Case] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
      path: "Reference/csv_cases.json")
    return try JSONDecoder().decode([Case].self, from: try Data(contentsOf: file))
  }

  func read(_ text: [UInt8], _ dialect: Dialect, columns: Int, block: Int, plain: Bool) throws -> [[String]] {
    var options = InputOptions()
    options.blockSize = block
    let input = try OpenInput(MemoryStream(text), name: "case", options: options, isGuessed: true)
    input.format = DelimitedFormat(parser: DelimitedParser(dialect: dialect, columnCount: columns))
    var rows: [[String]] = []
    var number = 1
    while let found = try input.nextBlock(index: 0, firstRecord: number) {
      let block = SourceBlock(
        index: 0, fileName: "case", firstRecord: number, recordCount: found.recordCount,
        firstLine: found.firstLine,
        bytes: found.bytes, format: found.format, isRegular: found.isRegular && !plain, isCutOff: false)
      let batch = block.parse()
      #expect(batch.rows.count == found.recordCount)
      for row in batch.rows.indices { rows.append((0..<columns).map { batch.text(row, $0) }) }
      number += found.recordCount
    }
    return rows
  }

  @Test func sameRowsAsPython() throws {
    let cases = try Self.cases()
    #expect(cases.count > 500)
    for item in cases {
      let columns = max(1, item.rows.map(\.count).max() ?? 1)
      let expected = item.rows.map { $0 + Array(repeating: "", count: columns - $0.count) }
      let dialect = Dialect(delimiter: Array(item.delimiter.utf8)[0])
      for (block, plain) in [(1 << 20, false), (1 << 20, true), (1, false), (50, false)] {
        let rows = try read(Array(item.text.utf8), dialect, columns: columns, block: block, plain: plain)
        #expect(rows == expected, "\(item.name), blocks of \(block)\(plain ? ", plain" : "")")
      }
    }
  }
}

/// Bytes that nobody meant to be a file.
@Suite struct RandomBytesTests {
  static let alphabets: [[UInt8]] = [
    Array(0...255), Array(",;\t|\"\n\r ab1".utf8), Array("{}[]\",:\\u0d8e1 \nnull".utf8),
    Array("Ã«â‚¬Å“ðŸ˜€,\"\n".utf8) + [0xC3, 0xE9, 0xFF, 0x00, 0xF0, 0x9F], Array("sep=;\r\n\"'x0".utf8),
    Array("{\"a\":1,\"b\":\"x\\n\"}\n".utf8),
  ]

  @Test(arguments: 0..<6) func neverCrash(_ kind: Int) throws {
    var random = SeededRandom(seed: UInt64(kind) + 7)
    for round in 0..<300 {
      let alphabet = Self.alphabets[kind]
      let length = Int.random(in: 0...(round % 10 == 0 ? 3000 : 120), using: &random)
      let bytes = (0..<length).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] }
      let name = ["x.csv", "x.json", "x.jsonl", "x.txt", "-"][round % 5]
      var options = InputOptions()
      options.repairEncoding = round % 3 == 0
      options.longestRecord = round % 2 == 0 ? 64 : 16 << 20
      guard let whole = try? Reading(bytes, name: name, options: options) else { continue }
      #expect(whole.numbers == Array(1..<(whole.rows.count + 1)))
      for row in whole.rows { #expect(row.count == whole.header.count) }
      if round % 2 == 1 && !options.repairEncoding {
        let pieces = try Reading(bytes, name: name, chunk: 3, block: 16, options: options)
        #expect(pieces == whole, "\(kind) \(round) \(name)")
      }
    }
  }
}

/// A small generator whose numbers are the same everywhere: SplitMix64.
struct SeededRandom: RandomNumberGenerator {
  var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
