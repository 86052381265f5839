internal import LanguagePacks

/// Splits Dutch and Swedish compounds into modifier and head: `standaardlevertijden` → `standaard` + `levertijden`.
///
/// A split is scored by how well both parts are known; linking elements come from the pack. Both parts must be known,
/// or one must be long and the other look like a word. A word that is known itself is split only where its parts are
/// commoner than it is (Koehn and Knight 2003), and neither is very short.
struct CompoundSplitter: Sendable {
  private let known: [String: Float]
  private let shortParts: Set<String>
  private let notParts: Set<String>
  private let linkers: [String]
  private let vowels: Set<Character>
  private let minimumPart: Int
  /// In letters: what a part of a known word has at least, unless it is listed as a short one.
  private static let surePart = 4
  /// What a modifier without a linking element is ahead of one with it.
  private static let plainBonus: Float = 1.5
  /// How common a part can be, at most, to its score.
  private static let commonest: Float = 8
  /// The weight of a listed short part.
  private static let shortWeight: Float = 4

  /// `weights` maps folded words and stems to how common they are (natural logarithm of counts, or 1 for listed words).
  ///
  /// Without `vowels` nothing is asked of the letters of an unknown part.
  init(
    known: [String: Float], linkers: [String], vowels: Set<Character>, shortParts: Set<String> = [],
    notParts: Set<String> = []
  ) {
    var known = known
    for part in shortParts { known[part] = max(known[part] ?? 0, Self.shortWeight) }
    self.known = known
    self.shortParts = shortParts
    self.notParts = notParts
    self.vowels = vowels
    self.linkers = linkers.filter { !$0.isEmpty }
    minimumPart = shortParts.contains { $0.count < 3 } ? 2 : 3
  }

  /// The best split of a folded word, or nil where it is not a compound.
  func split(_ word: String, stemmer: borrowing Stemmer) -> (modifier: String, head: String)? {
    let letters = Array(word)
    guard letters.count >= 6, letters.count <= 60, letters.allSatisfy(\.isLetter) else { return nil }
    let whole = strength(word, stemmer)
    var best: (score: Float, modifier: String, head: String)?
    for cut in minimumPart...(letters.count - minimumPart) {
      let head = String(letters[cut...])
      let headStrength = partStrength(head, stemmer)
      if headStrength == 0 { continue }
      guard let modifier = modifier(String(letters[..<cut]), stemmer) else { continue }
      if whole > 0 {
        if (headStrength + modifier.strength) / 2 < whole { continue }
        if !isSure(head) || !isSure(modifier.text) { continue }
      }
      // Longer, commoner parts.
      let balance = Float(min(cut, letters.count - cut))
      let score = min(headStrength, Self.commonest) + min(modifier.strength, Self.commonest) + balance
      if score > (best?.score ?? 0) { best = (score, modifier.text, head) }
    }
    if let best { return (best.modifier, best.head) }
    return whole == 0 ? halfKnown(letters, stemmer) : nil
  }

  /// A long known head behind something unknown that has a vowel: `xyzlevertijd`.
  private func halfKnown(_ letters: [Character], _ stemmer: borrowing Stemmer) -> (
    modifier: String, head: String
  )? {
    guard letters.count >= 9 else { return nil }
    for cut in 3...(letters.count - 5)
    where vowels.isEmpty || letters[..<cut].contains(where: vowels.contains) {
      let head = String(letters[cut...])
      if partStrength(head, stemmer) >= 1 { return (String(letters[..<cut]), head) }
    }
    return nil
  }

  private func modifier(_ text: String, _ stemmer: borrowing Stemmer) -> (text: String, strength: Float)? {
    var best: (text: String, strength: Float)?
    let plain = partStrength(text, stemmer)
    if plain > 0 { best = (text, plain + Self.plainBonus) }
    for linker in linkers where text.hasSuffix(linker) {
      let bare = String(text.dropLast(linker.count))
      let value = partStrength(bare, stemmer)
      if value > (best?.strength ?? 0) { best = (bare, value) }
    }
    return best
  }

  private func isSure(_ part: String) -> Bool { part.count >= Self.surePart || shortParts.contains(part) }

  /// How well a part is known; 0 for prefixes, endings, and parts of two letters that are not listed.
  private func partStrength(_ text: String, _ stemmer: borrowing Stemmer) -> Float {
    if notParts.contains(text) || text.count < 3 && !shortParts.contains(text) { return 0 }
    return strength(text, stemmer)
  }

  private func strength(_ text: String, _ stemmer: borrowing Stemmer) -> Float {
    if let weight = known[text] { return weight }
    return text.count >= 4 ? (known[stemmer.stem(text)] ?? 0) * 0.8 : 0
  }
}
