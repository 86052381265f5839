internal import UnicodeText

extension TermPattern {
  /// Reads a term of a lexicon: words separated by spaces, `..` for a gap, `=`, `*`, `?` and a final `-` as marks.
  ///
  /// Returns nil when there is no word in it.
  public init?(parsing text: some StringProtocol) {
    var copy = String(text)
    if let words = copy.withUTF8(Self.plainWords) {
      self.init(words: words, gaps: Self.noGaps(words.count))
      return
    }
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

  /// The words of a term of nothing but small letters, digits and spaces, as most are; nil for any other, and for no word.
  private static func plainWords(_ utf8: UnsafeBufferPointer<UInt8>) -> [WordPattern]? {
    var words: [WordPattern] = []
    var start = 0
    var at = 0
    while at <= utf8.count {
      if at == utf8.count || utf8[at] == 0x20 {
        if at > start {
          let text = String(decoding: UnsafeBufferPointer(rebasing: utf8[start..<at]), as: UTF8.self)
          words.append(WordPattern(kind: .inflected, text: text))
        }
        start = at + 1
      } else if utf8[at] == 0xC3, at + 1 < utf8.count, utf8[at + 1] >= 0xA0, utf8[at + 1] != 0xB7 {
        // à to ÿ without the sign of division: folded already.
        at += 1
      } else if !(utf8[at] < 0x80 && isWordByte(utf8[at])) {
        return nil
      }
      at += 1
    }
    return words.isEmpty ? nil : words
  }

  /// So many words without a gap before any; shared between terms.
  private static func noGaps(_ count: Int) -> [Bool] {
    count < sharedGaps.count ? sharedGaps[count] : Array(repeating: false, count: count)
  }

  private static let sharedGaps = (0...6).map { Array(repeating: false, count: $0) }

  /// The words of one piece without spaces: `24/7` is two, as the tokenizer makes of it.
  private static func words(in piece: String) -> [WordPattern] {
    // A mark within a phrase that is written with spaces around it: `track & trace`.
    if piece == "&" || piece == "/" || piece == "+" { return [] }
    let utf8 = piece.utf8
    if !utf8.contains(where: isWordByte) || !hasWord(piece) {
      return [WordPattern(kind: .exact, text: EmojiKey.normalised(piece))]
    }
    let bare = utf8.drop { $0 == UInt8(ascii: "=") }
    let isExact = bare.count < utf8.count
    if utf8.last == UInt8(ascii: "-") && utf8.count > 1 {
      return [WordPattern(kind: .prefix, text: String(piece.dropLast()))]
    }
    if !isExact && !utf8.contains(where: isSeparator) { return [pattern(piece)] }
    return bare.split(whereSeparator: isSeparator).map { pattern(String(Substring($0)), isExact: isExact) }
  }

  /// `=` before a wildcard changes nothing: `=bezorg*` is `bezorg*`.
  private static func pattern(_ word: String, isExact: Bool = false) -> WordPattern {
    let isWildcard = word.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }
    return WordPattern(kind: isWildcard ? .wildcard : isExact ? .exact : .inflected, text: word)
  }

  /// Letters and digits, or the beginning of something outside ASCII.
  private static func isWordByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte >= 0x80
  }

  /// Whether there is a letter or digit; only text outside ASCII is looked up.
  private static func hasWord(_ piece: String) -> Bool {
    piece.utf8.contains { $0 < 0x80 && isWordByte($0) }
      || piece.unicodeScalars.contains { $0.properties.isAlphabetic }
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2F, 0x26, 0x2C, 0x3B, 0x3A, 0x28, 0x29, 0x5B, 0x5D, 0x22: true
    default: false
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
