/// A comment shown as evidence.
public struct ExampleComment: Sendable, Equatable, Codable {
  /// The record's id, or its number.
  public private(set) var id: String
  /// The record's number in the input, from 1.
  public private(set) var row: Int
  /// The comment.
  public let text: String
  /// The score; nil on the scale `sentiment`.
  public let score: Double?
  /// How well it serves as an example, then its hash: the smallest are kept.
  private(set) var order: Order
  /// Whether the id comes from the input.
  let hasOwnID: Bool
  /// Whether what it says of the theme is the opposite of what its band suggests: praise from a detractor.
  public var contradictsBand: Bool { order.rank >= Self.contradiction }

  /// What is added to the rank of such a comment: any other serves better.
  static let contradiction = 1_000

  struct Order: Sendable, Equatable, Comparable, Codable {
    let rank: Int
    let hash: UInt64
    fileprivate(set) var row: Int
    static func < (a: Order, b: Order) -> Bool { (a.rank, a.hash, a.row) < (b.rank, b.hash, b.row) }
  }

  init(id: String?, row: Int, text: String, score: Double?, order: Order) {
    self.id = id ?? String(row)
    hasOwnID = id != nil
    self.row = row
    self.text = text
    self.score = score
    self.order = order
  }

  fileprivate mutating func shift(by rows: Int) {
    row += rows
    order.row += rows
    if !hasOwnID { id = String(row) }
  }
}

/// Keeps a few telling comments for each theme and band; merging keeps the same ones in any order.
public struct ExampleStore: Sendable, Codable {
  /// How many are kept for each theme and band.
  static let capacity = 5
  /// The longest example, in bytes; longer comments are not shown.
  static let longest = 1_000

  private let bandCount: Int
  private var slots: [[ExampleComment]]

  init(themeCount: Int, bandCount: Int) {
    self.bandCount = bandCount
    slots = Array(repeating: [], count: themeCount * bandCount)
  }

  /// The examples of a theme in a band, best first.
  public func examples(theme: Int, band: Int) -> [ExampleComment] { slots[theme * bandCount + band] }

  /// Whether an example with this place would be kept.
  func wants(_ order: ExampleComment.Order, theme: Int, band: Int) -> Bool {
    let slot = slots[theme * bandCount + band]
    guard slot.count == Self.capacity, let last = slot.last else { return true }
    return order < last.order
  }

  mutating func add(_ example: ExampleComment, theme: Int, band: Int) {
    let index = theme * bandCount + band
    let place = slots[index].firstIndex { example.order < $0.order } ?? slots[index].count
    slots[index].insert(example, at: place)
    if slots[index].count > Self.capacity { slots[index].removeLast() }
  }

  /// Adds an offset to every row number, where the input was part of a longer one.
  mutating func shift(by rows: Int) {
    for slot in slots.indices {
      for index in slots[slot].indices { slots[slot][index].shift(by: rows) }
    }
  }

  /// Whether there is a slot for each theme and band.
  func fits(themeCount: Int, bandCount: Int) -> Bool {
    self.bandCount == bandCount && slots.count == themeCount * bandCount
  }

  /// Whether all numbers are such as records have.
  var isSound: Bool {
    slots.allSatisfy { slot in
      slot.count <= Self.capacity
        && slot.allSatisfy {
          RowCounts.possible.contains($0.row) && RowCounts.possible.contains($0.order.row)
        }
    }
  }

  mutating func merge(_ other: ExampleStore) {
    for index in slots.indices {
      for example in other.slots[index] { add(example, theme: index / bandCount, band: index % bandCount) }
    }
  }
}
