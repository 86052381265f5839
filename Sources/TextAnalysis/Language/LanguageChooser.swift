internal import LanguagePacks
internal import VerbatimModel

/// Decides a comment's language from the evidence of its words, which is computed once a distinct word.
struct LanguageChooser: Sendable {
  private let stopwords: [Set<String>]
  private let words: [WordIndex]
  let codes: [String]

  init(_ languages: [CompiledLanguage]) {
    codes = languages.map(\.pack.code)
    stopwords = languages.map(\.pack.stopwords)
    words = languages.map(\.words)
  }

  func evidence(_ word: String) -> [Float] {
    codes.indices.map { i in
      (stopwords[i].contains(word) ? 2 : 0) + (words[i].atoms(form: word).isEmpty ? 0 : 1)
    }
  }

  /// The index of the best language; nil where no word speaks for one.
  func decide(_ sums: [Float]) -> Int? {
    guard let best = sums.max(), best > 0 else { return nil }
    return sums.firstIndex(of: best)
  }
}
