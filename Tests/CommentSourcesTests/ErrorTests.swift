@testable import CommentSources
import Foundation
import Testing
import VerbatimModel

@Suite struct ErrorTests {
  func message(_ inputs: [String]) -> String {
    do {
      _ = try CommentSource(inputs)
      return ""
    } catch {
      return "\(error)"
    }
  }

  func folder(_ files: [String: String]) throws -> String {
    let folder = NSTemporaryDirectory() + "sources-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, text) in files {
      try text.write(toFile: folder + "/" + name, atomically: false, encoding: .utf8)
    }
    return folder
  }

  @Test func messages() throws {
    let folder = try folder([
      "empty.csv": "", "header.csv": "a,b\n", "good.csv": "a,b\n1,2\n", "old.xls": "x",
    ])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(
      message([folder + "/god.csv"]) == "\(folder)/god.csv: there is no such file; did you mean 'good.csv'?")
    #expect(message([folder + "/empty.csv"]).contains("there is nothing in it; check"))
    #expect(
      message([folder + "/header.csv"]).contains(
        "header.csv:1: there is a header (2 columns) and nothing below it"))
    #expect(message([folder + "/*.tsv"]).contains("no file matches"))
    #expect(message([]).contains("no input was given"))
    try Data([0xD0, 0xCF, 0x11, 0xE0, 1, 2]).write(to: URL(fileURLWithPath: folder + "/old.xls"))
    #expect(message([folder + "/old.xls"]).contains("old .xls form; save it as .xlsx or CSV"))
  }

  @Test func severalFilesWithOtherColumns() throws {
    let folder = try folder([
      "1.csv": "id,Text,score\n1,a,5\n", "2.csv": "score;text;extra\n4;b;x\n",
      "3.jsonl": "{\"id\": 3, \"text\": \"c\"}\n",
    ])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var source = try CommentSource([folder])
    var rows: [[String]] = []
    var places: [String] = []
    while let block = try source.nextBlock() {
      let batch = block.parse()
      for row in batch.rows.indices {
        rows.append((0..<3).map { batch.text(row, $0) })
        places.append("\(batch.rows[row].number)@\(batch.rows[row].line)")
      }
    }
    #expect(rows == [["1", "a", "5"], ["", "b", "4"], ["3", "c", ""]])
    #expect(places == ["1@2", "2@2", "3@1"])
    #expect(source.notices.contains { $0.contains("left out") && $0.contains("'extra'") })
  }

  @Test func rejects() throws {
    var source = try CommentSource(
      stream: MemoryStream(Array("a,b\n1,\"x \"\"y\"\"\"\n2,3,4\n".utf8)), name: "in.csv")
    let batch = try #require(try source.nextBlock()).parse()
    var writer = RejectsWriter()
    for row in batch.rows.indices { writer.add(batch, row: row, reason: "too many cells") }
    #expect(
      String(decoding: writer.take(), as: UTF8.self)
        == "file,line,reason,record\nin.csv,2,too many cells,\"1,\"\"x \"\"\"\"y\"\"\"\"\"\"\"\nin.csv,3,too many cells,\"2,3,4\"\n"
    )
  }

  @Test func sampleDoesNotConsume() throws {
    var options = InputOptions()
    options.blockSize = 64
    let text = "a,b\n" + (0..<100).map { "\($0),x\n" }.joined()
    var source = try CommentSource(stream: MemoryStream(Array(text.utf8)), name: "s.csv", options: options)
    #expect(try source.sample(rows: 30).map(\.rows.count).reduce(0, +) == 30)
    #expect(try source.sample(rows: 1000).map(\.rows.count).reduce(0, +) == 100)
    var numbers: [Int] = []
    while let block = try source.nextBlock() { numbers += block.parse().rows.map(\.number) }
    #expect(numbers == Array(1...100))
  }

  @Test func recordsThatNeverEnd() throws {
    var options = InputOptions()
    options.longestRecord = 1000
    options.blockSize = 100
    let long = String(repeating: "ë", count: 2000)
    let quoted = (0..<30).map { "\($0),\"een, twee\"\n" }.joined()
    let plain = (0..<200).map { "\($0),regel\n" }.joined()
    let read = try Reading(
      Array("a,b\n\(quoted)1,\(long)\n2,\"open\n\(plain)".utf8), block: 100, options: options)
    #expect(read.rows.count == 232)
    #expect(read.problems[30] == .tooLong)
    #expect(read.problems[31] == .unterminatedQuote)
    #expect(read.rows[31] == ["2", "open"])
    #expect(read.rows[231] == ["199", "regel"])
    #expect(read.lines[231] == 233)
  }
}
