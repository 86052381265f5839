internal import VerbatimModel

/// Reads JSON objects into the cells of a batch, or gathers the columns that they need.
struct JSONRecordReader {
  private(set) var columns: JSONColumns
  private(set) var cells: [CellRange] = []
  /// The cells in which escapes are to be resolved.
  private(set) var escaped: [Int] = []
  /// Keys that are not columns, with the records that have them.
  private(set) var unknown: [String: Int] = [:]
  /// Columns that a record has twice, by their names, with the records; the last value counts.
  private(set) var repeated: [String: Int] = [:]
  private let gathers: Bool
  private var base = 0
  /// The columns that the record at hand has twice.
  private var repeatedHere: [Int] = []
  /// Where the record at hand begins: cells without a value lie there.
  private var start = 0

  /// With `gathers`, unknown keys become columns and no cells are kept; `records` is how many are expected.
  init(columns: JSONColumns, gathers: Bool, records: Int) {
    self.columns = columns
    self.gathers = gathers
    if !gathers { cells.reserveCapacity(records * columns.names.count) }
  }

  /// Reads the record at the scanner's position, which is to reach up to the scanner's end.
  mutating func read(_ scanner: JSONScanner) -> RowProblem? {
    var scanner = scanner
    beginRecord(scanner.at)
    scanner.skipSpace()
    if scanner.current == 0x5B, columns.isPositional { return positional(&scanner) }
    guard scanner.current == 0x7B else { return .notAnObject }
    guard object(&scanner, node: 0, depth: 0) else {
      beginRecord(scanner.at, again: true)
      return .malformedJSON
    }
    scanner.skipSpace()
    if scanner.take(0x2C) { scanner.skipSpace() }
    return scanner.at == scanner.end ? nil : .malformedJSON
  }

  /// A record that is an array: its values in the order of the columns.
  private mutating func positional(_ scanner: inout JSONScanner) -> RowProblem? {
    let nodes = columns.nodes[0].children.map(\.node)
    var position = 0
    guard scanner.take(0x5B) else { return .malformedJSON }
    if !scanner.take(0x5D) {
      repeat {
        scanner.skipSpace()
        let node = position < nodes.count ? nodes[position] : nil
        guard value(&scanner, node: node, depth: 1) else {
          beginRecord(scanner.at, again: true)
          return .malformedJSON
        }
        position += 1
      } while scanner.take(0x2C)
      guard scanner.take(0x5D) else { return .malformedJSON }
    }
    scanner.skipSpace()
    if scanner.take(0x2C) { scanner.skipSpace() }
    if scanner.at < scanner.end { return .malformedJSON }
    return position < nodes.count ? .tooFewCells : position > nodes.count ? .tooManyCells : nil
  }

  private mutating func beginRecord(_ offset: Int, again: Bool = false) {
    guard !gathers else { return }
    if again { cells.removeSubrange(base...) }
    base = cells.count
    start = offset
    cells.append(contentsOf: repeatElement(CellRange(offset, offset), count: columns.names.count))
    if again { while let last = escaped.last, last >= base { escaped.removeLast() } }
    repeatedHere.removeAll(keepingCapacity: true)
  }

  private mutating func object(_ scanner: inout JSONScanner, node: Int?, depth: Int) -> Bool {
    guard depth < JSONScanner.deepest, scanner.take(0x7B) else { return false }
    if scanner.take(0x7D) { return true }
    var position = 0
    repeat {
      scanner.skipSpace()
      guard let key = scanner.string(), scanner.take(0x3A) else { return false }
      let child = node.flatMap { self.child($0, key, scanner.bytes, guess: position) }
      scanner.skipSpace()
      guard value(&scanner, node: child, depth: depth) else { return false }
      position += 1
    } while scanner.take(0x2C)
    return scanner.take(0x7D)
  }

  private mutating func child(
    _ node: Int, _ key: (stretch: CellRange, isEscaped: Bool), _ bytes: UnsafeBufferPointer<UInt8>, guess: Int
  ) -> Int? {
    let raw = UnsafeBufferPointer(rebasing: bytes[key.stretch.indices])
    guard key.isEscaped else { return find(raw, node, guess) }
    var copy = Array(raw)
    let length = copy.withUnsafeMutableBufferPointer { JSONEscapes.resolve($0, CellRange(0, $0.count)).count }
    return copy[..<length].withUnsafeBufferPointer { find($0, node, guess) }
  }

  private mutating func find(_ key: UnsafeBufferPointer<UInt8>, _ node: Int, _ guess: Int) -> Int? {
    if let found = columns.child(of: node, key: key, guess: guess) { return found }
    if gathers { return columns.add(key, to: node) }
    let name = String(decoding: key, as: UTF8.self)
    if unknown.count < 10 || unknown[name] != nil { unknown[name, default: 0] += 1 }
    return nil
  }

  private mutating func value(_ scanner: inout JSONScanner, node: Int?, depth: Int) -> Bool {
    switch scanner.current {
    case 0x22:
      guard let text = scanner.string() else { return false }
      store(text.stretch, node, isEscaped: text.isEscaped)
    case 0x7B:
      if let node, gathers || !columns.nodes[node].children.isEmpty {
        return object(&scanner, node: node, depth: depth + 1)
      }
      return nested(&scanner, node)
    case 0x5B:
      if let node, gathers || !columns.nodes[node].children.isEmpty, let pairs = JSONPairs(&scanner) {
        for pair in pairs.pairs {
          let child = child(node, pair.key, scanner.bytes, guess: 0)
          store(pair.value, child, isEscaped: pair.isEscaped)
        }
        return true
      }
      return nested(&scanner, node)
    default:
      guard let literal = scanner.literal() else { return false }
      let isNothing = scanner.bytes[Int(literal.start)] == 0x6E || scanner.bytes[Int(literal.start)] == 0x4E
      store(isNothing ? CellRange(start: literal.start, end: literal.start) : literal, node, isEscaped: false)
    }
    return true
  }

  /// Arrays, and objects that no column looks into, stay as they are.
  private mutating func nested(_ scanner: inout JSONScanner, _ node: Int?) -> Bool {
    let start = scanner.at
    guard scanner.skipNested() else { return false }
    store(CellRange(start, scanner.at), node, isEscaped: false)
    return true
  }

  private mutating func store(_ stretch: CellRange, _ node: Int?, isEscaped: Bool) {
    guard let node else { return }
    if gathers { return columns.makeColumn(node) }
    let column = columns.nodes[node].column
    guard column >= 0 else { return }
    if cells[base + column].start != start, !repeatedHere.contains(column) {
      repeatedHere.append(column)
      repeated[columns.names[column], default: 0] += 1
    }
    cells[base + column] = stretch
    // A key may stand twice in a record: the last value counts, and is resolved once.
    if isEscaped && !escaped.reversed().prefix(while: { $0 >= base }).contains(base + column) {
      escaped.append(base + column)
    }
  }

  /// Resolves the escapes in `text`, the bytes that the cells lie in.
  mutating func resolveEscapes(_ text: inout [UInt8]) {
    guard !escaped.isEmpty else { return }
    text.withUnsafeMutableBufferPointer { bytes in
      for place in escaped { cells[place] = JSONEscapes.resolve(bytes, cells[place]) }
    }
  }
}
