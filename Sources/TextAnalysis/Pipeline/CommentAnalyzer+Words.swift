internal import LanguagePacks
internal import VerbatimModel

extension CommentAnalyzer {
  /// The folded words of a comment that carry content, each once: no function words, numbers or single letters.
  public mutating func contentWords(_ text: String, language: String) -> Set<String> {
    let stopwords = engine.language(language)?.pack.stopwords ?? []
    var text = text
    return text.withUTF8 { buffer in
      scanner.scan(buffer, into: &table)
      var words = Set<String>()
      for i in 0..<scanner.segmentCount
      where scanner.segments[i].kind == .word && scanner.segments[i].word >= 0 {
        let word = table.text(scanner.segments[i].word)
        if word.utf8.count >= 3 && !stopwords.contains(word) { words.insert(word) }
      }
      return words
    }
  }
}
