public import LanguagePacks

/// The answers that a question explains: `1 = very satisfied, 5 = very dissatisfied`.
public struct ScaleAnchors {
  /// The numbers with the words behind each, in the order of the question.
  private var anchors: [(number: Int, words: [Substring])] = []

  /// Reads them from the name of a column or the wording of a question.
  public init(_ question: String) {
    for word in NamePattern.normalise(question).split(separator: " ") {
      if let number = Int(word) {
        anchors.append((number, []))
      } else if !anchors.isEmpty {
        anchors[anchors.count - 1].words.append(word)
      }
    }
  }

  /// Whether the lowest number stands for a better answer than the highest, by the worded answers of one scale.
  public func areTurned(in catalog: ScaleCatalog) -> Bool {
    catalog.definitions.contains { definition in
      let known = anchors.compactMap { anchor in
        Self.value(of: anchor.words, in: definition.answers).map { (number: anchor.number, value: $0) }
      }
      guard let low = known.min(by: { $0.number < $1.number }),
        let high = known.max(by: { $0.number < $1.number })
      else { return false }
      return low.number < high.number && low.value > high.value
    }
  }

  /// The value of the longest answer that the words begin with.
  private static func value(of words: [Substring], in answers: AnswerTable) -> Double? {
    (0..<words.count).reversed().lazy.compactMap { answers.value(of: words[...$0].joined(separator: " ")) }
      .first
  }
}
