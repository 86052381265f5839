import Testing

/// `verbatim lexicons learn`: weights from a dump as it comes.
struct LearnTests {
  @Test("columns and scale are found, and told") func columns() throws {
    let things = ["lounge", "garden", "corridor", "kitchen", "hall", "roof"]
    let rows = (0..<60).map { index in
      let isGood = index % 2 == 0
      let word = isGood ? "Glimmerful" : "Glumsome"
      return "\(index);\(isGood ? 10 : 1);\(word) \(things[index / 10]) \(index)"
    }
    let program = try Program(["dump.csv": "Respnr;NPS;Comment\n" + rows.joined(separator: "\n") + "\n"])
    let result = try program.run(
      "lexicons", "learn", "dump.csv", "-o", "words", "--lang", "en", "--min-n", "20")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("dump.csv: text 'Comment'") && result.errors.contains("score 'NPS'"))
    let learned = try program.folder.text("words/en/learned.tsv").split(separator: "\n")
    let value = { (word: String) in
      learned.first { $0.hasPrefix("\(word)\t") }.flatMap { Double($0.split(separator: "\t")[1]) } ?? 0
    }
    #expect(value("glimmerful") > 0.5 && value("glumsome") < -0.5, "\(learned)")
  }

  @Test("a file without scores says what to do") func noScore() throws {
    let program = try Program(["dump.csv": "id,Comment\n1,It broke\n2,Very slow\n"])
    let result = try program.run("lexicons", "learn", "dump.csv", "-o", "words")
    #expect(result.status == 2 && result.errors.contains("no column looks like a score"), "\(result.errors)")
    #expect(result.errors.contains("--score"))
  }
}
