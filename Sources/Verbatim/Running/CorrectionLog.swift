public import CommentSources
internal import Synchronization
public import TextAnalysis

/// The ids of records that an analyst's corrections were applied to, in all threads of a run.
public final class CorrectionLog: Sendable {
  private let counts = Mutex<[String: Int]>([:])
  private let strangers = Mutex<Set<String>>([])

  /// Nothing yet.
  public init() {}

  func note(_ id: String) { counts.withLock { $0[id, default: 0] += 1 } }

  /// Notes a record that is another comment than the one that was corrected.
  func note(stranger id: String) { _ = strangers.withLock { $0.insert(id) } }

  /// Those records, sorted as numbers.
  var strange: [String] {
    strangers.withLock { $0 }.sorted { (Int($0) ?? 0, $0) < (Int($1) ?? 0, $1) }
  }

  var met: Set<String> { Set(counts.withLock { $0 }.keys) }

  /// The ids of more than one record, sorted.
  var repeated: [String] { counts.withLock { $0 }.filter { $0.value > 1 }.keys.sorted() }
}

extension RunPlan {
  /// Takes an analyst's corrections.
  ///
  /// - Throws: `InputError` where they name ids of a column that is not used, because its values repeat.
  public mutating func correct(with corrections: ThemeOverrides?) throws(InputError) {
    if let corrections, corrections.namesIDs, let name = repeatedID.map({ header[$0] }) {
      throw InputError(
        file: "--overrides",
        problem: "the ids in '\(name)' repeat, so that they do not say which records are meant",
        remedy:
          "add --id '\(name)' to correct all records of an id, or call the first column 'row' where it has row numbers"
      )
    }
    overrides = corrections
  }

  /// What to say of corrections that found no record, or several; to be asked when all is read.
  public var correctionNotices: [String] {
    guard let overrides else { return [] }
    var lines: [String] = []
    let strange = corrected.strange
    if !strange.isEmpty {
      lines.append(
        "--overrides: \(strange.count) of \(overrides.count) corrections were not applied: their rows hold other comments than those that were corrected: \(Self.list(strange)); tag and correct with --id, so that rows may move"
      )
    }
    let missing = overrides.missing(from: corrected.met.union(strange))
    if !missing.isEmpty {
      lines.append(
        "--overrides: \(missing.count) of \(overrides.count) corrected records were not among those read: \(Self.list(missing)); check their ids and --id"
      )
    }
    let repeated = namesID ? [] : corrected.repeated
    if !repeated.isEmpty {
      lines.append(
        "--overrides: \(repeated.count) ids stand in several records, all of which were corrected: \(Self.list(repeated))"
      )
    }
    return lines
  }

  private static func list(_ ids: [String]) -> String {
    ids.prefix(5).map { "'\($0)'" }.joined(separator: ", ") + (ids.count > 5 ? " …" : "")
  }
}
