import LanguagePacks
import Redaction
import TextAnalysis
import Verbatim
import VerbatimModel

/// Keeps an analyzer, which no protocol can hold by itself.
private final class AnalyzerBox {
  var analyzer: CommentAnalyzer
  init(_ engine: TextEngine) throws { analyzer = try CommentAnalyzer(engine) }
}

/// The tokenizer and everything behind it, on any bytes that are UTF-8.
struct TextTarget: FuzzTarget {
  private let box: AnalyzerBox

  init() throws { box = try AnalyzerBox(try AnalysisSetup.engine(.embedded)) }

  func run(_ input: [UInt8]) {
    let text = String(decoding: input, as: UTF8.self)
    let bytes = Array(text.utf8)
    var request = AnalysisRequest()
    request.wantsHits = true
    let found = box.analyzer.analyze(text, request)
    require(
      (-1...1).contains(found.sentiment.score), "a score lies between -1 and 1: \(found.sentiment.score)")
    for theme in found.themes {
      for place in theme.evidence {
        let range = place.range
        require(range.lowerBound >= 0 && range.upperBound <= bytes.count, "evidence lies in the text")
        for at in [range.lowerBound, range.upperBound] where at < bytes.count {
          require(bytes[Int(at)] & 0xC0 != 0x80, "evidence begins and ends at characters")
        }
      }
    }
    require(found == box.analyzer.analyze(text, request), "the same text gives the same twice")
  }
}

/// Masking of personal data.
struct RedactionTarget: FuzzTarget {
  private let redactor: Redactor

  init() throws { redactor = try Redactor(try RedactionRules(.embedded)) }

  func run(_ input: [UInt8]) {
    var memory = RedactionMemory()
    let text = String(decoding: input, as: UTF8.self)
    _ = redactor.redact(text, language: [nil, "nl", "sv", "en"][input.count % 4], memory: &memory)
  }
}
