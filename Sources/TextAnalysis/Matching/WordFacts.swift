internal import LanguagePacks
internal import VerbatimModel

/// What is known of a distinct word in one language; computed when the word is first met.
struct WordFacts: BitwiseCopyable {
  /// The atoms as hashed bits (``PhraseTrie/bit(_:)``).
  var atomBits: UInt64 = 0
  fileprivate var firstSingle: Int32 = 0
  /// The codebooks' terms that the word is, and the sets that it is in, in ``LanguageMemory/operandLists``.
  var operand = OperandUse()
  fileprivate var firstAtom: Int32 = 0
  fileprivate var firstStart: Int32 = 0
  /// The entry of an intensifying prefix; −1 for none.
  fileprivate var prefixEntry: Int32 = -1
  fileprivate var singleCount: UInt16 = 0
  fileprivate var atomCount: UInt16 = 0
  /// How many trie nodes there are at which longer patterns go on from the word.
  var startCount: UInt16 = 0
  /// Whether the word is analysed.
  fileprivate var isRead = false

  /// The lexicon's patterns of one word that the word is, in ``LanguageMemory/singles``.
  var singles: Range<Int> {
    @inline(__always) get { Int(firstSingle)..<(Int(firstSingle) + Int(singleCount)) }
  }
  /// The atoms that the word fits, in ``LanguageMemory/atoms``.
  var atoms: Range<Int> { @inline(__always) get { Int(firstAtom)..<(Int(firstAtom) + Int(atomCount)) } }
  /// The trie nodes at which longer patterns go on from the word, in ``LanguageMemory/starts``.
  var starts: Range<Int> { @inline(__always) get { Int(firstStart)..<(Int(firstStart) + Int(startCount)) } }
}

/// A pattern or atom that a word fits, and how surely.
struct RankedID: BitwiseCopyable {
  let id: Int32
  let rank: MatchRank
}

/// What asks for a word or phrase: codebook terms that consist of it alone, and sets (``ThemeProgram``).
struct OperandUse: BitwiseCopyable, Sendable {
  var terms = Span(first: 0, end: 0)
  var sets = Span(first: 0, end: 0)
  var isEmpty: Bool { @inline(__always) get { terms.first == terms.end && sets.first == sets.end } }
}

/// A node of the phrase trie at which phrases go on from a word, with what may follow.
struct PhraseStart: BitwiseCopyable {
  let node: PhraseTrie.Node
  let rank: MatchRank
}

/// One worker's memory of a language's words, in arrays indexed by word id.
struct LanguageMemory: ~Copyable {
  let language: CompiledLanguage
  private let analyzer: WordAnalyzer
  private var facts = FlatBuffer<WordFacts>()
  private(set) var singles = FlatBuffer<RankedID>()
  private(set) var atoms = FlatBuffer<RankedID>()
  private(set) var starts = FlatBuffer<PhraseStart>()
  /// The terms and sets of words; see ``WordFacts/operand``.
  private(set) var operandLists = FlatBuffer<Int32>()
  let trie: PhraseTrie

  init(_ language: CompiledLanguage) {
    self.language = language
    trie = language.patterns
    analyzer = WordAnalyzer(language)
  }

  /// Fetches what ``PatternMatcher`` reads of a word with atoms.
  @inline(__always) func prefetch(_ word: Int32) {
    let facts = facts[word]
    singles.prefetch(facts.firstSingle)
    operandLists.prefetch(facts.operand.terms.first)
    starts.prefetch(facts.firstStart)
  }

  /// What is known of a word that ``atomBits(of:_:)`` was asked for.
  @inline(__always) subscript(word: Int32) -> WordFacts { facts[word] }

  /// The atoms that a word fits, as hashed bits; the word is analysed if it has not been.
  @inline(__always) mutating func atomBits(of word: Int32, _ table: borrowing WordTable) -> UInt64 {
    if Int(word) < facts.count, facts[word].isRead { return facts[word].atomBits }
    return read(word, table)
  }

  /// The factor of the prefix that strengthens a word; 1 for none.
  mutating func prefixFactor(of word: Int32, _ table: borrowing WordTable) -> Double {
    _ = atomBits(of: word, table)
    let entry = facts[word].prefixEntry
    return entry < 0 ? 1 : language.facts[entry].value
  }

  /// Whether a word is the pattern; for words that ``atomBits(of:_:)`` was asked for.
  func isWord(_ word: Int32, _ pattern: Int32) -> Bool {
    atoms.slice(facts[word].atoms).contains { trie.start($0.id)?.pattern == pattern }
  }

  /// Forgets all words, together with the table that gave the ids.
  mutating func removeAll() {
    facts.removeAll()
    singles.removeAll()
    atoms.removeAll()
    starts.removeAll()
    operandLists.removeAll()
  }

  /// The reading of a word, for explanations.
  borrowing func reading(_ word: String) -> WordReading {
    var word = word
    return word.withUTF8 { analyzer.read($0) }
  }

  @inline(never) private mutating func read(_ word: Int32, _ table: borrowing WordTable) -> UInt64 {
    if Int(word) >= facts.count { facts.append(WordFacts(), times: Int(word) + 1 - facts.count) }
    facts[word] = read(table.bytes(word))
    return facts[word].atomBits
  }

  private mutating func read(_ word: WordBytes) -> WordFacts {
    let reading = analyzer.read(word)
    var result = WordFacts()
    result.isRead = true
    result.firstAtom = Int32(atoms.count)
    result.firstSingle = Int32(singles.count)
    result.firstStart = Int32(starts.count)
    for (atom, rank) in reading.atoms.prefix(Int(UInt16.max)) {
      atoms.append(RankedID(id: atom, rank: rank))
      result.atomBits |= PhraseTrie.bit(atom)
      guard let node = trie.start(atom) else { continue }
      if node.uses.contains(.sentiment) { singles.append(RankedID(id: node.pattern, rank: rank)) }
      if node.hasChildren { starts.append(PhraseStart(node: node, rank: rank)) }
    }
    result.atomCount = UInt16(atoms.count - Int(result.firstAtom))
    result.singleCount = UInt16(clamping: singles.count - Int(result.firstSingle))
    result.startCount = UInt16(starts.count - Int(result.firstStart))
    result.operand = operand(reading)
    if reading.prefixAtom >= 0 { result.prefixEntry = prefixEntry(reading.prefixAtom) }
    return result
  }

  /// Gathers the terms and sets of all patterns that the word is, each once; the sets in ascending order.
  private mutating func operand(_ reading: WordReading) -> OperandUse {
    let program = language.themes.program
    let uses = reading.atoms.compactMap { atom, _ -> OperandUse? in
      guard let node = trie.start(atom), node.uses.contains(.theme) else { return nil }
      return program.operandUses[node.pattern]
    }
    let firstTerm = operandLists.count
    for use in uses {
      for term in program.operandLists.slice(use.terms.range)
      where !operandLists.slice(firstTerm..<operandLists.count).contains(term) {
        operandLists.append(term)
      }
    }
    let firstSet = operandLists.count
    for use in uses { operandLists.append(contentsOf: program.operandLists.slice(use.sets.range)) }
    if uses.count > 1 { operandLists.sortUnique(from: firstSet) }
    return OperandUse(
      terms: Span(first: Int32(firstTerm), end: Int32(firstSet)),
      sets: Span(first: Int32(firstSet), end: Int32(operandLists.count)))
  }

  private borrowing func prefixEntry(_ atom: Int32) -> Int32 {
    guard let node = trie.start(atom), node.pattern >= 0 else { return -1 }
    return language.modifierEntries[node.pattern].first ?? -1
  }
}
