internal import LanguagePacks

/// Splits Dutch and Swedish compounds into modifier and head: `standaardlevertijden` → `standaard` + `levertijden`.
///
/// A split is scored by how well both parts are known; linking elements come from the pack. Both parts must be known,
/// or one must be long and the other look like a word. A word that is known itself is split only where its parts are
/// commoner than it is (Koehn and Knight 2003), and neither is very short.
struct CompoundSplitter: Sendable {
  /// The places of a compound's parts, in bytes.
  struct Split: Equatable {
    /// From the beginning, without a linking element.
    let modifier: Range<Int>
    /// To the end.
    let head: Range<Int>
  }

  private let words: WordIndex
  private let linkers: [[UInt8]]
  private let vowels: Set<Character>
  private let minimumPart: Int
  /// In letters: what a part of a known word has at least, unless it is listed as a short one.
  private static let surePart = 4
  /// What a modifier without a linking element is ahead of one with it.
  private static let plainBonus: Float = 1.5
  /// How common a part can be, at most, to its score.
  private static let commonest: Float = 8
  /// In letters: the compounds that are split.
  private static let lengths = 6...60
  /// In bytes: no such compound is longer, accents and all.
  private static let mostBytes = 480

  /// `words` knows how common words and stems are (``KnownWord/strength``).
  ///
  /// Without `vowels` nothing is asked of the letters of an unknown part.
  init(_ words: WordIndex, linkers: [String], vowels: Set<Character>, shortParts: Set<String>) {
    self.words = words
    self.vowels = vowels
    self.linkers = linkers.filter { !$0.isEmpty }.map { Array($0.utf8) }
    minimumPart = shortParts.contains { $0.count < 3 } ? 2 : 3
  }

  /// The best split of a folded word, or nil where it is not a compound.
  func split(_ word: WordBytes, stemmer: borrowing Stemmer) -> Split? {
    guard word.count <= Self.mostBytes else { return nil }
    let boundaries = word.boundaries
    let letters = boundaries.count - 1
    guard Self.lengths.contains(letters), word.isLetters else { return nil }
    let whole = strength(word, letters, stemmer)
    var best: (score: Float, split: Split)?
    for before in minimumPart...(letters - minimumPart) {
      let cut = boundaries[before]
      let head = partStrength(word[part: cut..<word.count], letters - before, stemmer)
      if head.value == 0 { continue }
      guard let modifier = modifier(word[part: 0..<cut], before, stemmer) else { continue }
      if whole > 0 {
        if (head.value + modifier.strength) / 2 < whole { continue }
        if !head.isSure || !modifier.isSure { continue }
      }
      // Longer, commoner parts.
      let balance = Float(min(before, letters - before))
      let score = min(head.value, Self.commonest) + min(modifier.strength, Self.commonest) + balance
      if score > (best?.score ?? 0) {
        best = (score, Split(modifier: 0..<modifier.end, head: cut..<word.count))
      }
    }
    if let best { return best.split }
    return whole == 0 ? halfKnown(word, boundaries, stemmer) : nil
  }

  /// A long known head behind something unknown that has a vowel: `xyzlevertijd`.
  private func halfKnown(_ word: WordBytes, _ boundaries: [Int], _ stemmer: borrowing Stemmer) -> Split? {
    let letters = boundaries.count - 1
    guard letters >= 9 else { return nil }
    let firstVowel =
      vowels.isEmpty ? 0 : word.text.enumerated().first { vowels.contains($1) }?.offset ?? letters
    for before in 3...(letters - 5) where before > firstVowel {
      let cut = boundaries[before]
      if partStrength(word[part: cut..<word.count], letters - before, stemmer).value >= 1 {
        return Split(modifier: 0..<cut, head: cut..<word.count)
      }
    }
    return nil
  }

  private func modifier(
    _ text: WordBytes, _ letters: Int, _ stemmer: borrowing Stemmer
  ) -> (end: Int, strength: Float, isSure: Bool)? {
    var best: (end: Int, strength: Float, isSure: Bool)?
    let plain = partStrength(text, letters, stemmer)
    if plain.value > 0 { best = (text.count, plain.value + Self.plainBonus, plain.isSure) }
    for linker in linkers where text.count > linker.count && text.hasSuffix(linker) {
      let end = text.count - linker.count
      let bare = partStrength(text[part: 0..<end], text[part: 0..<end].letters, stemmer)
      if bare.value > (best?.strength ?? 0) { best = (end, bare.value, bare.isSure) }
    }
    return best
  }

  /// How well a part is known, 0 for prefixes, endings, and parts of two letters that are not listed; and whether it is long
  /// enough, or listed, to be a part of a known word.
  private func partStrength(
    _ text: WordBytes, _ letters: Int, _ stemmer: borrowing Stemmer
  ) -> (value: Float, isSure: Bool) {
    let known = words[words.find(text)]
    let isShortPart = known.traits.contains(.shortPart)
    if known.traits.contains(.notPart) || letters < 3 && !isShortPart { return (0, false) }
    let value = known.strength > 0 ? known.strength : stemStrength(text, letters, stemmer)
    return (value, letters >= Self.surePart || isShortPart)
  }

  private func strength(_ text: WordBytes, _ letters: Int, _ stemmer: borrowing Stemmer) -> Float {
    let known = words[words.find(text)].strength
    return known > 0 ? known : stemStrength(text, letters, stemmer)
  }

  private func stemStrength(_ text: WordBytes, _ letters: Int, _ stemmer: borrowing Stemmer) -> Float {
    letters >= 4 ? words[words.find(stemmer.stem(text))].strength * 0.8 : 0
  }
}
