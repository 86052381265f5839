internal import LanguagePacks
internal import VerbatimModel

extension CommentAnalyzer {
  /// The folded words of a comment that carry content, each once: no addresses, numbers, short words or function words of
  /// any language.
  public mutating func contentWords(_ text: String, language: String) -> Set<String> {
    let compiled = engine.language(language)
    var text = text
    return text.withUTF8 { buffer in
      var words = Set<String>()
      var pieces = CommentPieces(buffer)
      while let range = pieces.next() {
        let piece = UnsafeBufferPointer(rebasing: buffer[range])
        scanner.scan(piece, into: &table)
        var tokens = FlatBuffer<Token>()
        TokenRepair(text: piece, rules: engine.tokenRules, language: compiled).run(
          UnsafeBufferPointer(start: scanner.segments, count: scanner.segmentCount), &table, into: &tokens)
        for token in tokens.all where token.kind == .word && token.word >= 0 {
          let word = table.text(token.word)
          if ContentWord.isContent(word) && !engine.functionWords.contains(word) { words.insert(word) }
        }
      }
      return words
    }
  }
}

/// What a word must look like to say something on its own.
enum ContentWord {
  /// The shortest, in bytes.
  private static let shortest = 3

  /// Whether it is long enough and no number with letters behind it.
  static func isContent(_ word: String) -> Bool {
    word.utf8.count >= shortest && word.first.map { !$0.isNumber } ?? false
  }
}
