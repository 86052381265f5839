internal import VerbatimModel

/// Adds up what the words of a text say for each language.
///
/// A short word in capitals says nothing where the rest is written in small letters (a code, an abbreviation, a name),
/// but counts where the whole text is shouted.
struct LanguageTally {
  /// In bytes: a longer word in capitals is no code.
  private static let longestCode = 5

  private var plain: [Float]
  private var codes: [Float]
  private var hasLower = false

  /// An empty tally over so many languages.
  init(languages: Int) {
    plain = Array(repeating: 0, count: languages)
    codes = plain
  }

  /// The sums so far, the bias not included.
  var evidence: [Float] { hasLower ? plain : zip(plain, codes).map { $0 + $1 } }

  /// Adds a word whose evidence is a row of `evidence`.
  mutating func add(_ word: Token, evidence: [Float], row: Int) {
    let first = row * plain.count
    if word.shape.contains(.hasLower) { hasLower = true }
    if word.shape.isShouted && word.end - word.start <= Self.longestCode {
      for i in codes.indices { codes[i] += evidence[first + i] }
    } else {
      for i in plain.indices { plain[i] += evidence[first + i] }
    }
  }

  /// Forgets everything, for the next text.
  mutating func reset() {
    hasLower = false
    for i in plain.indices {
      plain[i] = 0
      codes[i] = 0
    }
  }
}
