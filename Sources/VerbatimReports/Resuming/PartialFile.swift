internal import Glibc

/// A file that grows under the name `FILE.partial` until it is complete; it stays when the run is cut short.
final class PartialFile {
  /// Where it is meanwhile.
  let path: String
  /// The bytes in it.
  private(set) var count = 0
  private let shown: String
  private let destination: String
  private let mode: mode_t
  private let descriptor: Int32

  /// The file that will stand at `shown`; what is there already is kept.
  init(for shown: String) throws {
    guard case .file(let destination, let mode) = try OutputPlace(shown) else {
      throw ResumeError(
        file: shown, problem: "it is no file that a run could go on with",
        remedy: "name a file with -o, or leave out --resume")
    }
    (self.shown, self.destination, self.mode) = (shown, destination, mode)
    path = destination + ".partial"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw OutputError(path: path, code: errno) }
    count = Int(lseek(descriptor, 0, SEEK_END))
  }

  deinit { close(descriptor) }

  /// Cuts it to the first `count` bytes and goes on from there.
  func cut(to count: Int) throws {
    guard self.count >= count else {
      throw ResumeError(
        file: path, problem: "it is shorter than its journal says", remedy: "remove both to start again")
    }
    guard ftruncate(descriptor, off_t(count)) == 0, lseek(descriptor, off_t(count), SEEK_SET) >= 0 else {
      throw failure(errno)
    }
    self.count = count
  }

  /// Appends all the bytes.
  func write(_ bytes: [UInt8]) throws {
    try OutputFile.write(bytes, to: descriptor, path: shown, rest: .resumable)
    count += bytes.count
  }

  /// Waits until everything is on the disk.
  func sync() throws {
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw failure(errno) }
  }

  /// Puts the finished file in its place.
  func finish() throws {
    fchmod(descriptor, mode)
    guard rename(path, destination) == 0 else { throw failure(errno) }
  }

  private func failure(_ code: Int32) -> OutputError {
    OutputError(path: shown, code: code, rest: .resumable)
  }
}
