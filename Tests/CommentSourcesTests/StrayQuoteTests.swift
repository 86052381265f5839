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

  @Test("rows of another length stand between the two quotes", arguments: [5, 20, 300])
  func irregular(every step: Int) throws {
    func plain(_ number: Int) -> String {
      number % step == 2 ? "\(number);\(number % 11)" : "\(number);\(number % 11);answer \(number)"
    }
    let reading = try read(table(600, [250: "250;2;\"slow", 510: "510;2;\"late"], plain: plain))
    #expect(reading.rows.map { $0[0] } == (1...600).map(String.init))
    #expect([249, 509].allSatisfy { reading.problems[$0] == .unterminatedQuote })
    let chance = try read(table(600, [250: "250;2;\"slow", 510: "510;2;a screen of 24\""], plain: plain))
    #expect(chance.rows.count == 340)
    #expect(chance.problems[249] == .quotedRecords)
  }

  @Test("paragraphs with a list in them are one cell") func paragraphs() throws {
    let text = (0..<30).map { $0 % 3 == 0 ? "first; second; third" : "a sentence, and more" }.joined(
      separator: "\n")
    let reading = try read(table(300, [250: "250;2;\"\(text)\""]))
    #expect(reading.rows.count == 300 && reading.problems.allSatisfy { $0 == nil })
    #expect(reading.rows[249][2] == text)
  }

  @Test("of one column, hundreds of lines in a cell are told") func oneColumn() throws {
    let lines = (1...900).map { [251, 851].contains($0) ? "\"Too dear" : "answer \($0)" }
    let reading = try Reading(Array(("comment\n" + lines.joined(separator: "\n") + "\n").utf8))
    #expect(reading.problems.compactMap(\.self).first == .quotedRecords)
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

/// Quotes and brackets that are never closed cost no more than other text, and take no good rows into large blocks.
@Suite struct UnclosedTests {
  /// Lines whose quotes pair up with those of the next line, to the end.
  static let stray = "5,b\"c,\"d5\n"

  static func table(good: Int, stray count: Int) -> [UInt8] {
    let rows = (0..<good).map { "\($0 % 11),\"late, \($0)\",north\n" }.joined()
    return Array(("score,comment,region\n" + rows + String(repeating: stray, count: count)).utf8)
  }

  @Test("a hundred thousand of them are read in one go", .timeLimit(.minutes(1))) func many() throws {
    let reading = try Reading(Self.table(good: 1_000, stray: 100_000))
    #expect(reading.rows.count == 101_000)
    #expect(reading.rows[999] == ["9", "late, 999", "north"])
    #expect(reading.problems[..<1_000].allSatisfy { $0 == nil })
    #expect(reading.problems[1_000...].allSatisfy { $0 == .unterminatedQuote })
    #expect(reading.lines == Array(2...101_001))
  }

  @Test("elements of an array that are not closed", .timeLimit(.minutes(1))) func brackets() throws {
    let good = (0..<1_000).map { "{\"score\":\($0 % 11),\"comment\":\"late\"},\n" }.joined()
    let open = String(repeating: "{\"score\":5,\"comment\":{\"a\":\"late\"},\n", count: 40_000)
    let reading = try Reading(Array(("[\n" + good + open + "]\n").utf8), name: "input.json")
    #expect(reading.rows.count == 41_000)
    #expect(reading.problems[..<1_000].allSatisfy { $0 == nil })
    #expect(reading.problems[1_000...].allSatisfy { $0 == .malformedJSON })
  }

  @Test("good rows behind them are handed out in blocks of the usual size, with the same result in any")
  func blocks() throws {
    let good = (0..<40_000).map { "\($0 % 11),late \($0),north\n" }.joined()
    let text = Array(("score,comment,region\n" + good + Self.stray + good).utf8)
    var options = InputOptions()
    options.blockSize = 1 << 14
    var source = try CommentSource(stream: MemoryStream(text), name: "x.csv", options: options)
    var records = 0
    while let block = try source.nextBlock() {
      let batch = block.parse()
      #expect(batch.source.count <= 1 << 14)
      records += batch.rows.count
    }
    #expect(records == 80_001)
    #expect(try Reading(text, block: 1 << 14) == Reading(text))
  }

  @Test("a long record is handed out without the many that were read with it") func longRecord() throws {
    let long = "7,\"" + String(repeating: "line of a letter\n", count: 20_000) + "\",north\n"
    let good = (0..<40_000).map { "\($0 % 11),\"late\",north\n" }.joined()
    let rows = try Self.sizes(Array(("score,comment,region\n" + long + good).utf8), name: "x.csv")
    // What stands in the same 64 bytes as its end may go with it.
    #expect((rows.first?.records ?? 0) < 10)
    #expect(rows.map(\.records).reduce(0, +) == 40_001)
    #expect(rows.dropFirst().allSatisfy { $0.bytes <= 1 << 14 })
    let element = "{\"score\":7,\"comment\":\"" + String(repeating: "a letter ", count: 20_000) + "\"},\n"
    let small = (0..<40_000).map { "{\"score\":\($0 % 11),\"comment\":\"late\"}" }.joined(separator: ",\n")
    let elements = try Self.sizes(Array(("[" + element + small + "]").utf8), name: "x.json")
    #expect(elements.map(\.records).reduce(0, +) == 40_001)
    #expect(elements.dropFirst().allSatisfy { $0.bytes <= 1 << 14 })
  }

  @Test("in a file that is longer than anybody looks ahead, good records after one without an end stay whole")
  func straddling() throws {
    func read(_ text: String, name: String) throws -> [String] {
      var options = InputOptions()
      (options.blockSize, options.longestRecord) = (1 << 12, 1 << 16)
      var source = try CommentSource(
        stream: MemoryStream(Array(text.utf8)), name: name, options: options)
      var ids: [String] = []
      while let block = try source.nextBlock() {
        let batch = block.parse()
        ids += batch.rows.indices.filter { batch.rows[$0].problem == nil }.map { batch.text($0, 0) }
      }
      return ids
    }
    let pretty = (0..<9_000).map { "{\n  \"id\": \($0),\n  \"comment\": \"late, \($0)\"\n}" }
    let open = "{\"id\":1,\"comment\":\"late\",\"more\":{\"a\":1},\n"
    let json =
      "[\n" + (pretty[..<30] + [open + pretty[30]] + pretty[31...]).joined(separator: ",\n") + "\n]\n"
    #expect(try read(json, name: "x.json").count == 9_000)
    let rows = (0..<9_000).map { "\($0),\"late,\nand \($0)\",north\n" }
    let table = "id,comment,region\n" + rows[..<3_000].joined() + "5,b\"c,\"d5\n" + rows[3_000...].joined()
    let found = try read(table, name: "x.csv")
    #expect(
      found.filter { Int($0).map { $0 < 2_990 || $0 > 3_010 } ?? false }.count >= 8_970, "\(found.count)")
  }

  @Test("lines are counted right behind long records, whatever ends them", arguments: ["\n", "\r\n", "\r"])
  func lines(_ ending: String) throws {
    for pad in 0..<64 {
      let long = "7,\"" + String(repeating: "x", count: 20_000 + pad) + "\",north" + ending
      let good = (0..<40).map { "\($0 % 11),\"late\",north" + ending }.joined()
      let text = Array(("score,comment,region" + ending + long + good + long + good).utf8)
      let reading = try Reading(text, block: 1 << 12)
      #expect(reading.lines == Array(2...83), "\(pad)")
      #expect(reading.numbers == Array(1...82), "\(pad)")
    }
  }

  static func sizes(_ text: [UInt8], name: String) throws -> [(records: Int, bytes: Int)] {
    var options = InputOptions()
    options.blockSize = 1 << 14
    var source = try CommentSource(stream: MemoryStream(text), name: name, options: options)
    var sizes: [(records: Int, bytes: Int)] = []
    while let block = try source.nextBlock() {
      sizes.append((block.recordCount, block.parse().source.count))
    }
    return sizes
  }
}
