/// The worded answers of one scale, in any language.
public struct AnswerTable: Sendable {
  private var values: [String: Double] = [:]
  private var missing: Set<String> = []
  /// Words around a number, by what they make of it.
  private var words: [Beside: Set<String>] = [:]
  /// The length of the longest answer, in bytes.
  private var longest = 0

  /// What words beside a number say of it.
  enum Beside: String {
    /// Between two: the second is the end of the scale (`8 van de 10`).
    case of
    /// Before it: it is a bound and no answer (`minder dan 5`).
    case bound
    /// Behind it: it is a share of a hundred (`80 procent`).
    case percent
    /// Alone beside it: a day that a spreadsheet made of it (`8-okt`).
    case month
  }

  /// An empty table, for scales with numbers only.
  public init() {}

  /// The point of the scale that an answer stands for, or nil.
  public func value(of answer: String) -> Double? { isTooLong(answer) ? nil : values[Self.key(answer)] }

  /// The point of the scale behind a ``key(_:)``, or nil.
  public func value(ofKey key: String) -> Double? { values[key] }

  /// Whether the answer says that there is none (`n.v.t.`, `vet ej`, `n/a`).
  public func isMissing(_ answer: String) -> Bool {
    !isTooLong(answer) && missing.contains(Self.key(answer))
  }

  /// Whether words between two numbers make the second the end of the scale.
  public func meansOutOf(_ between: String) -> Bool { words[.of]?.contains(Self.key(between)) == true }

  /// Whether words before a number make it a bound.
  public func bounds(_ before: String) -> Bool {
    guard let bounds = words[.bound], before.contains(where: \.isLetter) else { return false }
    let key = " " + Self.key(before)
    return bounds.contains { key.hasSuffix(" " + $0) }
  }

  /// Whether words behind a number make it a share of a hundred.
  public func isUnit(_ after: String) -> Bool {
    guard let units = words[.percent], after.contains(where: \.isLetter) else { return false }
    let key = Self.key(after) + " "
    return units.contains { key.hasPrefix($0 + " ") }
  }

  /// Whether words beside a number are a month's name and nothing else.
  public func isMonth(_ beside: String) -> Bool { words[.month]?.contains(Self.key(beside)) == true }

  /// Adds words that stand beside numbers.
  mutating func add(_ phrase: String, _ place: Beside) { words[place, default: []].insert(Self.key(phrase)) }

  /// Whether an answer is longer than any that is listed, with room for spaces and punctuation.
  func isTooLong(_ answer: String) -> Bool { answer.utf8.count > longest * 2 + 40 }

  /// How many answers there are.
  public var count: Int { values.count }

  /// Adds an answer; nil as value says that it is no answer.
  ///
  /// An answer that is there already stays what it is.
  mutating func add(_ answer: String, _ value: Double?) {
    let key = Self.key(answer)
    longest = max(longest, key.utf8.count)
    if let value {
      if values[key] == nil { values[key] = value }
    } else {
      missing.insert(key)
    }
  }

  /// The form in which answers are compared: words without case and punctuation; where there are none, the signs
  /// themselves (`-`, `☹`) without variation selectors.
  public static func key(_ answer: String) -> String {
    let words = NamePattern.normalise(answer, splitsHumps: false)
    if !words.isEmpty { return words }
    let signs = answer.unicodeScalars.filter {
      !$0.properties.isWhitespace && $0.value != 0xFE0F && $0.value != 0xFE0E
    }
    return String(String.UnicodeScalarView(signs))
  }
}
