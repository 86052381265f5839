internal import Foundation
internal import Verbatim

/// How far a run got, on disk: a line for what it is, then a line for each place that it can go on from.
///
/// Locked while a run writes to it. A line counts once it is whole; it is written when all that it speaks of is on the disk.
final class ResumeJournal {
  /// A place that a run can go on from.
  struct Entry: Codable, Equatable {
    /// Where the run stands.
    var progress: TagProgress
    /// The bytes of output and of rejected records so far.
    var output: Int
    var rejects: Int
    /// Whether all is written, and only the names are to be changed.
    var isComplete = false
  }

  let path: String
  private let descriptor: Int32

  /// Opens and locks the journal, which may be new.
  init(path: String) throws {
    self.path = path
    while true {
      let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
      guard opened >= 0 else { throw OutputError(path: path, code: errno) }
      guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
        close(opened)
        throw ResumeError(
          file: path, problem: "another run is writing there", remedy: "wait for it, or name another file")
      }
      // The run that had it until now may have removed it.
      if Self.isSame(opened, path) {
        descriptor = opened
        return
      }
      close(opened)
    }
  }

  private static func isSame(_ descriptor: Int32, _ path: String) -> Bool {
    var (here, there) = (stat(), stat())
    return fstat(descriptor, &here) == 0 && lstat(path, &there) == 0 && here.st_ino == there.st_ino
      && here.st_dev == there.st_dev
  }

  deinit { close(descriptor) }

  /// What is in it: the run's identity and the last place; nil for a new one.
  ///
  /// Cuts off a line that is not whole; touches nothing where the file is no journal.
  func read() throws -> (identity: ResumeIdentity, last: Entry?)? {
    let (lines, size) = try wholeLines(beginning: #"{"inputs":"#)
    let decoder = JSONDecoder()
    let found: (ResumeIdentity, Entry?)?
    do {
      found = try lines.first.map { first in
        let identity = try decoder.decode(ResumeIdentity.self, from: first)
        return (
          identity, lines.count > 1 ? try lines.last.map { try decoder.decode(Entry.self, from: $0) } : nil
        )
      }
    } catch {
      throw foreign
    }
    try cut(to: size)
    return found
  }

  /// The line of a second file's journal.
  private struct Owner: Codable {
    let run: String
  }

  /// The run that the file beside it belongs to, where this is the journal of a second file of a run; nil for a new one.
  func owner() throws -> String? {
    let (lines, size) = try wholeLines(beginning: #"{"run":"#)
    let owner = try lines.first.map { line in
      do { return try JSONDecoder().decode(Owner.self, from: line).run } catch { throw foreign }
    }
    try cut(to: size)
    return owner
  }

  /// The whole lines, and their size together; refused where the file begins with something else than `opening`.
  private func wholeLines(beginning opening: String) throws -> (lines: [Data], size: Int) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw OutputError(path: path, code: EIO)
    }
    guard data.starts(with: opening.utf8.prefix(data.count)) else { throw foreign }
    let whole = data.lastIndex(of: 0x0A).map { data[...$0] } ?? Data()
    return (whole.split(separator: 0x0A), whole.count)
  }

  private func cut(to size: Int) throws {
    guard ftruncate(descriptor, off_t(size)) == 0, lseek(descriptor, 0, SEEK_END) >= 0 else {
      throw OutputError(path: path, code: errno)
    }
  }

  private var foreign: ResumeError {
    ResumeError(
      file: path, problem: "this is no journal of an unfinished run",
      remedy: "move it away, or name another file")
  }

  /// Adds a line and waits until it is on the disk.
  func add(_ line: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    try append([UInt8](try encoder.encode(line)) + [0x0A])
  }

  /// Writes down whose the file beside it is.
  func own(by run: String) throws { try add(Owner(run: run)) }

  private func append(_ bytes: [UInt8]) throws {
    try OutputFile.write(bytes, to: descriptor, path: path, rest: .resumable)
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      throw OutputError(path: path, code: errno, rest: .resumable)
    }
  }

  /// Removes it: there is nothing left to go on with.
  func remove() { unlink(path) }
}
