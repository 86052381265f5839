internal import Synchronization

/// The rows that a report holds: all of them, or those with the smallest seeded hash, the same whatever order they came in.
///
/// One for all threads, and packed: the memory it takes depends neither on the length of the input nor on the threads.
public final class RowSample: Sendable {
  /// The most rows kept.
  public static let capacity = 50_000

  private struct State {
    var kept = SmallestValues<PackedRow>(capacity: RowSample.capacity) { $0.order < $1.order }
    var isIncomplete = false
  }

  private let state = Mutex(State())

  init() {}

  /// Whether rows were left out for want of room.
  public var isIncomplete: Bool { state.withLock { $0.isIncomplete } }

  /// Whether a row with this order may be kept; one that is not counts as left out.
  func wants(_ order: ReportRow.Order) -> Bool {
    state.withLock { state in
      guard let largest = state.kept.largest, largest.order < order else { return true }
      state.isIncomplete = true
      return false
    }
  }

  /// Keeps the row if it is among the smallest so far.
  func add(_ row: ReportRow) {
    let packed = PackedRow(row)
    state.withLock { state in
      if !state.kept.add(packed) { state.isIncomplete = true }
    }
  }

  /// The rows in the order of the input.
  public func rows() -> ReportRows {
    ReportRows(packed: state.withLock { $0.kept.values }.sorted { $0.order.number < $1.order.number })
  }
}

/// Packed rows, of which one at a time is unpacked to be looked at.
public struct ReportRows: RandomAccessCollection, Sendable {
  private let packed: [PackedRow]
  private var details = ReportRow.Detail.all

  init(packed: [PackedRow]) { self.packed = packed }

  /// The same rows with these details alone, which takes less time.
  public func with(_ details: ReportRow.Detail) -> ReportRows {
    var rows = self
    rows.details = details
    return rows
  }

  /// Zero.
  public var startIndex: Int { 0 }
  /// How many rows there are.
  public var endIndex: Int { packed.count }
  /// The row at a place.
  public subscript(place: Int) -> ReportRow { packed[place].row(with: details) }
}
