import CommentSources
import Foundation
import TextAnalysis
import Testing
import VerbatimModel

@testable import Verbatim

/// Whatever is in a file: every record that goes in comes out once, and a run that was cut short goes on as if it were not.
struct RowPromiseTests {
  /// A line a record: its number and what became of its score.
  struct NumberFormat: TagFormat, Sendable {
    func opening() -> [UInt8] { Array("row\n".utf8) }
    func append(_ row: AnalyzedRow, of batch: RecordBatch, to output: inout [UInt8]) {
      output += Array("\(row.number) \(row.score)\n".utf8)
    }
  }

  /// What was written.
  private final class Output {
    var bytes: [UInt8] = []
    var rejects: [UInt8] = []
    var marks: [(progress: TagProgress, bytes: Int, rejects: Int)] = []
  }

  private static let engine = Result { try AnalysisSetup.engine(.embedded, languages: ["en"]) }

  private static func table(_ rows: Int) -> [UInt8] {
    let texts = ["late again", "\"good, friendly\"", "", "\"two\nlines\"", "slow \"quoted\" site"]
    let scores = ["9", "3", "", "x", "11"]
    return Array(
      ("id,score,comment\n" + (0..<rows).map { "\($0),\(scores[$0 % 5]),\(texts[$0 / 2 % 5])\n" }.joined())
        .utf8)
  }

  @discardableResult
  private static func run(
    _ bytes: [UInt8], name: String = "a.csv", threads: Int = 2, from start: TagProgress? = nil,
    into output: Output
  ) throws -> RowCounts {
    var request = RunRequest()
    request.columns.text = ["comment"]
    request.columns.score = "score"
    request.scale = "nps"
    request.threads = threads
    request.wantsRejects = true
    request.input.blockSize = 256
    var source = try CommentSource(stream: MemoryStream(bytes), name: name, options: request.input)
    let plan = try PlanResolver(request, files: .embedded).plan(for: &source).plan
    return try Run.tag(
      source, engine: try engine.get(), plan: plan, format: NumberFormat(), from: start,
      progress: { output.marks.append(($0, output.bytes.count, output.rejects.count)) },
      write: { output.bytes += $0 }, rejects: { output.rejects += $0 }
    ).counts
  }

  @Test("a run goes on from every place it can be cut short at", arguments: [1, 3]) func resumed(threads: Int)
    throws
  {
    let bytes = Self.table(120)
    let whole = Output()
    let counts = try Self.run(bytes, into: whole)
    #expect(counts.read == 120)
    #expect(whole.marks.count > 8)
    for mark in whole.marks {
      let rest = Output()
      #expect(try Self.run(bytes, threads: threads, from: mark.progress, into: rest) == counts)
      #expect(rest.bytes.elementsEqual(whole.bytes[mark.bytes...]))
      #expect(rest.rejects.elementsEqual(whole.rejects[mark.rejects...]))
    }
  }

  @Test("a row that sums up the others is known wherever the last block begins") func totals() throws {
    // A block of 256 bytes holds eleven of these rows and no other: with one of any eleven counts, the last is alone in its block.
    for count in 40..<60 {
      let rows = (0..<count).map { "\($0),\($0 % 11),late again today!\n" }.joined()
      let output = Output()
      try Self.run(Array(("id,score,comment\n" + rows + "Totaal,5,\n").utf8), into: output)
      let rejects = String(decoding: output.rejects, as: UTF8.self).split(separator: "\n")
      #expect(rejects.count == 1 && rejects.last?.contains("row of totals") == true, "\(count): \(rejects)")
    }
  }

  @Test("a run does not go on with another input") func changed() throws {
    let whole = Output()
    try Self.run(Self.table(120), into: whole)
    var other = Self.table(120)
    other[30] ^= 1
    for bytes in [other, Self.table(10)] {
      let error = try #require(throws: InputError.self) {
        try Self.run(bytes, from: whole.marks.last?.progress, into: Output())
      }
      #expect(error.problem.contains("not what it was"))
    }
  }

  @Test("damaged files lose no record", arguments: ["a.csv", "a.jsonl", "a.json"]) func damaged(name: String)
    throws
  {
    var random = SeededRandom(seed: UInt64(name.utf8.count))
    let records = (0..<40).map { #"{"id": \#($0), "score": \#($0 % 12), "comment": "late \#($0)"}"# }
    let intact =
      switch name {
      case "a.csv": Self.table(40)
      case "a.jsonl": Array(records.joined(separator: "\n").utf8)
      default: Array(("[" + records.joined(separator: ",\n") + "]").utf8)
      }
    var read = 0
    for _ in 0..<60 {
      var bytes = intact
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 60..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert([0x22, 0x2C, 0x0A, 0x7B, 0x5D, 0x5C, 0x00, 0xFF][place % 8], at: place)
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + 30))
        default: bytes[place] ^= UInt8(1 << (place % 8))
        }
      }
      let output = Output()
      do {
        let counts = try Self.run(bytes, name: name, into: output)
        let unscored = counts.read - counts.scored - counts.rejected.values.reduce(0, +)
        #expect(unscored == 0)
        let lines = String(decoding: output.bytes, as: UTF8.self).split(separator: "\n").dropFirst()
        #expect(lines.map { Int($0.prefix { $0 != " " }) ?? 0 } == Array(1...max(1, counts.read)))
        read += counts.read
      } catch is InputError {
        // A header that is damaged is told before anything is read.
      }
    }
    #expect(read > 1_000)
  }

  @Test("records that are lost are told") func lost() {
    #expect(throws: LostRecords.self) { try LostRecords.check("records", read: 3, found: 2) }
    var counts = RowCounts()
    counts.read = 3
    counts.scored = 2
    #expect(throws: LostRecords.self) { try counts.requireSound() }
    counts.rejected = ["missing score": 1]
    #expect(throws: Never.self) { try counts.requireSound() }
    counts.rejected = ["missing score": 2]
    #expect(throws: LostRecords.self) { try counts.requireSound() }
  }
}

/// SplitMix64: the same numbers for the same seed.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
