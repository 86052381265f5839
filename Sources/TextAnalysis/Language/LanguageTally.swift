public import VerbatimModel

/// Adds up what the words of a text say for each language.
///
/// Addresses, mentions, numbers and emoji say nothing. A short word in capitals says nothing either where the rest is
/// written in small letters (a code, an abbreviation, a name), but counts where the whole text is shouted.
public struct LanguageTally: Sendable {
  /// In characters, which are counted as bytes: a shouted word this long is no code.
  private static let longestCode = 5

  private var plain: [Float]
  private var shouted: [Float]
  private var hasLower = false

  /// An empty tally over so many languages.
  public init(languages: Int) {
    plain = Array(repeating: 0, count: languages)
    shouted = plain
  }

  /// The sums so far, the bias not included.
  public var evidence: [Float] { hasLower ? plain : zip(plain, shouted).map { $0 + $1 } }

  /// Adds a token; `evidence` is what ``LanguageModel/evidence(ofWord:)-(String)`` says of its folded word.
  public mutating func add(_ token: Token, evidence: [Float]) {
    guard token.kind == .word || token.kind == .hashtag else { return }
    if token.shape.contains(.hasLower) { hasLower = true }
    if token.shape.isShouted && token.end - token.start <= Self.longestCode {
      for i in shouted.indices { shouted[i] += evidence[i] }
    } else {
      for i in plain.indices { plain[i] += evidence[i] }
    }
  }

  /// Adds the sums of another part of the same text.
  public mutating func add(_ other: LanguageTally) {
    hasLower = hasLower || other.hasLower
    for i in plain.indices { plain[i] += other.plain[i] }
    for i in shouted.indices { shouted[i] += other.shouted[i] }
  }

  /// Forgets everything, for the next text.
  public mutating func reset() {
    hasLower = false
    for i in plain.indices { plain[i] = 0 }
    for i in shouted.indices { shouted[i] = 0 }
  }
}
