public import LanguagePacks
internal import UnicodeText
internal import VerbatimModel

extension CommentAnalyzer {
  /// The hits and words of a comment, for learning.
  public mutating func features(_ text: String, _ request: AnalysisRequest = AnalysisRequest())
    -> CommentFeatures
  {
    var text = text
    return text.withUTF8 { buffer in
      guard let language = prepare(buffer, request.language) else {
        return CommentFeatures(language: CommentAnalysis.undetermined, hits: [], words: [])
      }
      run(language.index, buffer)
      let hits = scorer.hits.all.map { hit in
        CommentFeatures.Hit(
          entry: Int(hit.entry), valence: hit.valence, weight: hit.weight,
          isDenial: hit.denial != nil && hit.rules.contains(.negated)
            && engine.language(language.index).entries[Int(hit.entry)].role != .negated)
      }
      return CommentFeatures(language: engine.language(language.index).pack.code, hits: hits, words: words())
    }
  }

  private func words() -> [CommentFeatures.Word] {
    let covered = Set(scorer.hits.all.flatMap { Array($0.first...$0.last) })
    return layout.words.all.enumerated().map { index, token in
      let token = layout.tokens[Int(token)]
      let sentence = layout.sentenceOf[Int(layout.words[index])]
      let startsSentence = index == 0 || layout.sentenceOf[Int(layout.words[index - 1])] != sentence
      let text = table.text(token.word)
      return CommentFeatures.Word(
        text: text,
        isName: token.shape.contains(.capitalised) && !startsSentence && !layout.isAllCapitals
          && token.shape.contains(.hasLower),
        isBarred: startsSentence || layout.isBarred[index],
        isPlain: token.kind == .word && text.allSatisfy { $0.isLetter || $0 == "-" || $0 == "'" },
        isHit: covered.contains(layout.words[index]))
    }
  }
}

extension TextEngine {
  /// The entries of a language, in the order that ``CommentFeatures/Hit/entry`` counts; empty for unknown languages.
  public func entries(of language: String) -> [LexiconEntry] {
    self.language(language)?.entries ?? []
  }

  /// The pack of a language; nil for unknown ones.
  public func pack(of language: String) -> LanguagePack? {
    self.language(language)?.pack
  }
}
