internal import LanguagePacks

/// The words and phrases of one language, compiled: from a word to the patterns it may begin, continue or be.
///
/// Each distinct ``WordPattern`` is an *atom* with a small id. A word is compared with the atoms once, when it is first
/// seen (``WordAnalyzer``); after that, phrases are found by walking a trie over atom ids (``PhraseTrie``, which is made
/// from this). The time to match a comment therefore depends on what it contains, not on how many terms there are.
struct PatternIndex: Sendable {
  /// An edge of the trie: from a node over an atom, directly or after a gap.
  struct Edge: Hashable, Sendable {
    let node: Int32
    let atom: Int32
    let gap: Bool
  }

  private(set) var atoms: [WordPattern] = []
  /// Per node of the trie: the pattern that ends there; −1 for none.
  private(set) var nodePattern: [Int32] = [-1]
  private(set) var edges: [Edge: Int32] = [:]
  /// Per atom: the trie node of patterns that begin with it; −1 for none.
  private(set) var firstNode: [Int32] = []
  /// How many patterns there are.
  private(set) var patternCount = 0

  private var atomIDs: [WordPattern: Int32] = [:]

  /// The id of a pattern, new if it has not been added before.
  mutating func add(_ pattern: TermPattern) -> Int32 {
    var node: Int32 = 0
    for (index, word) in pattern.words.enumerated() {
      let atom = atom(word)
      node = child(of: node, atom: atom, gap: pattern.gaps[index])
      if index == 0 { firstNode[Int(atom)] = node }
    }
    if nodePattern[Int(node)] < 0 {
      nodePattern[Int(node)] = Int32(patternCount)
      patternCount += 1
    }
    return nodePattern[Int(node)]
  }

  private mutating func atom(_ pattern: WordPattern) -> Int32 {
    if let known = atomIDs[pattern] { return known }
    let id = Int32(atoms.count)
    atoms.append(pattern)
    firstNode.append(-1)
    atomIDs[pattern] = id
    return id
  }

  private mutating func child(of node: Int32, atom: Int32, gap: Bool) -> Int32 {
    let edge = Edge(node: node, atom: atom, gap: gap)
    if let known = edges[edge] { return known }
    let id = Int32(nodePattern.count)
    nodePattern.append(-1)
    edges[edge] = id
    return id
  }
}
