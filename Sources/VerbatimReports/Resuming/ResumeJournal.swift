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
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw OutputError(path: path, code: errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw ResumeError(
        file: path, problem: "another run is writing there", remedy: "wait for it, or choose another -o")
    }
  }

  deinit { close(descriptor) }

  /// What is in it: the run's identity and the last place; nil for a new one.
  ///
  /// Cuts off a line that is not whole.
  func read() throws -> (identity: ResumeIdentity, last: Entry?)? {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw OutputError(path: path, code: EIO)
    }
    let whole = data.lastIndex(of: 0x0A).map { data[...$0] } ?? Data()
    guard ftruncate(descriptor, off_t(whole.count)) == 0, lseek(descriptor, 0, SEEK_END) >= 0 else {
      throw OutputError(path: path, code: errno)
    }
    let lines = whole.split(separator: 0x0A)
    guard let first = lines.first else { return nil }
    do {
      let identity = try JSONDecoder().decode(ResumeIdentity.self, from: first)
      guard lines.count > 1, let last = lines.last else { return (identity, nil) }
      return (identity, try JSONDecoder().decode(Entry.self, from: last))
    } catch {
      throw ResumeError(
        file: path, problem: "this is no journal of an unfinished run",
        remedy: "move it away, or choose another -o")
    }
  }

  /// Adds a line and waits until it is on the disk.
  func add(_ line: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let bytes = [UInt8](try encoder.encode(line)) + [0x0A]
    try OutputFile.write(bytes, to: descriptor, path: path, rest: .resumable)
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      throw OutputError(path: path, code: errno, rest: .resumable)
    }
  }

  /// Removes it: there is nothing left to go on with.
  func remove() { unlink(path) }
}
