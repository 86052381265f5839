internal import UnicodeText

/// One word of a text, as names are looked for.
struct NameWord {
  /// Where it stands, in UTF-16 units.
  var range: Range<Int>
  /// Folded.
  let folded: String
  let text: String
  /// Whether it begins with a capital.
  let isCapital: Bool
  /// Whether only spaces and a dot of an initial stand between it and the word before.
  let joinsBefore: Bool
  /// Whether the line ends with it, but for punctuation.
  var endsLine: Bool
  /// Whether a sentence begins with it.
  let beginsSentence: Bool
  /// What stands between it and the word before, but for spaces; of line breaks one each.
  let gap: String
  /// Whether 's was taken off it.
  let isPossessive: Bool
  /// Whether a number stands right before or behind it.
  var isBesideNumber: Bool

  /// Whether a comma alone stands between it and the word before.
  var followsComma: Bool { gap == "," }

  /// Whether it stands in capitals.
  var isShouted: Bool { text.utf16.count > 1 && !text.contains { $0.isLowercase } }
}

/// Splits a text into words: letters with apostrophes and hyphens inside.
enum NameWords {
  /// Whether a word begins with a capital, or with an elided article in front of one: "d'Hondt".
  private static func isCapital(_ word: String) -> Bool {
    if word.first?.isUppercase ?? false { return true }
    let start = Array(word.prefix(3))
    return start.count == 3 && "'’".contains(start[1]) && start[2].isUppercase
  }

  private static func isLetter(_ character: Character) -> Bool {
    guard let ascii = character.asciiValue else { return character.isLetter }
    return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(ascii | 0x20)
  }

  /// `abbreviations` are words that a dot behind them does not end a sentence with.
  static func split(_ text: String, abbreviations: Set<String> = []) -> [NameWord] {
    var words: [NameWord] = []
    var current = ""
    var start = 0
    var offset = 0
    var gap = ""
    func flush(_ end: Int) {
      guard !current.isEmpty else { return }
      var word = current
      var stop = end
      while let last = word.unicodeScalars.last, "'’-".unicodeScalars.contains(last) {
        word.unicodeScalars.removeLast()
        stop -= 1
      }
      // "Anna's" is Anna.
      var isPossessive = false
      for ending in ["'s", "’s"] where word.utf16.count > 3 && word.lowercased().hasSuffix(ending) {
        word.removeLast(2)
        stop -= 2
        isPossessive = true
      }
      if gap.first(where: { !$0.isWhitespace })?.isNumber == true, let last = words.indices.last {
        words[last].isBesideNumber = true
      }
      if gap.contains("\n"), let last = words.indices.last { words[last].endsLine = true }
      // "van 't Hof": the apostrophe is the word's own.
      if word.count == 1, gap.last.map({ "'’‘".contains($0) }) ?? false { gap.removeLast() }
      let blank = gap.filter { !$0.isWhitespace || $0 == "\n" }
      let isInitial =
        words.last.map { $0.text.count == 1 || abbreviations.contains($0.folded) } ?? false
      words.append(
        NameWord(
          range: start..<stop, folded: Folding.fold(word), text: word,
          isCapital: isCapital(word),
          joinsBefore: blank.isEmpty || blank == "." && isInitial, endsLine: false,
          beginsSentence: words.isEmpty
            || gap.contains { ".!?\n:".contains($0) } && !(blank == "." && isInitial),
          gap: blank, isPossessive: isPossessive,
          isBesideNumber: gap.last { !$0.isWhitespace }?.isNumber ?? false))
      current = ""
      gap = ""
    }
    for character in text {
      let isInside = !current.isEmpty && "'’-".contains(character)
      if isLetter(character) || isInside {
        if current.isEmpty { start = offset }
        current.append(character)
      } else {
        flush(offset)
        gap.append(character)
      }
      offset += character.utf16.count
    }
    flush(offset)
    if let last = words.indices.last { words[last].endsLine = true }
    return words
  }
}
