internal import UnicodeText

extension TermPattern {
  /// Reads a term of a lexicon: words separated by spaces, `..` for a gap, `=`, `*`, `?` and a final `-` as marks.
  ///
  /// Returns nil when there is no word in it.
  public init?(parsing text: some StringProtocol) {
    var copy = String(text)
    if let plain = copy.withUTF8({ Self(plain: $0) }) { self = plain } else { self.init(marked: copy) }
  }

  /// The same of a text as UTF-8.
  init?(parsing utf8: UnsafeBufferPointer<UInt8>) {
    if let plain = Self(plain: utf8) {
      self = plain
    } else {
      self.init(marked: String(decoding: utf8, as: UTF8.self))
    }
  }

  /// Reads a term of nothing but plain words and gaps; nil for any other.
  private init?(plain utf8: UnsafeBufferPointer<UInt8>) {
    guard let (words, gaps) = Self.plainWords(utf8) else { return nil }
    self.init(words: words, gaps: gaps)
  }

  /// Reads any term.
  private init?(marked text: String) {
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

  /// The words of a term in folded letters, digits and a few marks, as most are, with the gaps before them; nil for any other,
  /// and for no word.
  private static func plainWords(_ utf8: UnsafeBufferPointer<UInt8>) -> ([WordPattern], [Bool])? {
    var words: [WordPattern] = []
    var gaps: [Bool] = []
    var isAfterGap = false
    var start = 0
    while start < utf8.count {
      if utf8[start] == 0x20 {
        start += 1
        continue
      }
      if let next = afterGap(utf8, start) {
        isAfterGap = !words.isEmpty
        start = next
        continue
      }
      guard let (word, end) = plainWord(utf8, from: start) else { return nil }
      words.append(word)
      // Few terms have a gap; those without share the list that says so.
      if isAfterGap || !gaps.isEmpty {
        while gaps.count < words.count - 1 { gaps.append(false) }
        gaps.append(isAfterGap)
      }
      isAfterGap = false
      start = end
    }
    return words.isEmpty ? nil : (words, gaps.isEmpty ? noGaps(words.count) : gaps)
  }

  /// Where a term goes on after `..` at a place; nil where there is none.
  private static func afterGap(_ utf8: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int? {
    guard at + 1 < utf8.count, utf8[at] == 0x2E, utf8[at + 1] == 0x2E else { return nil }
    return at + 2 == utf8.count || utf8[at + 2] == 0x20 ? at + 2 : nil
  }

  /// The word from a place on and where it ends; nil where it takes more to read it.
  private static func plainWord(
    _ utf8: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (word: WordPattern, end: Int)? {
    var first = start
    while first < utf8.count && utf8[first] == UInt8(ascii: "=") { first += 1 }
    var at = first
    var (isWord, isWildcard) = (false, false)
    while at < utf8.count && utf8[at] != 0x20 {
      switch utf8[at] {
      case 0x61...0x7A, 0x30...0x39: isWord = true
      case 0x2A, 0x3F: isWildcard = true
      case 0x27, 0x2D, 0x2E: break
      case 0xC3 where at + 1 < utf8.count && utf8[at + 1] >= 0xA0 && utf8[at + 1] != 0xB7:
        // à to ÿ without the sign of division: folded already.
        isWord = true
        at += 1
      default: return nil
      }
      at += 1
    }
    guard isWord, utf8[at - 1] != 0x2D else { return nil }
    let text = String(decoding: UnsafeBufferPointer(rebasing: utf8[first..<at]), as: UTF8.self)
    return (WordPattern(kind: isWildcard ? .wildcard : first > start ? .exact : .inflected, text: text), at)
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
