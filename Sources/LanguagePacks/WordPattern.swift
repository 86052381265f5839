/// What one word of a term matches.
public struct WordPattern: Sendable, Hashable {
  /// How the text is compared with a word.
  public enum Kind: UInt8, Sendable, Hashable {
    /// The word and its inflected forms: `klacht`.
    case inflected
    /// This form only: `=klacht`.
    case exact
    /// `*` for any letters, `?` for one: `teleurstel*`.
    case wildcard
    /// The first part of a longer word: `super-`.
    case prefix
  }

  /// How the text is compared.
  public let kind: Kind
  /// The folded text, without `=` or the final `-`.
  public let text: String

  /// All of it as given.
  public init(kind: Kind, text: String) {
    self.kind = kind
    self.text = text
  }
}

/// A term of one or more words that stand next to each other.
public struct TermPattern: Sendable, Hashable {
  /// The words, in order; never empty.
  public let words: [WordPattern]
  /// Whether up to ``maximumGap`` other words may stand before the word with the same index; false for the first.
  public let gaps: [Bool]

  /// How many words `..` may skip.
  public static let maximumGap = 3

  /// All of it as given.
  public init(words: [WordPattern], gaps: [Bool]) {
    self.words = words
    self.gaps = gaps
  }
}
