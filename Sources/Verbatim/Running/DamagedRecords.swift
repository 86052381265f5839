internal import Synchronization
internal import VerbatimModel

/// The records of a run whose cells cannot be trusted: quotes that are never closed, cells too many, broken JSON.
///
/// Shared by all threads of a run.
public final class DamagedRecords: Sendable {
  private struct State {
    /// By reason.
    var counts: [String: Int] = [:]
    /// The number of the first in the input, and where it stands.
    var first: (number: Int, place: String)?
  }
  private let state = Mutex(State())

  /// Nothing yet.
  public init() {}

  func note(_ problem: RowProblem, _ row: Int, of batch: RecordBatch) {
    let record = batch.rows[row]
    state.withLock { state in
      state.counts[problem.reason, default: 0] += 1
      if state.first.map({ $0.number > record.number }) ?? true {
        state.first = (record.number, "\(batch.fileName):\(record.line)")
      }
    }
  }

  /// What to say of them; nothing where there are none.
  func notice(isListed: Bool) -> [String] {
    let (counts, first) = state.withLock { ($0.counts, $0.first) }
    guard let first else { return [] }
    let total = counts.values.reduce(0, +)
    let reasons = counts.sorted { $0.key < $1.key }.map { total == 1 ? $0.key : "\($0.value) \($0.key)" }
    let what =
      total == 1
      ? "a record is damaged and does not count"
      : "\(total) records are damaged and do not count, this the first"
    let remedy = isListed ? "" : "; --rejects FILE lists \(total == 1 ? "it" : "them")"
    return ["\(first.place): \(what) (\(reasons.joined(separator: ", ")))\(remedy)"]
  }
}

extension RunPlan {
  /// What to say of records whose cells cannot be trusted or that sum up the others; to be asked when all is read.
  public var damageNotices: [String] { damaged.notice(isListed: wantsRejects) + sums.notices }
}
