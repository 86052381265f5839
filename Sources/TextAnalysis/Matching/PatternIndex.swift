internal import LanguagePacks

/// The words and phrases of one language, compiled: from a word to the patterns it may begin, continue or be.
///
/// Each distinct ``WordPattern`` is an *atom* with a small id. A word is compared with the atoms once, when it is first
/// seen (``WordAnalyzer``); after that, phrases are found by walking a trie over atom ids (``PhraseTrie``, which is made
/// from this). The time to match a comment therefore depends on what it contains, not on how many terms there are.
struct PatternIndex: ~Copyable {
  /// An edge of the trie: from a node over an atom, directly or after a gap.
  struct Edge: Equatable {
    let node: Int32
    let atom: Int32
    let gap: Bool
  }

  /// The texts of the atoms.
  var words = WordTable()
  private(set) var atoms: [WordPattern] = []
  /// Per atom: its text in ``words``.
  private(set) var textOf: [Int32] = []
  /// Per node of the trie: the pattern that ends there; −1 for none.
  private(set) var nodePattern: [Int32] = [-1]
  /// The edges; the one with index `i` leads to the node `i + 1`.
  private(set) var edges: [Edge] = []
  /// Per atom: the trie node of patterns that begin with it; −1 for none.
  private(set) var firstNode: [Int32] = []
  /// How many patterns there are.
  private(set) var patternCount = 0

  /// Per text and kind: the atom; −1 for none.
  private var atomOf: [Int32] = []
  /// Where ``edges`` stand by their hash: an index plus one, 0 for an empty slot.
  private var slots = [Int32](repeating: 0, count: 1 << 12)
  private static let kinds = 4

  /// The id of a pattern, new if it has not been added before.
  mutating func add(_ pattern: TermPattern) -> Int32 {
    var node: Int32 = 0
    for (index, word) in pattern.words.enumerated() {
      let atom = atom(word)
      node = child(of: Edge(node: node, atom: atom, gap: pattern.gaps[index]))
      if index == 0 { firstNode[Int(atom)] = node }
    }
    if nodePattern[Int(node)] < 0 {
      nodePattern[Int(node)] = Int32(patternCount)
      patternCount += 1
    }
    return nodePattern[Int(node)]
  }

  private mutating func atom(_ pattern: WordPattern) -> Int32 {
    let text = words.intern(pattern.text)
    let place = Int(text) * Self.kinds + Int(pattern.kind.rawValue)
    while atomOf.count < words.count * Self.kinds { atomOf.append(-1) }
    if atomOf[place] >= 0 { return atomOf[place] }
    let id = Int32(atoms.count)
    atoms.append(pattern)
    textOf.append(text)
    firstNode.append(-1)
    atomOf[place] = id
    return id
  }

  private mutating func child(of edge: Edge) -> Int32 {
    var slot = Self.hash(edge) & (slots.count - 1)
    while slots[slot] > 0 {
      if edges[Int(slots[slot]) - 1] == edge { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    edges.append(edge)
    nodePattern.append(-1)
    slots[slot] = Int32(edges.count)
    if edges.count * 2 > slots.count { growSlots() }
    return Int32(edges.count)
  }

  private mutating func growSlots() {
    slots = [Int32](repeating: 0, count: slots.count * 2)
    for (index, edge) in edges.enumerated() {
      var slot = Self.hash(edge) & (slots.count - 1)
      while slots[slot] > 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index + 1)
    }
  }

  private static func hash(_ edge: Edge) -> Int {
    let key =
      UInt64(UInt32(bitPattern: edge.node)) << 32
      | UInt64(UInt32(bitPattern: edge.atom << 1 | (edge.gap ? 1 : 0)))
    return Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }
}
