import Foundation
import Testing

@testable import TextAnalysis

/// The hand-coded comments of `corpora/`, which the table has not seen.
@Suite struct GoldLanguageTests {
  @Test(arguments: ["nl", "sv", "en"], [false, true])
  func comments(code: String, isOpen: Bool) throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../corpora/gold-\(code).csv").standardized
    let texts = LabelledTexts.table(try String(contentsOf: path, encoding: .utf8)).map { $0[1] }
    let reader = try LanguageReader()
    let decider = LanguageDecider(reader.model, candidates: ["nl", "sv", "en"], isOpen: isOpen)
    let wrong = zip(texts, try reader.evidence(texts)).filter { decider.decide($1).code != code }.map(\.0)
    print("\(code), open \(isOpen): \(wrong.count) of \(texts.count) wrong")
    #expect(wrong.count * 100 <= texts.count * 2, "\(wrong)")
  }
}
