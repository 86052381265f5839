import Foundation
import Testing

/// How well the shipped codebooks agree with coders, on dumps that are kept outside the project.
///
/// The floors lie a little below what was measured: they notice a loss. `Scripts/accuracy_themes.py` writes the figures.
@Suite(.enabled(if: LabelledFolder.isThere, "the labelled comments are not on this machine"))
struct ThemeAccuracyTests {

  private static func evaluate(_ file: String, _ mapping: String, _ options: [String]) throws
    -> Program.Result
  {
    let language = String(file.prefix(2))
    return try Program().run(
      [
        "evaluate", LabelledFolder.path + "/" + file, "--lang", language, "--mapping",
        LabelledFolder.root + "/corpora/mappings/\(mapping).tsv",
      ] + options)
  }

  @Test("restaurants", arguments: [("nl", "0.69"), ("en", "0.73")])
  func restaurants(language: String, floor: String) throws {
    let result = try Self.evaluate(
      "\(language)/semeval16_restaurants_sentences.csv", "\(language)-semeval16",
      [
        "--themes", "categories", "--codebook", "hospitality", "--where-not", "OutOfScope=TRUE",
        "--min-micro-f1", floor,
      ])
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test("airlines: the one reason, where the coder was sure of it") func airline() throws {
    let result = try Self.evaluate(
      "en/airline_tweets.csv", "en-airline",
      [
        "--text", "text", "--themes", "negativereason", "--primary", "--codebook", "airline-travel",
        "--where",
        "negativereason_confidence>=0.65", "--where-not", "negativereason=Can't Tell", "--min-micro-f1",
        "0.74",
      ])
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test("a floor above the figure fails") func floor() throws {
    let result = try Self.evaluate(
      "nl/semeval16_restaurants_sentences.csv", "nl-semeval16",
      ["--themes", "categories", "--codebook", "hospitality", "--min-micro-f1", "0.95"])
    #expect(result.status == 1)
  }
}

/// Where the labelled comments are.
private enum LabelledFolder {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../..").standardized.path
  static let path = ProcessInfo.processInfo.environment["VERBATIM_DATA"] ?? root + "/../shared/data"
  static var isThere: Bool { FileManager.default.fileExists(atPath: path + "/README.md") }
}
