internal import LanguagePacks
internal import VerbatimModel

/// A pattern found in a comment: the tokens it covers and how surely.
struct PatternMatch {
  let pattern: Int32
  /// The first and last token, in ``TextLayout/tokens``.
  let first: Int32
  let last: Int32
  let rank: MatchRank
  /// Whether it has more than one word.
  var isPhrase: Bool { first != last }
}

/// Finds every pattern of a language in a comment by walking the trie from each word.
struct PatternMatcher {
  /// The matches of the last comment, by first token.
  private(set) var matches: [PatternMatch] = []
  /// What is known of each word of the comment.
  private var words: [WordFacts] = []
  /// Per word: whether a phrase may run on to it from the word before.
  private var continues: [Bool] = []

  /// Fills ``matches`` for the comment in `layout`.
  mutating func run(
    _ layout: borrowing TextLayout, _ memory: inout LanguageMemory, _ table: borrowing WordTable
  ) {
    matches.removeAll(keepingCapacity: true)
    prepare(layout, &memory, table)
    for index in words.indices {
      let facts = words[index]
      let token = layout.words[index]
      for single in facts.singles {
        let hit = memory.singles[Int(single)]
        matches.append(PatternMatch(pattern: hit.id, first: token, last: token, rank: hit.rank))
      }
      if facts.starts.isEmpty { continue }
      let (next, reach) = bits(after: index)
      for place in facts.starts {
        let start = memory.starts[Int(place)]
        if start.follow & next | start.gapFollow & reach == 0 { continue }
        walk(from: start.node, index, first: token, start.rank, layout, memory)
      }
    }
  }

  /// The atoms of the word after `index`, and of all words that a phrase may reach from it over a gap, as hashed bits.
  private func bits(after index: Int) -> (next: UInt64, reach: UInt64) {
    var place = index + 1
    guard place < words.count, continues[place] else { return (0, 0) }
    let next = words[place].atomBits
    var reach = next
    while place < index + 1 + TermPattern.maximumGap {
      place += 1
      guard place < words.count, continues[place] else { break }
      reach |= words[place].atomBits
    }
    return (next, reach)
  }

  private mutating func prepare(
    _ layout: borrowing TextLayout, _ memory: inout LanguageMemory, _ table: borrowing WordTable
  ) {
    words.removeAll(keepingCapacity: true)
    continues.removeAll(keepingCapacity: true)
    var sentence: Int32 = -1
    for (index, token) in layout.words.enumerated() {
      words.append(memory.facts(layout.tokens[Int(token)].word, table))
      let own = layout.sentenceOf[Int(token)]
      continues.append(own == sentence && !layout.isBarred[index])
      sentence = own
    }
  }

  /// Continues the phrases at `node` with the word after `index`, and after up to three more where a gap is allowed.
  private mutating func walk(
    from node: Int32, _ index: Int, first: Int32, _ rank: MatchRank, _ layout: borrowing TextLayout,
    _ memory: borrowing LanguageMemory
  ) {
    let (follow, gapFollow) = (memory.trie.nodes[node].follow, memory.trie.nodes[node].gapFollow)
    var next = index + 1
    guard next < words.count, continues[next] else { return }
    let facts = words[next]
    if (follow | gapFollow) & facts.atomBits != 0 {
      for position in facts.atoms {
        let atom = memory.atoms[Int(position)]
        let bit = PhraseTrie.bit(atom.id)
        if follow & bit != 0 {
          arrive(
            memory.trie.next(node, atom.id, gap: false), next, first, min(rank, atom.rank), layout, memory)
        }
        if gapFollow & bit != 0 {
          arrive(
            memory.trie.next(node, atom.id, gap: true), next, first, min(rank, atom.rank), layout, memory)
        }
      }
    }
    if gapFollow == 0 { return }
    for _ in 0..<TermPattern.maximumGap {
      next += 1
      guard next < words.count, continues[next] else { return }
      let facts = words[next]
      if gapFollow & facts.atomBits == 0 { continue }
      for position in facts.atoms {
        let atom = memory.atoms[Int(position)]
        arrive(memory.trie.next(node, atom.id, gap: true), next, first, min(rank, atom.rank), layout, memory)
      }
    }
  }

  private mutating func arrive(
    _ node: Int32, _ index: Int, _ first: Int32, _ rank: MatchRank, _ layout: borrowing TextLayout,
    _ memory: borrowing LanguageMemory
  ) {
    if node < 0 { return }
    let token = layout.words[index]
    for pattern in memory.trie.patterns[node] {
      matches.append(PatternMatch(pattern: pattern, first: first, last: token, rank: rank))
    }
    if memory.trie.nodes[node].hasChildren { walk(from: node, index, first: first, rank, layout, memory) }
  }
}
