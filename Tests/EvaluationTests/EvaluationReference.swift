import Foundation

@testable import Evaluation

/// Reference values written by Scripts/reference/evaluation.py.
struct EvaluationReference: Decodable {
  struct Sentiment: Decodable {
    let gold: [Int]
    let stars: [Double]
    let scores: [Double]
    let given: [Int]
    let accuracy: Double
    let macro_f1: Double
    let precision: [Double]
    let recall: [Double]
    let f1: [Double]
    let confusion: [[Int]]
    let auc: Double
    let two_class_accuracy: Double
    let pearson: Double
    let spearman: Double
  }

  struct Themes: Decodable {
    let gold: [[String]]
    let found: [[String]]
    let labels: [String]
    let precision: [Double]
    let recall: [Double]
    let f1: [Double]
    let micro: [Double]
    let macro_f1: Double
    let alpha: Double
  }

  struct Agreement: Decodable {
    let first: [Int]
    let second: [Int?]
    let alpha: Double
  }

  let sentiment: [Sentiment]
  let themes: [Themes]
  let agreement: [Agreement]

  static func load() throws -> EvaluationReference {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let data = try Data(contentsOf: folder.appendingPathComponent("Reference/evaluation.json"))
    return try JSONDecoder().decode(EvaluationReference.self, from: data)
  }
}

/// Whether two figures agree to 1e-9.
func agrees(_ actual: Double?, _ expected: Double) -> Bool {
  guard let actual else { return false }
  return abs(actual - expected) <= 1e-9 * max(1, abs(expected))
}

extension SentimentClass {
  /// The class written as −1, 0 or 1.
  init(sign: Int) { self = sign < 0 ? .negative : sign > 0 ? .positive : .neutral }
}
