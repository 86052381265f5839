internal import UnicodeText

extension TermPattern {
  /// Reads a term of a lexicon: words separated by spaces, `..` for a gap, `=`, `*`, `?` and a final `-` as marks.
  ///
  /// Returns nil when there is no word in it.
  public init?(parsing text: some StringProtocol) {
    var words: [WordPattern] = []
    var gaps: [Bool] = []
    var gap = false
    for piece in text.split(separator: " ") {
      if piece == ".." {
        gap = !words.isEmpty
        continue
      }
      for word in Self.words(in: Folding.fold(String(piece))) {
        words.append(word)
        gaps.append(gap)
        gap = false
      }
    }
    if words.isEmpty { return nil }
    self.init(words: words, gaps: gaps)
  }

  /// The words of one piece without spaces: `24/7` is two, as the tokenizer makes of it.
  private static func words(in piece: String) -> [WordPattern] {
    let hasLetter = piece.unicodeScalars.contains { $0.properties.isAlphabetic || ("0"..."9").contains($0) }
    if !hasLetter { return [WordPattern(kind: .exact, text: EmojiKey.normalised(piece))] }
    if piece.hasPrefix("=") {
      return [WordPattern(kind: .exact, text: String(piece.dropFirst()))]
    }
    if piece.hasSuffix("-") && piece.count > 1 {
      return [WordPattern(kind: .prefix, text: String(piece.dropLast()))]
    }
    return piece.split { "/&,;:()[]\"".contains($0) }.map { part in
      let isWildcard = part.contains("*") || part.contains("?")
      return WordPattern(kind: isWildcard ? .wildcard : .inflected, text: String(part))
    }
  }
}

/// The form in which emoji and emoticons are looked up.
public enum EmojiKey {
  /// The text without variation selectors and skin tones.
  public static func normalised(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isSkinTone = (0x1F3FB...0x1F3FF).contains(scalar.value) && !scalars.isEmpty
      if !(0xFE00...0xFE0F).contains(scalar.value) && !isSkinTone { scalars.append(scalar) }
    }
    return String(scalars)
  }
}
