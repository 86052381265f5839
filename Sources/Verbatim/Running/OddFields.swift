internal import Synchronization
internal import VerbatimModel

/// Fields of JSON records that cannot be read as they stand: those that no record at the beginning of the input has, so
/// that they are no columns, and those that a record has twice.
///
/// Shared by all threads of a run.
final class OddFields: Sendable {
  private struct Counts {
    /// The records with each.
    var unknown: [String: Int] = [:]
    var repeated: [String: Int] = [:]
  }

  private let counts = Mutex(Counts())

  func note(_ batch: RecordBatch) {
    if batch.unknownColumns.isEmpty && batch.repeatedColumns.isEmpty { return }
    counts.withLock {
      $0.unknown.merge(batch.unknownColumns, uniquingKeysWith: +)
      $0.repeated.merge(batch.repeatedColumns, uniquingKeysWith: +)
    }
  }

  /// What to say of them; nothing where there are none.
  var notices: [String] {
    let found = counts.withLock { $0 }
    var lines: [String] = []
    if let list = Self.list(found.unknown) {
      lines.append(
        "WARNING: fields that no record at the beginning has were not read: \(list); put a record with all fields first"
      )
    }
    if let list = Self.list(found.repeated) {
      lines.append("WARNING: fields stand twice in a record, and the last value counts: \(list)")
    }
    return lines
  }

  /// The five most frequent with their counts; nil where there are none.
  private static func list(_ counts: [String: Int]) -> String? {
    if counts.isEmpty { return nil }
    let found = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let shown = found.prefix(5).map {
      "'\($0.key)' (\($0.value) \($0.value == 1 ? "record" : "records"))"
    }
    return shown.joined(separator: ", ") + (found.count > 5 ? " and \(found.count - 5) more" : "")
  }
}
