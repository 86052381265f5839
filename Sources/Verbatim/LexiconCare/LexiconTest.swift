public import LanguagePacks
internal import TextAnalysis
internal import VerbatimModel

/// An example that did not come out as expected.
public struct FailedExample: Sendable {
  /// The example.
  public let example: LexiconExample
  /// The score it got.
  public let score: Double
  /// The label it got.
  public let label: String
}

/// What the examples of a language came to.
public struct LexiconTestResult: Sendable {
  /// By phenomenon: how many examples there are and how many came out right.
  public internal(set) var phenomena: [String: (right: Int, all: Int)] = [:]
  /// Those that did not.
  public internal(set) var failures: [FailedExample] = []

  /// How many examples there are.
  public var count: Int { phenomena.values.reduce(0) { $0 + $1.all } }
}

/// Runs the examples beside the lexicons.
public struct LexiconTest {
  private let files: LexiconFiles

  /// A test of `files`.
  public init(_ files: LexiconFiles) { self.files = files }

  /// Runs the examples of a language.
  public func run(_ code: String) throws -> LexiconTestResult {
    let engine = try TextEngine(files: files, languages: [code], codebooks: [])
    var analyzer = try CommentAnalyzer(engine)
    var result = LexiconTestResult()
    for example in try LexiconExample.read(code, files) {
      let sentiment = analyzer.analyze(example.text, AnalysisRequest(language: code)).sentiment
      let threeWay = analyzer.analyze(example.text, AnalysisRequest(language: code, threeWay: true)).sentiment
        .label
      let isRight = Self.isRight(example.expected, sentiment.label, threeWay)
      let counts = result.phenomena[example.phenomenon] ?? (0, 0)
      result.phenomena[example.phenomenon] = (counts.right + (isRight ? 1 : 0), counts.all + 1)
      if !isRight {
        result.failures.append(
          FailedExample(example: example, score: sentiment.score, label: sentiment.label.name))
      }
    }
    return result
  }

  private static func isRight(
    _ expected: LexiconExample.Expectation, _ label: SentimentLabel, _ threeWay: SentimentLabel
  ) -> Bool {
    switch expected {
    case .positive: threeWay == .positive
    case .negative: threeWay == .negative
    case .neutral: threeWay == .neutral
    case .mixed: label == .mixed || label == .neutral
    case .notPositive: threeWay != .positive
    case .notNegative: threeWay != .negative
    }
  }
}
