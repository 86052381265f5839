import Foundation
import Synchronization

/// Whether two figures agree to 1e-9 relative, or both are undefined.
///
/// `zero` is the size of the quantities a difference was taken of: below 1e-12 of it nothing can be told from 0. What is
/// compared as `statistic` in the data set `set` is taken down where VERBATIM_AGREEMENT names a folder.
func agrees(
  _ actual: Double?, _ expected: Double?, tolerance: Double = 1e-9, zero: Double = 0,
  of statistic: String = "",
  in set: String = ""
) -> Bool {
  guard let actual, let expected else { return actual == nil && expected == nil }
  let error = abs(actual - expected)
  if !statistic.isEmpty {
    Agreement.note(statistic, set, error: error <= 1e-12 * zero ? 0 : error / max(abs(expected), 1e-300))
  }
  return error <= max(tolerance * abs(expected), 1e-12 * zero)
}

/// What the tests compared with reference values, and how far it was off: Scripts/statistics.sh makes a page of it.
enum Agreement {
  private struct Entry {
    var values = 0
    var worst = 0.0
  }

  private static let folder = ProcessInfo.processInfo.environment["VERBATIM_AGREEMENT"]
  private static let entries = Mutex<[String: Entry]>([:])
  /// The file is written when the tests are over.
  private static let register: Void = { atexit { Agreement.write() } }()

  static func note(_ statistic: String, _ set: String, error: Double) {
    guard folder != nil else { return }
    _ = register
    entries.withLock { entries in
      var entry = entries["\(statistic)\t\(set)", default: Entry()]
      entry.values += 1
      entry.worst = max(entry.worst, error)
      entries["\(statistic)\t\(set)"] = entry
    }
  }

  private static func write() {
    guard let folder else { return }
    let lines = entries.withLock { entries in
      entries.keys.sorted().map { "\($0)\t\(entries[$0]?.values ?? 0)\t\(entries[$0]?.worst ?? 0)\n" }
    }
    try? lines.joined().write(
      toFile: "\(folder)/\(#fileID.prefix { $0 != "/" }).tsv", atomically: true, encoding: .utf8)
  }
}
