internal import LanguagePacks

/// The phrases of one language as flat tables: from a node over an atom to the next node.
///
/// Made from a ``PatternIndex`` when a language is compiled. Each node keeps the atoms that may follow as 64 hashed bits;
/// a word keeps its atoms the same way, so that most words are refused with one AND.
struct PhraseTrie: Sendable {
  /// A place in the trie.
  struct Node: Sendable {
    /// The atoms that may follow at once, as hashed bits.
    var follow: UInt64 = 0
    /// The atoms that may follow after a gap, as hashed bits.
    var gapFollow: UInt64 = 0
    /// Whether anything may follow.
    @inline(__always) var hasChildren: Bool { follow | gapFollow != 0 }
  }

  private struct Slot: Sendable {
    var key: UInt64 = .max
    var node: Int32 = -1
  }

  /// The atoms: what a word is compared with, by id.
  let atoms: [WordPattern]
  /// Per atom: the node of patterns that begin with it; −1 for none.
  let firstNode: FlatTable<Int32>
  /// The nodes.
  let nodes: FlatTable<Node>
  /// Per node: the patterns that end there.
  let patterns: Postings
  private let slots: FlatTable<Slot>
  private let shift: UInt64

  init(_ index: PatternIndex) {
    atoms = index.atoms
    firstNode = FlatTable(index.firstNode)
    patterns = Postings(index.nodePatterns)
    var nodes = [Node](repeating: Node(), count: index.nodePatterns.count)
    var bits: UInt64 = 4
    while 1 << bits < index.edges.count * 2 { bits += 1 }
    shift = 64 - bits
    var slots = [Slot](repeating: Slot(), count: 1 << Int(bits))
    for (edge, child) in index.edges {
      let bit = Self.bit(edge.atom)
      if edge.gap { nodes[Int(edge.node)].gapFollow |= bit } else { nodes[Int(edge.node)].follow |= bit }
      let key = Self.key(edge.node, edge.atom, edge.gap)
      var place = Int(Self.hash(key) >> shift)
      while slots[place].key != .max { place = (place + 1) & (slots.count - 1) }
      slots[place] = Slot(key: key, node: child)
    }
    self.nodes = FlatTable(nodes)
    self.slots = FlatTable(slots)
  }

  /// The node behind an edge; −1 where there is none.
  @inline(__always) func next(_ node: Int32, _ atom: Int32, gap: Bool) -> Int32 {
    let key = Self.key(node, atom, gap)
    var place = Int(Self.hash(key) >> shift)
    while true {
      let slot = slots[place]
      if slot.key == key { return slot.node }
      if slot.key == .max { return -1 }
      place = (place + 1) & (slots.count - 1)
    }
  }

  /// An atom as one of 64 bits.
  @inline(__always) static func bit(_ atom: Int32) -> UInt64 {
    1 << (hash(UInt64(UInt32(bitPattern: atom))) >> 58)
  }

  @inline(__always) private static func key(_ node: Int32, _ atom: Int32, _ gap: Bool) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: atom)) << 1 | (gap ? 1 : 0)
  }

  @inline(__always) private static func hash(_ value: UInt64) -> UInt64 {
    let mixed = (value ^ (value >> 29)) &* 0xBF58_476D_1CE4_E5B9
    return (mixed ^ (mixed >> 32)) &* 0x9E37_79B9_7F4A_7C15
  }
}
