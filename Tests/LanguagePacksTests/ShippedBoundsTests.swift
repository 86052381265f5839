import LanguagePacks
import Testing

/// What the project promises of the lexicon that it ships: a list that a person can read.
struct ShippedBoundsTests {
  @Test("at most 15,000 sentiment entries, of at most four words", arguments: ["nl", "sv", "en"])
  func readable(code: String) throws {
    let sentiment = try LanguagePack(code: code, from: .embedded).entries.filter { $0.role == .sentiment }
    #expect(sentiment.count > 3_000 && sentiment.count <= 15_000)
    // A gap stands for words of the comment, and is none of the phrase's.
    let long = sentiment.map(\.term).first { $0.split(separator: " ").filter { $0 != ".." }.count > 4 }
    #expect(long == nil)
  }

  @Test("a learned weight was seen in 30 comments, and in two sources", arguments: ["nl", "sv", "en"])
  func evidence(code: String) throws {
    let file = try #require(LexiconFiles.embeddedBytes("\(code)/learned.tsv"))
    let lines = String(decoding: file, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(!lines.isEmpty)
    for line in lines {
      let found = try #require(line.firstMatch(of: /n=(\d+) in (\d+)/), "\(line)")
      #expect(try #require(Int(found.1)) >= 30 && #require(Int(found.2)) >= 2, "\(line)")
    }
  }
}
