internal import VerbatimModel

extension CommentAnalyzer {
  /// The language of a text, without any further analysis; nil where none fits.
  public mutating func language(of text: String) -> String? {
    var text = text
    return text.withUTF8 { text in
      let found = prepare(text, nil)?.code
      return found == CommentAnalysis.undetermined ? nil : found
    }
  }
}
