internal import LanguagePacks

// What `themes check` asks of single terms.
extension CommentAnalyzer {
  /// Whether each condition holds somewhere in a text of the language with this index.
  mutating func holds(_ conditions: [Condition], in text: String, language: Int) -> [Bool] {
    trial(text, language)
    let evaluation = Evaluation(
      index: ScopeIndex(themeMatcher.operandMatches, layout, scorer.hits, wantsWhole: true), layout: layout,
      scorer: scorer, sentence: -1)
    return conditions.map { !evaluation.spans(of: $0).isEmpty }
  }

  /// Whether some word of the text carries a valence of one point or more.
  mutating func carriesSentiment(_ text: String, language: Int) -> Bool {
    trial(text, language)
    return scorer.hits.contains { abs($0.valence) >= 1 }
  }

  /// What a word can be taken for in the language with this index.
  borrowing func reading(_ word: String, language: Int) -> WordReading {
    memories[language].value.reading(word)
  }

  private mutating func trial(_ text: String, _ language: Int) {
    var text = text
    text.withUTF8 { bytes in
      _ = prepare(bytes, engine.languages[language].pack.code)
      run(language, bytes)
    }
  }
}
