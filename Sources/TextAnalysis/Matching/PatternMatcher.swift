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

  /// Fills ``matches`` for the comment in `layout`.
  mutating func run(_ layout: TextLayout, _ memory: inout LanguageMemory, _ table: borrowing WordTable) {
    matches.removeAll(keepingCapacity: true)
    for (index, token) in layout.words.enumerated() {
      let facts = memory.facts(layout.tokens[Int(token)].word, table)
      for single in facts.singles {
        let hit = memory.singles[Int(single)]
        matches.append(PatternMatch(pattern: hit.id, first: token, last: token, rank: hit.rank))
      }
      if facts.startsPhrase { startPhrases(at: index, facts, layout, &memory, table) }
    }
  }

  private mutating func startPhrases(
    at index: Int, _ facts: WordFacts, _ layout: TextLayout, _ memory: inout LanguageMemory,
    _ table: borrowing WordTable
  ) {
    for position in facts.atoms {
      let atom = memory.atoms[Int(position)]
      let node = memory.language.patterns.firstNode[Int(atom.id)]
      if node >= 0 && memory.language.patterns.nodes[Int(node)].hasChildren {
        walk(from: node, index, first: layout.words[index], atom.rank, layout, &memory, table)
      }
    }
  }

  /// Continues the phrases at `node` with the word after `index`, and after up to three more where a gap is allowed.
  private mutating func walk(
    from node: Int32, _ index: Int, first: Int32, _ rank: MatchRank, _ layout: TextLayout,
    _ memory: inout LanguageMemory, _ table: borrowing WordTable
  ) {
    let hasGap = memory.language.patterns.nodes[Int(node)].hasGap
    let reach = hasGap ? TermPattern.maximumGap + 1 : 1
    let sentence = layout.sentenceOf[Int(first)]
    for step in 1...reach {
      let next = index + step
      guard next < layout.words.count else { return }
      let token = layout.words[next]
      if layout.sentenceOf[Int(token)] != sentence || layout.isBarred[next] { return }
      let facts = memory.facts(layout.tokens[Int(token)].word, table)
      for position in facts.atoms {
        let atom = memory.atoms[Int(position)]
        // A phrase is not made of compound parts, except at its end.
        if step == 1, let child = memory.language.patterns.next(node, atom.id, gap: false) {
          arrive(child, next, first: first, min(rank, atom.rank), layout, &memory, table)
        }
        if hasGap, let child = memory.language.patterns.next(node, atom.id, gap: true) {
          arrive(child, next, first: first, min(rank, atom.rank), layout, &memory, table)
        }
      }
    }
  }

  private mutating func arrive(
    _ node: Int32, _ index: Int, first: Int32, _ rank: MatchRank, _ layout: TextLayout,
    _ memory: inout LanguageMemory, _ table: borrowing WordTable
  ) {
    let token = layout.words[index]
    for pattern in memory.language.patterns.nodes[Int(node)].patterns {
      matches.append(PatternMatch(pattern: pattern, first: first, last: token, rank: rank))
    }
    if memory.language.patterns.nodes[Int(node)].hasChildren {
      walk(from: node, index, first: first, rank, layout, &memory, table)
    }
  }
}
