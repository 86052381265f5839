import Foundation
import LanguagePacks
import Testing

/// The table of n-grams: how it is read, and what a word's evidence is made of.
@Suite struct LanguageModelTests {
  /// A model from a table laid over the built-in files.
  private func model(_ table: String) throws -> LanguageModel {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("shared"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try table.write(
      to: folder.appendingPathComponent("shared/languages.tsv"), atomically: true, encoding: .utf8)
    return try LanguageModel(LexiconFiles(folder: folder.path))
  }

  private static let small = """
    # A table for tests.
    ngram\tnl\tsv
    :unit\t0.5
    :margin\t2
    :bias\t1\t-1
    a\t1\t0
    _a\t10\t0
    aa\t100\t0
    å\t0\t2
    _zonder_\t6\t0
    zond\t8\t-8
    """

  @Test func evidenceIsTheSumOfTheFeatures() throws {
    let model = try model(Self.small)
    #expect(model.languages == ["nl", "sv"])
    #expect(model.bias == [0.5, -0.5])
    #expect(model.margin == 2)
    #expect(model.evidence(ofWord: "a") == [5.5, 0])
    #expect(model.evidence(ofWord: "ba") == [0.5, 0])
    #expect(model.evidence(ofWord: "å") == [0, 1])
    #expect(model.evidence(ofWord: "zonder") == [7, -4])
    #expect(model.evidence(ofWord: "bijzonder") == [4, -4])
  }

  @Test func runsOfOneLetterAreShortened() throws {
    let model = try model(Self.small)
    #expect(model.evidence(ofWord: "baaaaa") == model.evidence(ofWord: "baa"))
    #expect(model.evidence(ofWord: "baa") == [51, 0])
  }

  @Test func digitsSilenceTheirPartOfAWord() throws {
    let model = try model(Self.small)
    #expect(model.evidence(ofWord: "a4") == [0, 0])
    #expect(model.evidence(ofWord: "") == [0, 0])
    #expect(model.evidence(ofWord: "'") == [0, 0])
    #expect(model.evidence(ofWord: "4-zonder") == model.evidence(ofWord: "zonder"))
    #expect(model.evidence(ofWord: "a-a") == [11, 0])
  }

  @Test(arguments: [
    ("ngram\tnl\tsv\nab\t1\t2\nab\t1\t2", 3, "twice"),
    ("ngram\tnl\tsv\nab\t1", 2, "1 numbers"),
    ("ngram\tnl\tsv\nab\t1\tx", 2, "not a whole number"),
    ("ab\t1\t2", 1, "first row"),
    ("ngram\tnl\tsv\n:bias\t1", 2, "no setting"),
  ])
  func mistakesAreReportedWithTheirLine(table: String, line: Int, problem: String) throws {
    let error = #expect(throws: LexiconError.self) { try model(table) }
    #expect(error?.line == line)
    #expect(error?.problem.contains(problem) == true)
  }

  @Test func theBuiltInTableIsReadQuickly() throws {
    let clock = ContinuousClock()
    let best = try (0..<5).map { _ in try clock.measure { _ = try LanguageModel(.embedded) } }.min()
    let model = try LanguageModel(.embedded)
    #expect(Array(model.languages.prefix(3)) == ["nl", "sv", "en"])
    #if !DEBUG
      #expect(try #require(best) < .milliseconds(30))
    #endif
    print("language table read in \(try #require(best))")
  }
}
