internal import LanguagePacks
internal import VerbatimModel

// What `themes check` asks of single terms.
extension CommentAnalyzer {
  /// Whether a word or phrase of the codebooks is found in a text of the language with this index.
  mutating func holds(pattern: Int32, in text: String, language: Int) -> Bool {
    trial(text, language)
    if matcher.operands.all.contains(where: { $0.pattern == pattern }) { return true }
    let memory = memory(language)
    return layout.words.all.contains { memory.value.isWord(layout.tokens[$0].word, pattern) }
  }

  /// Whether the condition at a step (``ThemeProgram/steps``) holds somewhere in a text.
  mutating func holds(_ root: Int32, in text: String, language: Int) -> Bool {
    trial(text, language)
    return themeMatcher.holdsInComment(root, layout, scorer, engine.language(language).themes.program)
  }

  /// Whether some word of the text carries a valence of one point or more.
  mutating func carriesSentiment(_ text: String, language: Int) -> Bool {
    trial(text, language)
    return scorer.hits.all.contains { abs($0.valence) >= 1 }
  }

  /// What a word can be taken for in the language with this index.
  mutating func reading(_ word: String, language: Int) -> WordReading {
    memory(language).value.reading(word)
  }

  private mutating func trial(_ text: String, _ language: Int) {
    var text = text
    text.withUTF8 { bytes in
      _ = prepare(bytes, engine.language(language).pack.code)
      run(language, bytes)
    }
  }
}
