internal import Glibc

/// A file that a library writes by its name: under a temporary one, and in its place once it is finished.
public struct FinishedFile: ~Copyable {
  /// Where the library is to write.
  public let temporaryPath: String
  private let path: String
  private var isFinished = false

  /// A file that will stand at `path`, whose folder must exist and be writable.
  public init(path: String) throws(OutputError) {
    self.path = path
    temporaryPath = path + ".\(getpid()).part"
    let opened = open(temporaryPath, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard opened >= 0 else { throw OutputError(path: path, code: errno) }
    close(opened)
  }

  deinit {
    if !isFinished { unlink(temporaryPath) }
  }

  /// Puts the finished file in its place, with the permissions that new files get.
  public mutating func finish() throws(OutputError) {
    let opened = open(temporaryPath, O_RDWR | O_CLOEXEC)
    guard opened >= 0 else { throw OutputError(path: path, code: errno) }
    let mask = umask(0)
    umask(mask)
    fchmod(opened, 0o666 & ~mask)
    let isSafe = fsync(opened) == 0 || errno == EINVAL
    close(opened)
    guard isSafe, rename(temporaryPath, path) == 0 else { throw OutputError(path: path, code: errno) }
    isFinished = true
  }
}
