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
  private let names: ClaimedNames
  private let journal: ResumeJournal
  private var output: PartialFile?
  private var rejects: RejectedRecords?
  private var lastMark = 0.0

  /// Looks for an unfinished run that wrote to `path`, and to `rejects` the records that cannot be used.
  ///
  /// Throws ``ResumeError`` where what is there belongs to another run, and `OutputError`; then nothing was touched.
  public init(path: String, rejects: String?, identity: ResumeIdentity) throws {
    let place = try PartialPlace(path)
    let second = try rejects.map { try PartialPlace($0) }
    for place in [place] + [second].compactMap({ $0 }) {
      for path in [place.path, place.journal] { try OutputPlace.refuseInput(path) }
    }
    names = try ClaimedNames([place] + [second].compactMap { $0 })
    journal = try ResumeJournal(path: place.journal)
    let found = try journal.read()
    if let difference = found.flatMap({ identity.difference(from: $0.identity) }) {
      throw ResumeError(
        file: place.path, problem: "there is an unfinished run, but \(difference)",
        remedy: "remove \(place.path) and \(journal.path) to start again")
    }
    do {
      if found == nil { try place.refuseForeign() }
      self.rejects = try second.map { try RejectedRecords($0, after: found) }
    } catch {
      if found == nil { journal.remove() }
      throw error
    }
    if let last = found?.last, last.isComplete {
      try self.rejects?.settle(count: last.rejects)
      try PartialFile.settle(place, count: last.output, journal: journal)
      journal.remove()
      wasComplete = true
      return
    }
    let run = found?.identity ?? identity.begun()
    if found == nil { try journal.add(run) }
    output = try PartialFile(place)
    start = found?.last?.progress
    try output?.cut(to: found?.last?.output ?? 0)
    try self.rejects?.open(run: run.run ?? "", count: found?.last?.rejects ?? 0)
  }

  /// Appends records.
  public func write(_ bytes: [UInt8]) throws { try output?.write(bytes) }

  /// Appends rejected records.
  public func writeRejects(_ bytes: [UInt8]) throws { try rejects?.file?.write(bytes) }

  /// Takes down that everything up to here is written; not more often than it pays.
  public func mark(_ progress: TagProgress) throws {
    let now = Self.now
    if now - lastMark < Self.pause { return }
    try takeDown(progress, isComplete: false)
    lastMark = Self.now
  }

  /// Puts the finished files in their places.
  public func finish(_ progress: TagProgress) throws {
    // Files may have been read since.
    for file in [rejects?.file, output] { try file.map { try OutputPlace.refuseInput($0.place.destination) } }
    try takeDown(progress, isComplete: true)
    try rejects?.finish()
    try output?.finish()
    rejects?.journal.remove()
    journal.remove()
  }

  private func takeDown(_ progress: TagProgress, isComplete: Bool) throws {
    try output?.sync()
    try rejects?.file?.sync()
    try journal.add(
      ResumeJournal.Entry(
        progress: progress, output: output?.count ?? 0, rejects: rejects?.file?.count ?? 0,
        isComplete: isComplete))
  }

  /// Seconds since some moment.
  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
