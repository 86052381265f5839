internal import Glibc

/// A file that grows under the name `FILE.partial` until it is complete; it stays when the run is cut short.
final class PartialFile {
  let place: PartialPlace
  /// The bytes in it.
  private(set) var count = 0
  private let descriptor: Int32

  /// The file that will stand at `place`; what is there already is kept.
  init(_ place: PartialPlace) throws {
    self.place = place
    descriptor = open(place.path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw OutputError(path: place.path, code: errno) }
    count = Int(lseek(descriptor, 0, SEEK_END))
  }

  deinit { close(descriptor) }

  /// Cuts it to the first `count` bytes and goes on from there.
  func cut(to count: Int) throws {
    guard self.count >= count else {
      throw ResumeError(
        file: place.path, problem: "it is shorter than its journal says", remedy: "remove both to start again"
      )
    }
    guard ftruncate(descriptor, off_t(count)) == 0, lseek(descriptor, off_t(count), SEEK_SET) >= 0 else {
      throw failure(errno)
    }
    self.count = count
  }

  /// Appends all the bytes.
  func write(_ bytes: [UInt8]) throws {
    try OutputFile.write(bytes, to: descriptor, path: place.shown, rest: .resumable)
    count += bytes.count
  }

  /// Waits until everything is on the disk.
  func sync() throws {
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw failure(errno) }
  }

  /// Puts the finished file in its place.
  func finish() throws {
    fchmod(descriptor, place.mode)
    guard rename(place.path, place.destination) == 0 else { throw failure(errno) }
    OutputPlace.keepName(place.destination)
  }

  /// Gives the file of a complete run its name, where it has not got it yet; `count` is its length, `journal` what says so.
  ///
  /// Throws ``ResumeError`` where what is there cannot be that file.
  static func settle(_ place: PartialPlace, count: Int, journal: ResumeJournal) throws {
    if let found = place.size(place.path) {
      guard found == count else {
        throw ResumeError(
          file: place.path, problem: "it is not as long as its journal says",
          remedy: "remove it and \(journal.path) to start again")
      }
      try OutputPlace.refuseInput(place.destination)
      try PartialFile(place).finish()
    } else if place.size(place.destination) != count {
      throw ResumeError(
        file: place.shown,
        problem: "an earlier run had completed it, and since then it is gone or was changed",
        remedy: "remove \(journal.path) to start again")
    }
  }

  private func failure(_ code: Int32) -> OutputError {
    OutputError(path: place.shown, code: code, rest: .resumable)
  }
}
