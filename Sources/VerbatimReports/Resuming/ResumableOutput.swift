internal import Glibc
public import Verbatim

/// Output that a run which is killed can be continued with: `FILE.partial`, and a journal of how far it got beside it.
///
/// Once everything is written, the journal says so, and the files get their names; a run that is killed even then is
/// finished by the next one.
public final class ResumableOutput {
  /// Where to go on; nil to begin.
  public private(set) var start: TagProgress?
  /// Whether an earlier run had written everything, so that nothing is left to do.
  public private(set) var wasComplete = false

  private static let pause = 0.25
  private let journal: ResumeJournal
  private var output: PartialFile?
  private var rejects: PartialFile?
  private var lastMark = 0.0

  /// Looks for an unfinished run that wrote to `path`, and to `rejects` the records that cannot be used.
  ///
  /// Throws ``ResumeError`` where what is there belongs to another run, and `OutputError`.
  public init(path: String, rejects: String?, identity: ResumeIdentity) throws {
    guard case .file(let destination, _) = try OutputPlace(path) else {
      throw ResumeError(
        file: path, problem: "it is no file that a run could go on with",
        remedy: "name a file with -o, or leave out --resume")
    }
    let partial = destination + ".partial"
    journal = try ResumeJournal(path: partial + ".journal")
    let found = try journal.read()
    if let difference = found.flatMap({ identity.difference(from: $0.identity) }) {
      throw ResumeError(
        file: partial, problem: "there is an unfinished run, but \(difference)",
        remedy: "remove \(partial) and \(journal.path) to start again")
    }
    if found?.last?.isComplete == true {
      try settle(path, rejects)
      return
    }
    if found == nil {
      try refuseForeign(partial)
      try journal.add(identity)
    }
    output = try PartialFile(for: path)
    self.rejects = try rejects.map { try PartialFile(for: $0) }
    start = found?.last?.progress
    try output?.cut(to: found?.last?.output ?? 0)
    try self.rejects?.cut(to: found?.last?.rejects ?? 0)
  }

  /// Appends records.
  public func write(_ bytes: [UInt8]) throws { try output?.write(bytes) }

  /// Appends rejected records.
  public func writeRejects(_ bytes: [UInt8]) throws { try rejects?.write(bytes) }

  /// Takes down that everything up to here is written; not more often than it pays.
  public func mark(_ progress: TagProgress) throws {
    let now = Self.now
    if now - lastMark < Self.pause { return }
    try takeDown(progress, isComplete: false)
    lastMark = Self.now
  }

  /// Puts the finished files in their places.
  public func finish(_ progress: TagProgress) throws {
    try takeDown(progress, isComplete: true)
    try rejects?.finish()
    try output?.finish()
    journal.remove()
  }

  private func takeDown(_ progress: TagProgress, isComplete: Bool) throws {
    try output?.sync()
    try rejects?.sync()
    try journal.add(
      ResumeJournal.Entry(
        progress: progress, output: output?.count ?? 0, rejects: rejects?.count ?? 0, isComplete: isComplete))
  }

  /// Gives the names that an earlier run had no time for.
  private func settle(_ path: String, _ rejects: String?) throws {
    for name in [rejects, path].compactMap({ $0 }) {
      guard case .file(let destination, _) = try OutputPlace(name) else { continue }
      if access(destination + ".partial", F_OK) == 0 { try PartialFile(for: name).finish() }
    }
    journal.remove()
    wasComplete = true
  }

  /// A file of that name that no run of ours began is not ours to write over.
  private func refuseForeign(_ partial: String) throws {
    var status = stat()
    guard stat(partial, &status) == 0, status.st_size > 0 else { return }
    journal.remove()
    throw ResumeError(
      file: partial, problem: "there is a file of that name, and no journal beside it",
      remedy: "move it away, or choose another -o")
  }

  /// Seconds since some moment.
  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
