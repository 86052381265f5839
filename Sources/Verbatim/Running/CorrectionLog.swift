internal import Synchronization

/// The ids of records that an analyst's corrections were applied to, in all threads of a run.
public final class CorrectionLog: Sendable {
  private let ids = Mutex<Set<String>>([])

  /// Nothing yet.
  public init() {}

  func note(_ id: String) { ids.withLock { _ = $0.insert(id) } }

  var met: Set<String> { ids.withLock { $0 } }
}

extension RunPlan {
  /// What to say of corrections that found no record; to be asked when all is read.
  public var correctionNotices: [String] {
    let missing = overrides?.missing(from: corrected.met) ?? []
    guard let overrides, !missing.isEmpty else { return [] }
    let shown = missing.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
    return [
      "--overrides: \(missing.count) of \(overrides.count) corrected records were not among those read: \(shown)"
        + (missing.count > 5 ? " …" : "") + "; check their ids and --id"
    ]
  }
}
