internal import Foundation

/// A file or standard input, read block by block and never sought in.
///
/// A file that somebody writes to meanwhile is an error at its end: half of it may be old and half new.
public final class FileStream: ByteStream {
  /// What messages call it.
  public let name: String
  /// The size when the file was opened; nil where it has none (a pipe).
  public let size: Int?
  /// The bytes that were read so far.
  public private(set) var consumed = 0
  private let descriptor: Int32
  /// The size and time of the last change when the file was opened; nil where there is no file.
  private let opened: (size: off_t, changed: timespec)?

  /// What messages call the file at `path`.
  static func name(of path: String) -> String { path == "-" ? "standard input" : path }

  /// Opens the file at `path`; `-` is standard input.
  public init(path: String) throws(InputError) {
    name = Self.name(of: path)
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure(path, errno) }
    self.descriptor = descriptor
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.failure(path, errno) }
    if status.st_mode & S_IFMT == S_IFDIR { throw Self.failure(path, EISDIR) }
    let isFile = status.st_mode & S_IFMT == S_IFREG
    if isFile { FilesRead.note(path == "-" ? "/dev/stdin" : path, status) }
    size = isFile ? Int(status.st_size) : nil
    opened = isFile && path != "-" ? (status.st_size, status.st_mtim) : nil
  }

  deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

  /// Reads at most `buffer.count` bytes; 0 at the end.
  public func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(InputError) -> Int {
    while true {
      let got = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
      if got == 0 && buffer.count > 0 { try refuseChanged() }
      if got >= 0 {
        consumed += got
        return got
      }
      if errno != EINTR { throw Self.failure(name, errno) }
    }
  }

  private func refuseChanged() throws(InputError) {
    guard let opened else { return }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.failure(name, errno) }
    let isSame =
      status.st_size == opened.size && status.st_mtim.tv_sec == opened.changed.tv_sec
      && status.st_mtim.tv_nsec == opened.changed.tv_nsec
    if isSame { return }
    throw InputError(
      file: name, problem: "it was changed while it was read",
      remedy: "wait until it is complete, then run the same command again")
  }

  private static func failure(_ path: String, _ code: Int32) -> InputError {
    switch code {
    case ENOENT:
      InputError(file: path, problem: "there is no such file", remedy: "check the name and the folder")
    case EACCES, EPERM:
      InputError(file: path, problem: "no permission to read it", remedy: "check the file's permissions")
    case EISDIR:
      InputError(file: path, problem: "it is a folder", remedy: "name a file in it")
    default:
      InputError(
        file: path, problem: "it cannot be read (\(String(cString: strerror(code))))",
        remedy: "check the file and the disk it is on")
    }
  }
}
