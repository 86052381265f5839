/// A place that was masked.
public struct RedactedSpan: Sendable, Equatable {
  /// Where it stood in the original, in UTF-16 units.
  public let range: Range<Int>
  /// What it was, such as `phone`.
  public let kind: String
  /// What stood there.
  public let original: String
}

/// What was given a marker in one conversation, so that the same name gets the same one.
public struct RedactionMemory: Sendable {
  private var numbers: [String: Int] = [:]
  /// Names of people who take part: they are masked wherever they are called by them.
  var participants: Set<String> = []

  /// Nothing yet.
  public init() {}

  /// The number of a name in its conversation, counted from 1; a part of a name is the person whose full name was said
  /// before.
  mutating func number(of key: String) -> Int {
    if let known = numbers[key] { return known }
    let words = Set(key.split(separator: " "))
    let same = numbers.keys.sorted().first { known in
      let other = Set(known.split(separator: " "))
      return other.isSuperset(of: words) || words.isSuperset(of: other)
    }
    let number = same.flatMap { numbers[$0] } ?? (numbers.values.max() ?? 0) + 1
    numbers[key] = number
    return number
  }
}
