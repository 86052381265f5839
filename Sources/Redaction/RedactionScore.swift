public import LanguagePacks

/// How well the rules find what must be masked in marked texts.
public struct RedactionScore: Sendable {
  /// Places of a kind: how many must be masked, and how many were in full.
  public private(set) var kinds: [String: (found: Int, all: Int)] = [:]
  /// Places that were masked, and those of them in which no letter or digit stands that need not be.
  public private(set) var masked = (right: 0, all: 0)
  /// Lines that did not come out right, with what is wrong.
  public private(set) var failures: [String] = []

  /// Nothing yet.
  public init() {}

  /// Masks an example and compares.
  ///
  /// - Parameters:
  ///   - example: the text with what must be masked.
  ///   - redactor: what masks it.
  ///   - language: the language of the text.
  public mutating func add(_ example: RedactionExample, _ redactor: Redactor, language: String?) {
    let spans = redactor.find(example.text, language: language)
    var rest = example.text[...]
    var wanted: [Range<Int>] = []
    for (text, kind) in example.expected {
      guard let place = rest.firstRange(of: text) else { continue }
      let start = example.text[..<place.lowerBound].utf16.count
      wanted.append(start..<(start + text.utf16.count))
      rest = rest[place.upperBound...]
      let isFound = (start..<(start + text.utf16.count)).allSatisfy { unit in
        spans.contains { $0.range.contains(unit) }
      }
      let count = kinds[kind] ?? (0, 0)
      kinds[kind] = (count.found + (isFound ? 1 : 0), count.all + 1)
      if !isFound { failures.append("\(example.file):\(example.line): '\(text)' (\(kind)) is not masked") }
    }
    for span in spans {
      let isRight = isRight(span, wanted)
      masked = (masked.right + (isRight ? 1 : 0), masked.all + 1)
      if !isRight {
        failures.append("\(example.file):\(example.line): '\(span.original)' is masked as \(span.kind)")
      }
    }
  }

  /// Whether every letter and digit of a masked place had to be masked.
  private func isRight(_ span: RedactedSpan, _ wanted: [Range<Int>]) -> Bool {
    guard wanted.contains(where: { $0.overlaps(span.range) }) else { return false }
    var at = span.range.lowerBound
    for character in span.original {
      let isPersonal = character.isLetter || character.isNumber
      if isPersonal, !wanted.contains(where: { $0.contains(at) }) { return false }
      at += character.utf16.count
    }
    return true
  }

  /// The share of the places of these kinds that are masked in full; nil where there are none.
  public func recall(_ wanted: [String]) -> Double? {
    let counts = wanted.compactMap { kinds[$0] }
    let all = counts.reduce(0) { $0 + $1.all }
    return all == 0 ? nil : Double(counts.reduce(0) { $0 + $1.found }) / Double(all)
  }

  /// The share of the masked places that had to be, no more of the text than that; nil where nothing is masked.
  public var precision: Double? { masked.all == 0 ? nil : Double(masked.right) / Double(masked.all) }
}
