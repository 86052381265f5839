internal import LanguagePacks
internal import VerbatimModel

/// A pattern of the lexicon found in a comment: the tokens it covers and how surely.
struct PatternMatch: BitwiseCopyable {
  let pattern: Int32
  /// The first and last token, in ``TextLayout/tokens``.
  let first: Int32
  let last: Int32
  let rank: MatchRank
  /// Whether it has more than one word.
  var isPhrase: Bool { first != last }
}

/// A word or phrase of the codebooks found in a comment.
struct OperandMatch: BitwiseCopyable {
  /// The first and last token, in ``TextLayout/tokens``.
  let first: Int32
  let last: Int32
  /// The phrase; −1 for a word, which may be several patterns.
  let pattern: Int32
  let use: OperandUse
}

/// Who asks for a pattern.
struct PatternUses: OptionSet, Sendable, BitwiseCopyable {
  let rawValue: UInt8
  /// Entries of the lexicon.
  static let sentiment = PatternUses(rawValue: 1)
  /// Terms or exclusions of codebooks.
  static let theme = PatternUses(rawValue: 2)
}

/// Finds every pattern of a language in a comment by walking the trie from each word.
struct PatternMatcher: ~Copyable {
  /// What the lexicon asks for in the last comment, by first token.
  private(set) var matches = FlatBuffer<PatternMatch>()
  /// What the codebooks ask for, likewise; a word's use is in ``LanguageMemory``, a phrase's in ``ThemeProgram``.
  private(set) var operands = FlatBuffer<OperandMatch>()
  /// The most steps along phrases that begin with one word: one that asks for the same word over many gaps could be followed
  /// in more ways than anybody can count.
  private static let mostSteps = 1 << 10
  private var steps = 0
  /// The places that phrases of one beginning came to over a gap, so that none is gone on from twice.
  private var arrivals = [Arrival](repeating: Arrival(), count: 256)
  private var beginning: Int32 = 0

  private struct Arrival {
    var beginning: Int32 = -1
    var node: Int32 = 0
    var index: Int32 = 0
    var rank = MatchRank.part
  }
  /// The words of the comment, and what of each may begin or continue a phrase.
  private var words = FlatBuffer<Place>()

  struct Place: BitwiseCopyable {
    /// The atoms that the word fits, as hashed bits; 0 for a word that no pattern asks for.
    let atomBits: UInt64
    let word: Int32
    /// Whether a phrase may run on to it from the word before.
    let continues: Bool
  }

  /// Fills ``matches`` and ``operands`` for the comment in `layout`.
  mutating func run(
    _ layout: borrowing TextLayout, _ memory: inout LanguageMemory, _ table: borrowing WordTable
  ) {
    matches.removeAll()
    operands.removeAll()
    prepare(layout, &memory, table)
    for index in words.indices where words[index].atomBits != 0 {
      let facts = memory[words[index].word]
      let token = layout.words[index]
      for hit in memory.singles.slice(facts.singles) {
        matches.append(PatternMatch(pattern: hit.id, first: token, last: token, rank: hit.rank))
      }
      if !facts.operand.isEmpty {
        operands.append(OperandMatch(first: token, last: token, pattern: -1, use: facts.operand))
      }
      if facts.startCount == 0 { continue }
      let (next, reach) = bits(after: index)
      if reach == 0 { continue }
      steps = 0
      beginning &+= 1
      for start in memory.starts.slice(facts.starts)
      where start.node.follow & next | start.node.gapFollow & reach != 0 {
        walk(from: start.node, index, first: token, start.rank, layout, memory)
      }
    }
  }

  /// The atoms of the word after `index`, and of all words that a phrase may reach from it over a gap, as hashed bits.
  @inline(__always) private func bits(after index: Int) -> (next: UInt64, reach: UInt64) {
    var place = index + 1
    guard place < words.count, words[place].continues else { return (0, 0) }
    let next = words[place].atomBits
    var reach = next
    while place < index + 1 + TermPattern.maximumGap {
      place += 1
      guard place < words.count, words[place].continues else { break }
      reach |= words[place].atomBits
    }
    return (next, reach)
  }

  private mutating func prepare(
    _ layout: borrowing TextLayout, _ memory: inout LanguageMemory, _ table: borrowing WordTable
  ) {
    words.removeAll()
    var sentence: Int32 = -1
    for (index, token) in layout.words.all.enumerated() {
      let word = layout.tokens[token].word
      let own = layout.sentenceOf[token]
      let atomBits = memory.atomBits(of: word, table)
      if atomBits != 0 { memory.prefetch(word) }
      words.append(
        Place(atomBits: atomBits, word: word, continues: own == sentence && !layout.isBarred[index]))
      sentence = own
    }
  }

  /// Continues the phrases at a node with the word after `index`, and after up to three more where a gap is allowed.
  private mutating func walk(
    from place: PhraseTrie.Node, _ index: Int, first: Int32, _ rank: MatchRank,
    _ layout: borrowing TextLayout,
    _ memory: borrowing LanguageMemory
  ) {
    var next = index + 1
    guard next < words.count, words[next].continues else { return }
    if (place.follow | place.gapFollow) & words[next].atomBits != 0 {
      for atom in memory.atoms.slice(memory[words[next].word].atoms) {
        let bit = PhraseTrie.bit(atom.id)
        if place.follow & bit != 0 {
          arrive(
            memory.trie.next(place, atom.id, gap: false), next, first, min(rank, atom.rank), layout, memory)
        }
        if place.gapFollow & bit != 0 {
          arriveOverGap(
            memory.trie.next(place, atom.id, gap: true), next, first, min(rank, atom.rank), layout, memory)
        }
      }
    }
    if place.gapFollow == 0 { return }
    for _ in 0..<TermPattern.maximumGap {
      next += 1
      guard next < words.count, words[next].continues else { return }
      if place.gapFollow & words[next].atomBits == 0 { continue }
      for atom in memory.atoms.slice(memory[words[next].word].atoms)
      where place.gapFollow & PhraseTrie.bit(atom.id) != 0 {
        arriveOverGap(
          memory.trie.next(place, atom.id, gap: true), next, first, min(rank, atom.rank), layout, memory)
      }
    }
  }

  /// Goes on from a node, unless the same beginning came there before on another way that was no worse.
  private mutating func arriveOverGap(
    _ node: Int32, _ index: Int, _ first: Int32, _ rank: MatchRank, _ layout: borrowing TextLayout,
    _ memory: borrowing LanguageMemory
  ) {
    let now = Arrival(
      beginning: beginning, node: node, index: Int32(truncatingIfNeeded: index), rank: rank)
    let slot = Int(truncatingIfNeeded: node &* 31 &+ now.index) & (arrivals.count - 1)
    let before = arrivals[slot]
    if before.beginning == beginning, before.node == node, before.index == now.index, rank <= before.rank {
      return
    }
    arrivals[slot] = now
    arrive(node, index, first, rank, layout, memory)
  }

  private mutating func arrive(
    _ node: Int32, _ index: Int, _ first: Int32, _ rank: MatchRank, _ layout: borrowing TextLayout,
    _ memory: borrowing LanguageMemory
  ) {
    if node < 0 || steps == Self.mostSteps { return }
    steps &+= 1
    let place = memory.trie.nodes[node]
    let last = layout.words[index]
    if place.uses.contains(.sentiment) {
      matches.append(PatternMatch(pattern: place.pattern, first: first, last: last, rank: rank))
    }
    if place.uses.contains(.theme) {
      let use = memory.language.themes.program.operandUses[place.pattern]
      operands.append(OperandMatch(first: first, last: last, pattern: place.pattern, use: use))
    }
    if place.hasChildren { walk(from: place, index, first: first, rank, layout, memory) }
  }
}
