internal import UnicodeText

/// The folded words of a text, made of letters, digits, hyphens and plain apostrophes, as phrases are looked up.
enum FoldedWords {
  /// The words, in order.
  static func words(_ text: String) -> [String] {
    var words: [String] = []
    split(Folding.fold(text)) { word, _ in
      if !word.isEmpty { words.append(word) }
      return true
    }
    return words
  }

  /// Hands over every word of a folded text with the scalar behind it, nil at the end.
  ///
  /// Between two such scalars the word is empty. `body` returns whether to go on.
  static func split(_ folded: String, _ body: (String, Unicode.Scalar?) -> Bool) {
    var word = ""
    for scalar in folded.unicodeScalars {
      if isPart(scalar, ofWord: !word.isEmpty) {
        word.unicodeScalars.append(scalar == "’" ? "'" : scalar)
      } else {
        guard body(word, scalar) else { return }
        word.removeAll(keepingCapacity: true)
      }
    }
    _ = body(word, nil)
  }

  /// Whether a scalar belongs to a word; marks only to one that has begun.
  private static func isPart(_ scalar: Unicode.Scalar, ofWord hasBegun: Bool) -> Bool {
    switch scalar {
    case "a"..."z", "0"..."9", "A"..."Z", "-", "'", "’": return true
    case "\u{0}"..."\u{7F}": return false
    default: break
    }
    let properties = scalar.properties
    if properties.isAlphabetic || properties.numericType != nil { return true }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return hasBegun
    default: return false
    }
  }
}
