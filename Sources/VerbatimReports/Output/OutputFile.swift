internal import Glibc

/// Where output goes: standard output, or a file that is complete or absent, never half.
///
/// A file is written under a temporary name beside its place and renamed when it is finished.
public struct OutputFile: ~Copyable {
  private let descriptor: Int32
  private let path: String?
  private let temporaryPath: String?
  private var isFinished = false

  /// Opens `path`; nil or `-` for standard output.
  public init(path: String?) throws(OutputError) {
    guard let path, path != "-" else {
      descriptor = STDOUT_FILENO
      self.path = nil
      temporaryPath = nil
      return
    }
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw OutputError(path: path, code: EISDIR)
    }
    let temporary = path + ".\(getpid()).part"
    let opened = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard opened >= 0 else { throw OutputError(path: path, code: errno) }
    descriptor = opened
    self.path = path
    temporaryPath = temporary
  }

  deinit {
    guard let temporaryPath, !isFinished else { return }
    close(descriptor)
    unlink(temporaryPath)
  }

  /// Writes all the bytes.
  public func write(_ bytes: [UInt8]) throws(OutputError) {
    var offset = 0
    while offset < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
      }
      if written < 0 {
        if errno == EINTR { continue }
        throw OutputError(path: path, code: errno)
      }
      offset += written
    }
  }

  /// Puts the finished file in its place, with the permissions that new files get.
  public mutating func finish() throws(OutputError) {
    guard let path, let temporaryPath else { return }
    let mask = umask(0)
    umask(mask)
    fchmod(descriptor, 0o666 & ~mask)
    let isSafe = fsync(descriptor) == 0 || errno == EINVAL
    let isClosed = close(descriptor) == 0
    isFinished = true
    if !isSafe || !isClosed || rename(temporaryPath, path) != 0 {
      let code = errno
      unlink(temporaryPath)
      throw OutputError(path: path, code: code)
    }
  }
}

/// Output that could not be written.
public struct OutputError: Error, Sendable, CustomStringConvertible {
  /// The file; nil for standard output.
  public let path: String?
  /// The system's error number.
  public let code: Int32

  /// Whether the reader of a pipe has gone, which ends the program quietly.
  public var isClosedPipe: Bool { code == EPIPE }

  /// A line for the user.
  public var description: String {
    if let path, code == EISDIR { return "\(path): this is a folder; name the file to write in it" }
    let reason = String(cString: strerror(code))
    return
      "\(path ?? "standard output"): cannot be written (\(reason)); nothing was left behind, choose another place with -o"
  }
}
