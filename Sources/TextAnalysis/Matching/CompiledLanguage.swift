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
  let inflections: Inflections
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
    var valence = [Int32](repeating: -1, count: patterns.patternCount)
    var denial = [Double?](repeating: nil, count: patterns.patternCount)
    var modifiers = [[Int32]](repeating: [], count: patterns.patternCount)
    // A language's own entry stands before what all share, and an emoticon of a person's own list before ours.
    let sharedCount = entries.count - pack.entries.count
    for index in Array(entries.indices[sharedCount...]) + entries.indices[..<sharedCount] {
      let entry = entries[index]
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
    let settings = pack.settings
    let stemmer = Stemmer(algorithm: settings.stemmer)
    var builder = WordIndexBuilder(patterns, stemmer)
    builder.add(pack)
    if settings.compounds { builder.learnParts(pack, stemmer) }
    words = builder.finished()
    corrector = SpellingCorrector(words)
    inflections = Inflections(pack.inflections)
    splitter =
      settings.compounds
      ? CompoundSplitter(
        words, linkers: settings.linkers, vowels: settings.vowels, shortParts: settings.shortParts) : nil
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
