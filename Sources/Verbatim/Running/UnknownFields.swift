internal import Synchronization
internal import VerbatimModel

/// Fields of records that no record at the beginning of the input has, so that they are no columns (JSON only).
///
/// Shared by all threads of a run.
final class UnknownFields: Sendable {
  /// The records with each.
  private let counts = Mutex<[String: Int]>([:])

  func note(_ batch: RecordBatch) {
    if batch.unknownColumns.isEmpty { return }
    counts.withLock { $0.merge(batch.unknownColumns, uniquingKeysWith: +) }
  }

  /// What to say of them; nothing where there are none.
  var notices: [String] {
    let found = counts.withLock { $0 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    if found.isEmpty { return [] }
    let shown = found.prefix(5).map {
      "'\($0.key)' (\($0.value) \($0.value == 1 ? "record" : "records"))"
    }
    let rest = found.count > 5 ? " and \(found.count - 5) more" : ""
    return [
      "WARNING: fields that no record at the beginning has were not read: \(shown.joined(separator: ", "))\(rest); put a record with all fields first"
    ]
  }
}
