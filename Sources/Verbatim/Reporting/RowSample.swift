internal import Synchronization

/// The rows that a report holds: all of them, or those with the smallest seeded hash, the same whatever order they came in.
///
/// One for all threads.
public final class RowSample: Sendable {
  /// The most rows kept.
  public static let capacity = 50_000

  private struct State {
    var kept = SmallestValues<ReportRow>(capacity: RowSample.capacity) { $0.order < $1.order }
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
    state.withLock { state in
      if !state.kept.add(row) { state.isIncomplete = true }
    }
  }

  /// The rows in the order of the input.
  public func rows() -> [ReportRow] { state.withLock { $0.kept.values }.sorted { $0.number < $1.number } }
}
