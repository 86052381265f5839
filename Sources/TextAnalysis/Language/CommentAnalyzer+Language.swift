internal import VerbatimModel

extension CommentAnalyzer {
  /// The language of a text, without any further analysis; nil where none fits.
  public mutating func language(of text: String) -> String? {
    var text = text
    return text.withUTF8 { text in
      let isLong = text.count > CommentPieces.longest
      let found = (isLong ? decideLanguage(inPieces: text) : prepare(text, nil))?.code
      return found == CommentAnalysis.undetermined ? nil : found
    }
  }
}
