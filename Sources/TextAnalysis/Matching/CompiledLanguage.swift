internal import LanguagePacks
internal import VerbatimModel

/// One language ready for matching: its entries and the codebooks' terms in one pattern index.
final class CompiledLanguage: Sendable {
  let pack: LanguagePack
  /// The pack's entries and the shared emoji and emoticons.
  let entries: [LexiconEntry]
  /// Per entry: what matching and scoring ask of it.
  let facts: FlatTable<EntryFacts>
  let patterns: PhraseTrie
  let words: WordIndex
  let splitter: CompoundSplitter?
  let corrector: SpellingCorrector
  let abbreviations: AbbreviationFilter
  /// Per pattern: the entries that score, by index; −1 for none.
  let valenceEntry: FlatTable<Int32>
  /// Per pattern: the valence of its denial (`negated.tsv`); nil for none.
  let denial: FlatTable<Double?>
  /// Per pattern: the modifier entries, by index.
  let modifierEntries: Postings
  /// The codebooks' terms in this language.
  let themes: CompiledThemes

  init(
    pack: LanguagePack, shared: SharedTables, codebooks: [Codebook]
  ) throws(LexiconError) {
    self.pack = pack
    abbreviations = AbbreviationFilter(pack.abbreviations)
    let entries = shared.emoji + shared.emoticons + pack.entries
    var patterns = PatternIndex()
    let entryPatterns = entries.map { patterns.add($0.pattern) }
    themes = try CompiledThemes(codebooks, language: pack.code, patterns: &patterns)
    let stemmer = Stemmer(algorithm: pack.settings.stemmer)
    words = WordIndex(atoms: patterns.atoms, stemmer: stemmer)
    var valence = [Int32](repeating: -1, count: patterns.patternCount)
    var denial = [Double?](repeating: nil, count: patterns.patternCount)
    var modifiers = [[Int32]](repeating: [], count: patterns.patternCount)
    for (index, entry) in entries.enumerated() {
      let pattern = Int(entryPatterns[index])
      if entry.role.carriesValence {
        if entry.role == .negated { denial[pattern] = entry.value }
        // An entry of sentiment.tsv stands before one of negated.tsv with the same term.
        if valence[pattern] < 0 || entry.role == .sarcasm { valence[pattern] = Int32(index) }
      } else {
        modifiers[pattern].append(Int32(index))
      }
    }
    Self.denyBehindPhrases(entries, entryPatterns, &modifiers)
    self.entries = entries
    facts = FlatTable(entries.map(EntryFacts.init))
    valenceEntry = FlatTable(valence)
    self.denial = FlatTable(denial)
    modifierEntries = Postings(modifiers)
    let isOperand = themes.program.isOperand
    let uses = valence.indices.map { pattern in
      let sentiment: PatternUses = valence[pattern] >= 0 || !modifiers[pattern].isEmpty ? .sentiment : []
      return isOperand[pattern] ? sentiment.union(.theme) : sentiment
    }
    self.patterns = PhraseTrie(patterns, uses: uses)
    corrector = SpellingCorrector(
      forms: words.listedForms, known: pack.stopwords.union(pack.vocabulary.keys).union(pack.irregular.keys))
    splitter = pack.settings.compounds ? Self.splitter(pack, patterns, stemmer) : nil
  }

  /// A phrase with a valence that ends in a negator denies what follows, too: `was niet` in `was niet lekker`.
  ///
  /// Where what follows is bad, the denial takes the phrase's own valence away (`kon niet klagen`).
  private static func denyBehindPhrases(
    _ entries: [LexiconEntry], _ patterns: [Int32], _ modifiers: inout [[Int32]]
  ) {
    var negators: [String: Int32] = [:]
    for (index, entry) in entries.enumerated()
    where entry.role == .negator && entry.value < 0 && entry.scope != .prev && entry.pattern.words.count == 1
    {
      negators[entry.pattern.words[0].text] = Int32(index)
    }
    for (index, entry) in entries.enumerated() where entry.role == .sentiment && entry.value < 0 {
      let pattern = Int(patterns[index])
      guard entry.pattern.words.count > 1, modifiers[pattern].isEmpty, let last = entry.pattern.words.last,
        let negator = negators[last.text]
      else { continue }
      modifiers[pattern].append(negator)
    }
  }

  /// The splitter knows every inflected word of the pack and the codebooks, and the pack's vocabulary.
  private static func splitter(
    _ pack: LanguagePack, _ patterns: PatternIndex, _ stemmer: borrowing Stemmer
  ) -> CompoundSplitter {
    var known: [String: Float] = [:]
    func learn(_ word: String, _ weight: Float) {
      guard letters(word) >= 3 else { return }
      if known[word] ?? 0 < weight { known[word] = weight }
      let stem = stemmer.stem(word)
      if letters(stem) >= 4, known[stem] ?? 0 < weight * 0.8 { known[stem] = weight * 0.8 }
    }
    /// How many letters there are; 0 for a word with something else in it.
    func letters(_ word: String) -> Int {
      if word.utf8.allSatisfy({ ($0 | 0x20) &- 0x61 < 26 }) { return word.utf8.count }
      return word.allSatisfy(\.isLetter) ? word.count : 0
    }
    for atom in patterns.atoms where atom.kind == .inflected { learn(atom.text, 2) }
    for word in pack.stopwords { learn(word, 0.5) }
    for (form, lemma) in pack.irregular {
      learn(form, 1)
      learn(lemma, 1.5)
    }
    for (word, count) in pack.vocabulary { learn(word, 1 + Float(count).logarithm) }
    return CompoundSplitter(
      known: known, linkers: pack.settings.linkers, vowels: pack.settings.vowels,
      shortParts: pack.settings.shortParts, notParts: pack.settings.notParts)
  }
}

/// What matching and scoring ask of a lexicon entry, as plain values.
struct EntryFacts: Sendable {
  let role: LexiconRole
  let scope: NegationScope
  let value: Double
  let second: Double
  /// How long the term is, in bytes.
  let length: Int32

  init(_ entry: LexiconEntry) {
    role = entry.role
    scope = entry.scope
    value = entry.value
    second = entry.second
    length = Int32(entry.term.utf8.count)
  }
}

extension Float {
  /// The number of binary digits before the point, a cheap logarithm for ranking counts.
  fileprivate var logarithm: Float { self < 1 ? 0 : Float(exponent) * 0.7 }
}
