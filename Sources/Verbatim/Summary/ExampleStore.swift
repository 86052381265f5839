/// A comment shown as evidence.
public struct ExampleComment: Sendable, Equatable {
  /// The record's id, or its number.
  public let id: String
  /// The record's number in the input, from 1.
  public let row: Int
  /// The comment.
  public let text: String
  /// The score; nil on the scale `sentiment`.
  public let score: Double?
  /// How well it serves as an example, then its hash: the smallest are kept.
  let order: Order

  struct Order: Sendable, Equatable, Comparable {
    let rank: Int
    let hash: UInt64
    let row: Int
    static func < (a: Order, b: Order) -> Bool { (a.rank, a.hash, a.row) < (b.rank, b.hash, b.row) }
  }
}

/// Keeps a few telling comments for each theme and band; merging keeps the same ones in any order.
public struct ExampleStore: Sendable {
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

  mutating func merge(_ other: ExampleStore) {
    for index in slots.indices {
      for example in other.slots[index] { add(example, theme: index / bandCount, band: index % bandCount) }
    }
  }
}
