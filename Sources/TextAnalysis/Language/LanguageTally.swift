internal import VerbatimModel

/// Adds up what the words of a text say for each language.
///
/// A short word in capitals says nothing where the rest is written in small letters (a code, an abbreviation, a name),
/// but counts where the whole text is shouted.
struct LanguageTally: ~Copyable {
  /// In bytes: a longer word in capitals is no code.
  private static let longestCode = 5

  private var plain = FlatBuffer<Float>()
  private var codes = FlatBuffer<Float>()
  private var hasLower = false
  private var hasCodes = false

  /// An empty tally over so many languages.
  init(languages: Int) {
    plain.append(0, times: languages)
    codes.append(0, times: languages)
  }

  /// Ends the text; the sums, the bias not included, stand until the next change.
  mutating func sums() -> UnsafeBufferPointer<Float> {
    if hasCodes && !hasLower { for i in plain.indices { plain[i] += codes[i] } }
    return plain.all
  }

  /// Adds a word with its evidence for each language.
  @inline(__always) mutating func add(_ word: Token, evidence: UnsafeBufferPointer<Float>) {
    if word.shape.contains(.hasLower) { hasLower = true }
    if word.shape.isShouted && word.end - word.start <= Self.longestCode {
      hasCodes = true
      for i in codes.indices { codes[i] += evidence[i] }
    } else {
      for i in plain.indices { plain[i] += evidence[i] }
    }
  }

  /// Forgets everything, for the next text.
  mutating func reset() {
    hasLower = false
    for i in plain.indices { plain[i] = 0 }
    if hasCodes { for i in codes.indices { codes[i] = 0 } }
    hasCodes = false
  }
}
