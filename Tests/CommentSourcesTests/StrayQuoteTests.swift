import CommentSources
import Testing
import VerbatimModel

/// A quote that opens a cell by mistake takes no other record with it, or is told.
@Suite struct StrayQuoteTests {
  static let blocks = [16, 100, 1 << 20]

  /// `count` records of three cells below a header, some of them replaced.
  func table(
    _ count: Int, _ replaced: [Int: String], plain: (Int) -> String = { "\($0);\($0 % 11);answer \($0)" }
  )
    -> [UInt8]
  {
    let lines = (1...count).map { replaced[$0] ?? plain($0) }
    return Array(("id;score;comment\n" + lines.joined(separator: "\n") + "\n").utf8)
  }

  /// Reads in blocks of several sizes, which must make no difference.
  func read(_ text: [UInt8]) throws -> Reading {
    let all = try Self.blocks.map { try Reading(text, block: $0) }
    for other in all { #expect(other == all[0]) }
    return all[0]
  }

  @Test(
    "the quote that a lone one would run on to stands in the midst of a cell, or opens one, or begins a line")
  func runsOn() throws {
    let inside = try read(table(300, [250: "250;2;\"slow", 290: "290;2;they said \"no\" so"]))
    let quoted = try read(
      table(300, [250: "250;2;\"slow"], plain: { "\($0);\($0 % 11);\"answer; \($0)\"" }))
    let all = try read(
      table(300, [250: "\"250\";\"2\";\"slow"], plain: { "\"\($0)\";\"\($0 % 11)\";\"answer \($0)\"" }))
    let middle = try read(
      table(300, [250: "250;\"2;slow"], plain: { "\($0);\"\($0 % 11)\";answer \($0)" }))
    for reading in [inside, quoted, all, middle] {
      #expect(reading.rows.map { $0[0] } == (1...300).map(String.init))
      #expect(reading.lines == Array(2...301))
      #expect(reading.problems.indices.filter { reading.problems[$0] != nil } == [249])
      #expect(reading.problems[249] == .unterminatedQuote)
    }
    #expect(inside.rows[249] == ["250", "2", "slow"])
    #expect(inside.rows[289][2] == "they said \"no\" so")
    #expect(quoted.rows[250] == ["251", "9", "answer; 251"])
  }

  @Test("nothing closes it") func atTheEnd() throws {
    let reading = try read(table(300, [250: "250;2;\"slow"]))
    #expect(reading.rows.map { $0[0] } == (1...300).map(String.init))
    #expect(reading.problems.indices.filter { reading.problems[$0] != nil } == [249])
  }

  @Test("cells over several lines stay whole, with quotes of their own too") func meant() throws {
    let poem = (1...40).map { "line \($0)" }.joined(separator: "\n")
    let cells = [
      "two\nlines", "Dear sirs,\nI said, \"no\" to it", "a \"\"word\"\"\nand; more\nand; more", poem,
    ]
    for (index, cell) in cells.enumerated() {
      let reading = try read(table(250, [100: "100;2;\"\(cell)\""]))
      #expect(reading.rows.count == 250, "\(index)")
      #expect(reading.problems.allSatisfy { $0 == nil }, "\(index)")
      #expect(reading.rows[100] == ["101", "2", "answer 101"])
    }
  }

  @Test("it ends by chance at the end of a cell, which is told") func chance() throws {
    let reading = try read(table(300, [250: "250;2;\"slow", 290: "290;2;a screen of 24\""]))
    #expect(reading.rows.count == 260)
    #expect(reading.problems[249] == .quotedRecords)
    #expect(reading.problems.count { $0 != nil } == 1)
    #expect(RowProblem.quotedRecords.isFatal)
  }

  @Test("lone quotes anywhere among records of one line", arguments: 0..<60) func anywhere(_ seed: Int) throws
  {
    var random = SeededRandom(seed: UInt64(seed))
    let count = Int.random(in: 250...400, using: &random)
    let isQuoted = seed % 2 == 0
    var lone: Set<Int> = []
    for _ in 0...(seed % 5) { lone.insert(Int.random(in: 210...count, using: &random)) }
    let replaced = Dictionary(uniqueKeysWithValues: lone.map { ($0, "\($0);4;\"not closed") })
    let text = table(count, replaced) {
      isQuoted ? "\($0);\($0 % 11);\"answer \($0)\"" : "\($0);4;answer \($0)"
    }
    let reading = try read(text)
    #expect(reading.rows.map { $0[0] } == (1...count).map(String.init))
    #expect(Set(reading.problems.indices.filter { reading.problems[$0] != nil }.map { $0 + 1 }) == lone)
  }
}
