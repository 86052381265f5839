import LanguagePacks
import VerbatimModel

@testable import TextAnalysis

/// Text to evidence to language, as the engine does it.
struct LanguageReader {
  let model: LanguageModel
  private let domains: Set<String>
  private static let embedded = Result { try LanguageModel(.embedded) }

  init() throws {
    model = try Self.embedded.get()
    domains = try SharedTables(.embedded).domains
  }

  /// The summed evidence of each text's words.
  func evidence(_ texts: [String]) throws -> [[Float]] {
    var scanner = try WordScanner(locale: "root")
    var table = WordTable()
    var evidence = LanguageEvidence(model, domains: domains)
    var sums: [[Float]] = []
    for text in texts {
      var text = text
      text.withUTF8 { bytes in
        scanner.scan(bytes, into: &table)
        let segments = UnsafeBufferPointer(start: scanner.segments, count: scanner.segmentCount)
        sums.append(Array(evidence.sum(segments, text: bytes, table: table)))
      }
    }
    return sums
  }

  /// The summed evidence of one text's words.
  func evidence(_ text: String) throws -> [Float] { try evidence([text])[0] }

  /// The language of one text.
  func language(
    _ text: String, candidates: [String] = ["nl", "sv", "en"], isOpen: Bool
  ) throws -> LanguageDecision {
    LanguageDecider(model, candidates: candidates, isOpen: isOpen).decide(try evidence(text))
  }
}
