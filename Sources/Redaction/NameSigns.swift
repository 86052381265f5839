internal import LanguagePacks
internal import UnicodeText
internal import VerbatimModel

/// What a text with a person's name has in it: a listed name, words that introduce one, or an initial.
///
/// One pass over the words, without the context that ``NameFinder`` weighs, to pass over texts that name nobody.
struct NameSigns {
  /// First names of the language that are no other word, folded.
  private let names: Set<String>
  /// Other first names, those of other languages, and surnames: they need a capital.
  private let doubtful: Set<String>
  /// What introduces names that are on no list: by its last word the words before that, empty for none, and whether the name
  /// may be in small letters.
  private let cues: [String: [String: Bool]]
  /// All of these words: most words are none of them, and are passed over without a look at the lists.
  private let signs: WordFilter

  /// `language` nil, or one without rules, takes the words that introduce names from all.
  init(_ rules: RedactionRules, language: String?) {
    let own = language.flatMap { rules.languages[$0] }.map { [$0] } ?? Array(rules.languages.values)
    var names: Set<String> = []
    var doubtful: Set<String> = []
    for words in own {
      names.formUnion(words.names.lazy.filter { !$0.value }.map(\.key))
      doubtful.formUnion(words.names.lazy.filter(\.value).map(\.key))
    }
    for words in rules.languages.values {
      doubtful.formUnion(words.names.lazy.filter { !$0.value }.map(\.key))
      doubtful.formUnion(words.surnames)
    }
    self.names = names
    self.doubtful = doubtful
    let cues: [String: [String: Bool]] = own.reduce(into: [:]) { found, language in
      for (word, cues) in language.cues {
        for cue in cues where Self.introduces(cue.cue) {
          let last = cue.words.dropLast().last ?? ""
          let takesSmall = cue.cue == .any || cue.cue == .label || found[word]?[last] ?? false
          found[word, default: [:]][last] = takesSmall
        }
      }
    }
    self.cues = cues
    signs = WordFilter(names.union(doubtful).union(cues.keys))
  }

  private static func introduces(_ cue: RedactionRules.Cue) -> Bool { cue != .never && cue != .weak }

  /// Whether any word of `text` is a sign of a name.
  func mayName(_ text: String) -> Bool {
    var reading = Reading()
    for byte in text.utf8 {
      if byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x80 {
        reading.word.append(byte)
      } else {
        if !reading.word.isEmpty {
          if isSign(&reading, before: byte) { return true }
          reading.word.removeAll(keepingCapacity: true)
        }
        if !Self.joints.contains(byte) { reading.isIntroduced = false }
      }
    }
    return !reading.word.isEmpty && isSign(&reading, before: 0)
  }

  /// What may stand between a name and what introduces it.
  private static let joints: [UInt8] = Array(" ,.\r\n".utf8)

  private struct Reading {
    var word: [UInt8] = []
    /// The word before.
    var last: [UInt8] = []
    /// Whether what comes is introduced, and is a name if it has a capital.
    var isIntroduced = false
  }

  private func isSign(_ reading: inout Reading, before next: UInt8) -> Bool {
    let word = reading.word
    let isCapital = !(0x61...0x7A).contains(word[0])
    if isCapital && (reading.isIntroduced || next == UInt8(ascii: ".") && word.count < 3) { return true }
    // The genitive of Swedish: Annas.
    let isGenitive = isCapital && word.last == UInt8(ascii: "s")
    let wasIntroduced = reading.isIntroduced
    reading.isIntroduced = false
    if signs.mayHold(word) || isGenitive {
      let folded = Folding.fold(String(decoding: word, as: UTF8.self))
      if names.contains(folded) || (isCapital || wasIntroduced) && doubtful.contains(folded) { return true }
      if let words = cues[folded] {
        let last = Folding.fold(String(decoding: reading.last, as: UTF8.self))
        if words[""] ?? false || words[last] ?? false { return true }
        reading.isIntroduced = words[""] != nil || words[last] != nil
      }
      if isGenitive && names.contains(String(folded.dropLast())) { return true }
    }
    swap(&reading.word, &reading.last)
    return false
  }
}

/// Which words may be in a set, by a few bits each: no word of the set is refused, and few others are let through.
private struct WordFilter {
  private var bits: [UInt64]

  /// `words` are folded.
  init(_ words: Set<String>) {
    var size = 64
    while size < words.count * 16 { size *= 2 }
    bits = Array(repeating: 0, count: size / 64)
    for word in words {
      if let place = place(word.utf8) { bits[place >> 6] |= 1 << UInt64(place & 63) }
    }
  }

  /// Whether a word of ASCII letters in any case, or one with other letters, may be in the set.
  func mayHold(_ word: [UInt8]) -> Bool {
    guard let place = place(word) else { return true }
    return bits[place >> 6] & 1 << UInt64(place & 63) != 0
  }

  /// The bit of a word, letters in small; nil where it is not of ASCII.
  private func place(_ word: some Sequence<UInt8>) -> Int? {
    var hash = FNV1a.seed
    for byte in word {
      if byte >= 0x80 { return nil }
      hash = FNV1a.step(hash, byte | 0x20)
    }
    return Int(truncatingIfNeeded: hash ^ hash >> 32) & (bits.count * 64 - 1)
  }
}
