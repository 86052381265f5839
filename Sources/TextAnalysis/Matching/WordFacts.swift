internal import LanguagePacks
internal import VerbatimModel

/// What is known of a distinct word in one language; computed when the word is first met.
struct WordFacts {
  /// Patterns of one word that the word is, in ``LanguageMemory/singles``.
  var singles: Range<Int32> = 0..<0
  /// The atoms that the word fits, in ``LanguageMemory/atoms``.
  var atoms: Range<Int32> = 0..<0
  /// Whether the word is analysed.
  var isRead = false
  /// The trie nodes at which longer patterns go on from the word, in ``LanguageMemory/starts``.
  var starts: Range<Int32> = 0..<0
  /// The atoms as hashed bits (``PhraseTrie/bit(_:)``).
  var atomBits: UInt64 = 0
  /// The factor of an intensifying prefix; 1 for none.
  var prefixFactor: Double = 1
}

/// A pattern or atom that a word fits, and how surely.
struct RankedID {
  let id: Int32
  let rank: MatchRank
}

/// A node of the phrase trie at which phrases go on from a word, with what may follow.
struct PhraseStart {
  let node: Int32
  let rank: MatchRank
  let follow: UInt64
  let gapFollow: UInt64
}

/// One worker's memory of a language's words, in arrays indexed by word id.
struct LanguageMemory: ~Copyable {
  let language: CompiledLanguage
  private let analyzer: WordAnalyzer
  private var facts: [WordFacts] = []
  private(set) var singles: [RankedID] = []
  private(set) var atoms: [RankedID] = []
  private(set) var starts: [PhraseStart] = []
  let trie: PhraseTrie

  init(_ language: CompiledLanguage) {
    self.language = language
    trie = language.patterns
    analyzer = WordAnalyzer(
      pack: language.pack, index: language.words, splitter: language.splitter, corrector: language.corrector)
  }

  /// What is known of the word with this id.
  mutating func facts(_ word: Int32, _ table: borrowing WordTable) -> WordFacts {
    let index = Int(word)
    if index >= facts.count {
      facts.append(
        contentsOf: repeatElement(WordFacts(), count: max(index + 1, facts.count * 2) - facts.count))
    }
    if !facts[index].isRead { facts[index] = read(table.text(word)) }
    return facts[index]
  }

  /// Forgets all words, together with the table that gave the ids.
  mutating func removeAll() {
    facts.removeAll(keepingCapacity: true)
    singles.removeAll(keepingCapacity: true)
    atoms.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
  }

  /// The reading of a word, for explanations.
  borrowing func reading(_ word: String) -> WordReading { analyzer.read(word) }

  private mutating func read(_ word: String) -> WordFacts {
    let reading = analyzer.read(word)
    var result = WordFacts()
    result.isRead = true
    let firstAtom = Int32(atoms.count)
    let firstSingle = Int32(singles.count)
    let firstStart = Int32(starts.count)
    for (atom, rank) in reading.atoms {
      atoms.append(RankedID(id: atom, rank: rank))
      result.atomBits |= PhraseTrie.bit(atom)
      let node = trie.firstNode[atom]
      if node < 0 { continue }
      for pattern in trie.patterns[node] { singles.append(RankedID(id: pattern, rank: rank)) }
      let next = trie.nodes[node]
      if next.hasChildren {
        starts.append(PhraseStart(node: node, rank: rank, follow: next.follow, gapFollow: next.gapFollow))
      }
    }
    result.atoms = firstAtom..<Int32(atoms.count)
    result.singles = firstSingle..<Int32(singles.count)
    result.starts = firstStart..<Int32(starts.count)
    if reading.prefixAtom >= 0 { result.prefixFactor = prefixFactor(reading.prefixAtom) }
    return result
  }

  private borrowing func prefixFactor(_ atom: Int32) -> Double {
    let node = trie.firstNode[atom]
    guard node >= 0 else { return 1 }
    for pattern in trie.patterns[node] {
      for entry in language.modifierEntries[pattern] { return language.facts[entry].value }
    }
    return 1
  }
}
