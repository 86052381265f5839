internal import LanguagePacks

/// The phrases of one language as flat tables: from a node over an atom to the next node.
///
/// Made from a ``PatternIndex`` when a language is compiled. Each node keeps the atoms that may follow as 64 hashed bits;
/// a word keeps its atoms the same way, so that most words are refused with one AND. What follows a node stands in a small
/// hash table of the node's own, so that a look-up touches one or two cache lines.
struct PhraseTrie: Sendable {
  /// A place in the trie.
  struct Node: Sendable, BitwiseCopyable {
    /// The atoms that may follow at once, as hashed bits.
    var follow: UInt64 = 0
    /// The atoms that may follow after a gap, as hashed bits.
    var gapFollow: UInt64 = 0
    /// The first of its slots.
    fileprivate var slots: Int32 = 0
    /// One less than the number of its slots, which is a power of two and more than it has edges.
    fileprivate var mask: Int32 = 0
    /// The pattern that ends there; −1 for none.
    fileprivate(set) var pattern: Int32 = -1
    /// Who asks for that pattern.
    fileprivate(set) var uses: PatternUses = []
    /// Whether anything may follow.
    @inline(__always) var hasChildren: Bool { follow | gapFollow != 0 }
  }

  private struct Slot: Sendable {
    /// The atom and whether a gap is allowed; −1 for an empty slot.
    var key: Int32 = -1
    var node: Int32 = -1
  }

  /// The atoms: what a word is compared with, by id.
  let atoms: [WordPattern]
  /// Per atom: the node of patterns that begin with it; −1 for none.
  private let firstNode: FlatTable<Int32>
  /// The nodes.
  let nodes: FlatTable<Node>
  private let slots: FlatTable<Slot>

  /// `uses` says of each pattern who asks for it.
  init(_ index: borrowing PatternIndex, uses: [PatternUses]) {
    atoms = index.atoms
    firstNode = FlatTable(index.firstNode)
    var nodes = [Node](repeating: Node(), count: index.nodePattern.count)
    for (node, pattern) in index.nodePattern.enumerated() where pattern >= 0 {
      nodes[node].pattern = pattern
      nodes[node].uses = uses[Int(pattern)]
    }
    for edge in index.edges { nodes[Int(edge.node)].mask += 1 }
    var slotCount: Int32 = 0
    for node in nodes.indices where nodes[node].mask > 0 {
      var size: Int32 = 2
      while size <= nodes[node].mask { size *= 2 }
      nodes[node].mask = size - 1
      nodes[node].slots = slotCount
      slotCount += size
    }
    var slots = [Slot](repeating: Slot(), count: Int(slotCount))
    for (number, edge) in index.edges.enumerated() {
      let bit = Self.bit(edge.atom)
      let node = nodes[Int(edge.node)]
      if edge.gap { nodes[Int(edge.node)].gapFollow |= bit } else { nodes[Int(edge.node)].follow |= bit }
      let key = Self.key(edge.atom, edge.gap)
      var place = Self.place(key) & node.mask
      while slots[Int(node.slots + place)].key >= 0 { place = (place + 1) & node.mask }
      slots[Int(node.slots + place)] = Slot(key: key, node: Int32(number + 1))
    }
    self.nodes = FlatTable(nodes)
    self.slots = FlatTable(slots)
  }

  /// The node behind an edge of a node that has children; −1 where there is none.
  @inline(__always) func next(_ node: Node, _ atom: Int32, gap: Bool) -> Int32 {
    let key = Self.key(atom, gap)
    var place = Self.place(key) & node.mask
    while true {
      let slot = slots[node.slots + place]
      if slot.key == key { return slot.node }
      if slot.key < 0 { return -1 }
      place = (place + 1) & node.mask
    }
  }

  /// Where patterns go on from a word that fits `atom`; nil where none begins with it.
  @inline(__always) func start(_ atom: Int32) -> Node? {
    firstNode[atom] < 0 ? nil : nodes[firstNode[atom]]
  }

  /// An atom as one of 64 bits.
  @inline(__always) static func bit(_ atom: Int32) -> UInt64 {
    1 << ((UInt64(UInt32(bitPattern: atom)) &* 0x9E37_79B9_7F4A_7C15) >> 58)
  }

  @inline(__always) private static func key(_ atom: Int32, _ gap: Bool) -> Int32 { atom << 1 | (gap ? 1 : 0) }

  @inline(__always) private static func place(_ key: Int32) -> Int32 {
    Int32(truncatingIfNeeded: (UInt64(UInt32(bitPattern: key)) &* 0xBF58_476D_1CE4_E5B9) >> 33)
  }
}
