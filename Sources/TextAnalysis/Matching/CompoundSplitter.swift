internal import LanguagePacks

/// Splits Dutch and Swedish compounds into modifier and head: `standaardlevertijden` → `standaard` + `levertijden`.
///
/// A split is scored by how well both parts are known; linking elements come from the pack. Both parts must be known,
/// or one must be long and the other look like a word.
struct CompoundSplitter: Sendable {
  private let known: [String: Float]
  private let linkers: [String]
  private let vowels: Set<Character>
  private let minimumPart = 3

  /// `weights` maps folded words and stems to how common they are (natural logarithm of counts, or 1 for listed words).
  ///
  /// Without `vowels` nothing is asked of the letters of an unknown part.
  init(known: [String: Float], linkers: [String], vowels: Set<Character>) {
    self.known = known
    self.vowels = vowels
    self.linkers = linkers.filter { !$0.isEmpty }
  }

  /// The best split of a folded word, or nil where it is not a compound.
  func split(_ word: String, stemmer: borrowing Stemmer) -> (modifier: String, head: String)? {
    let letters = Array(word)
    guard letters.count >= 6, letters.count <= 60, letters.allSatisfy(\.isLetter) else { return nil }
    let whole = strength(word, stemmer)
    var best: (score: Float, modifier: String, head: String)?
    for cut in minimumPart...(letters.count - minimumPart) {
      let head = String(letters[cut...])
      let headStrength = strength(head, stemmer)
      if headStrength == 0 { continue }
      guard let modifier = modifier(String(letters[..<cut]), stemmer) else { continue }
      // Longer, commoner parts; the geometric mean keeps one very short part from winning.
      let balance = Float(min(cut, letters.count - cut))
      let score = min(headStrength, 8) + min(modifier.strength, 8) + balance
      if score > (best?.score ?? 0) { best = (score, modifier.text, head) }
    }
    if let best { return whole == 0 || best.score > whole + 4 ? (best.modifier, best.head) : nil }
    return whole == 0 ? halfKnown(letters, stemmer) : nil
  }

  /// A long known head behind something unknown that has a vowel: `xyzlevertijd`.
  private func halfKnown(_ letters: [Character], _ stemmer: borrowing Stemmer) -> (
    modifier: String, head: String
  )? {
    guard letters.count >= 9 else { return nil }
    for cut in minimumPart...(letters.count - 5)
    where vowels.isEmpty || letters[..<cut].contains(where: vowels.contains) {
      let head = String(letters[cut...])
      if strength(head, stemmer) >= 1 { return (String(letters[..<cut]), head) }
    }
    return nil
  }

  private func modifier(_ text: String, _ stemmer: borrowing Stemmer) -> (text: String, strength: Float)? {
    var best: (text: String, strength: Float)?
    let plain = strength(text, stemmer)
    if plain > 0 { best = (text, plain + 0.5) }
    for linker in linkers where text.hasSuffix(linker) && text.count - linker.count >= minimumPart {
      let bare = String(text.dropLast(linker.count))
      let value = strength(bare, stemmer)
      if value > (best?.strength ?? 0) { best = (bare, value) }
    }
    return best
  }

  private func strength(_ text: String, _ stemmer: borrowing Stemmer) -> Float {
    if let weight = known[text] { return weight }
    return text.count >= 4 ? (known[stemmer.stem(text)] ?? 0) * 0.8 : 0
  }
}
