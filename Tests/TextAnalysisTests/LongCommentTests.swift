import LanguagePacks
import Testing
import VerbatimModel

@testable import TextAnalysis

/// Comments that are longer than a piece: what is found must not depend on where they are cut.
struct LongCommentTests {
  private static let codebook = """
    codebook: lab
    themes:
      - id: delivery
        terms: {en: [parcel]}
        themes:
          - id: late
            terms: {en: [late]}
          - id: other
            fallback: true
            terms: {en: [courier]}
      - id: price
        terms: {en: [expensive]}
    """
  private static let piece = 1 << 16

  private static func analyzer() throws -> CommentAnalyzer {
    try CommentAnalyzer(try CodebookLab.engine(codebook, languages: ["en", "nl"]))
  }

  /// About `bytes` of the sentence `filler`.
  private static func filler(_ bytes: Int, _ filler: String = "We walked to the town and back. ") -> String {
    String(repeating: filler, count: bytes / filler.utf8.count)
  }

  @Test("themes and hits of every piece count, at their places in the whole", arguments: [0, 1])
  func findsAll(pieces: Int) throws {
    var analyzer = try Self.analyzer()
    let before = Self.filler(pieces * Self.piece)
    let text = before + "The delivery was late. " + before + "It was expensive and terrible."
    let found = analyzer.analyze(text, AnalysisRequest(language: "en", wantsHits: true))
    #expect(found.themes.map { analyzer.catalog.entries[$0.theme].id } == ["delivery.late", "price"])
    let bytes = Array(text.utf8)
    for evidence in found.themes.flatMap(\.evidence) {
      #expect(["late", "expensive"].contains(String(decoding: bytes[evidence.range], as: UTF8.self)))
    }
    #expect(found.hits.map { String(decoding: bytes[$0.range], as: UTF8.self) }.contains("terrible"))
    #expect(found.sentiment.label == .negative)
  }

  @Test("a comment cut into pieces is scored as its sentences are together")
  func addsUp() throws {
    var analyzer = try Self.analyzer()
    let sentence = "The service was good and the parcel was late. "
    let short = analyzer.analyze(Self.filler(20_000, sentence))
    let long = analyzer.analyze(Self.filler(140_000, sentence))
    #expect(long.language == "en" && long.sentiment.label == short.sentiment.label)
    #expect(abs(long.sentiment.score - short.sentiment.score) < 0.01)
    #expect(long.themes.map(\.theme) == short.themes.map(\.theme))
    #expect(abs(long.themes[0].sentiment.score - short.themes[0].sentiment.score) < 0.01)
  }

  @Test("what is above another theme, or a fallback beside it, gives way in whichever piece it stands")
  func mostSpecific() throws {
    var analyzer = try Self.analyzer()
    let parts = ["My parcel. ", "The courier. ", "It was late. "]
    for order in [[0, 1, 2], [2, 1, 0]] {
      let text = order.map { Self.filler(Self.piece) + parts[$0] }.joined()
      let found = analyzer.analyze(text, AnalysisRequest(language: "en"))
      #expect(found.themes.map { analyzer.catalog.entries[$0.theme].id } == ["delivery.late"])
    }
  }

  @Test("the language is that of most of it, not that of its beginning")
  func language() throws {
    var analyzer = try Self.analyzer()
    let dutch = Self.filler(90_000, "We liepen gisteren met de kinderen naar het dorp en weer terug. ")
    let text = Self.filler(66_000) + dutch
    #expect(analyzer.analyze(text).language == "nl")
    #expect(analyzer.language(of: text) == "nl")
  }

  @Test(
    "text without any place to cut is read all the same, and a short comment after it as ever",
    arguments: [
      String(repeating: "a", count: 70_000), String(repeating: "é", count: 35_001),
      "a" + String(repeating: "\u{301}", count: 35_000), String(repeating: "\u{200D}👩", count: 10_001),
      String(repeating: "ภาษาไทย", count: 3_500), String(repeating: "!", count: 70_000),
      String(repeating: " ", count: 70_000), String(repeating: "\r", count: 70_001),
    ])
  func nowhereToCut(text: String) throws {
    var analyzer = try Self.analyzer()
    let before = analyzer.analyze("The parcel was late, it was terrible.")
    let found = analyzer.analyze(text, AnalysisRequest(wantsHits: true))
    #expect(found.themes.isEmpty)
    #expect(analyzer.analyze("The parcel was late, it was terrible.") == before)
  }

  @Test("places are listed up to a limit, weights are not")
  func limits() throws {
    var analyzer = try Self.analyzer()
    let text = String(repeating: "It was late. ", count: 5_200)
    let found = analyzer.analyze(text, AnalysisRequest(language: "en", wantsHits: true))
    #expect(found.themes.count == 1 && found.themes[0].evidence.count == 2_000)
    #expect(found.hits.count <= 2_000)
  }

  @Test("more distinct words than a worker remembers change nothing") func forgets() throws {
    var analyzer = try Self.analyzer()
    let request = AnalysisRequest(language: "en", wantsHits: true)
    let text = "The parcel was late, and terribly expensive."
    let before = analyzer.analyze(text, request)
    #expect(before.themes.count == 2 && !before.hits.isEmpty)
    // Digits as letters that no number in base 36 has after them.
    let letters = ["qa", "qb", "qc", "qd", "qe", "qf", "qg", "qh", "qi", "qj"]
    var word = 0
    var most = 0
    for _ in 0..<1_000 {
      var words: [String] = []
      for _ in 0..<200 {
        words.append(
          String(word, radix: 36).map { $0.wholeNumberValue.map { letters[$0] } ?? String($0) }.joined())
        word += 1
      }
      _ = analyzer.analyze(words.joined(separator: " "), request)
      most = max(most, analyzer.table.count)
      if analyzer.table.count < most { break }
    }
    let left = analyzer.table.count
    #expect(left < most && most <= CommentAnalyzer.wordLimit + 200, "\(most)")
    let after = analyzer.analyze(text, request)
    #expect(after == before)
  }
}
