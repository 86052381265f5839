/// The fields of JSON objects as columns: nested keys are joined with dots.
struct JSONColumns: Sendable {
  /// One key of one object.
  struct Child: Sendable {
    let key: [UInt8]
    let node: Int
  }

  /// A place in the nesting: it may be a column, hold further keys, or (in different records) both.
  struct Node: Sendable {
    var children: [Child] = []
    var column = -1
  }

  /// More fields than this are not columns: then the keys are data.
  static let limit = 2_000

  /// The names of the columns, in the order in which the fields first appear.
  private(set) var names: [String] = []
  /// The nesting; the first node is the record itself.
  private(set) var nodes = [Node()]
  private var paths = [""]
  /// Whether the records are arrays, whose values stand in the order of the columns.
  private(set) var isPositional = false

  /// No columns yet.
  init() {}

  /// The columns of records that are arrays.
  init(positional names: [String]) {
    isPositional = true
    for name in names {
      let bytes = Array(name.utf8)
      guard let node = bytes.withUnsafeBufferPointer({ add($0, to: 0) }) else { break }
      makeColumn(node)
    }
  }

  /// The child of `node` with this key; `guess` is tried first.
  func child(of node: Int, key: UnsafeBufferPointer<UInt8>, guess: Int) -> Int? {
    let children = nodes[node].children
    if guess < children.count, Self.isSame(children[guess].key, key) { return children[guess].node }
    return children.first { Self.isSame($0.key, key) }?.node
  }

  private static func isSame(_ a: [UInt8], _ b: UnsafeBufferPointer<UInt8>) -> Bool {
    a.count == b.count && a.elementsEqual(b)
  }

  /// Adds a key to a node; nil when there are too many.
  mutating func add(_ key: UnsafeBufferPointer<UInt8>, to node: Int) -> Int? {
    guard nodes.count < Self.limit else { return nil }
    let name = String(decoding: key, as: UTF8.self)
    nodes.append(Node())
    paths.append(node == 0 ? name : "\(paths[node]).\(name)")
    nodes[node].children.append(Child(key: Array(key), node: nodes.count - 1))
    return nodes.count - 1
  }

  /// Makes a node a column, if it is not one yet.
  mutating func makeColumn(_ node: Int) {
    guard nodes[node].column < 0 else { return }
    nodes[node].column = names.count
    names.append(paths[node])
  }
}
