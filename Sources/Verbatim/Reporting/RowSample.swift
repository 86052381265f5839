/// The rows that a report holds: all of them, or those with the smallest seeded hash, which merge exactly in any order.
public struct RowSample: Sendable {
  /// The most rows kept.
  public static let capacity = 50_000

  private var kept: [ReportRow] = []
  /// The largest order that is still kept, once rows had to be left out.
  private var limit: ReportRow.Order?

  init() {}

  /// Whether rows were left out for want of room.
  public private(set) var isSampled = false

  /// Whether a row with this order would be kept.
  func wants(_ order: ReportRow.Order) -> Bool { limit.map { order < $0 } ?? true }

  mutating func add(_ row: ReportRow) {
    kept.append(row)
    if kept.count >= 2 * Self.capacity { shrink() }
  }

  mutating func merge(_ other: RowSample) {
    kept += other.kept
    isSampled = isSampled || other.isSampled
    if kept.count > Self.capacity { shrink() }
  }

  private mutating func shrink() {
    kept.sort { $0.order < $1.order }
    if kept.count > Self.capacity {
      kept.removeSubrange(Self.capacity...)
      isSampled = true
    }
    limit = kept.last?.order
  }

  /// The rows in the order of the input.
  public func rows() -> [ReportRow] {
    kept.sorted { $0.order < $1.order }.prefix(Self.capacity).sorted { $0.number < $1.number }
  }

  /// Whether ``rows()`` lacks some.
  public var isIncomplete: Bool { isSampled || kept.count > Self.capacity }
}
