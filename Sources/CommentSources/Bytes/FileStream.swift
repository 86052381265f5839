internal import Foundation

/// A file or standard input, read block by block and never sought in.
public final class FileStream: ByteStream {
  /// What messages call it.
  public let name: String
  /// The size when the file was opened; nil where it has none (a pipe).
  public let size: Int?
  private let descriptor: Int32

  /// Opens the file at `path`; `-` is standard input.
  public init(path: String) throws(InputError) {
    name = path == "-" ? "standard input" : path
    let opened = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { throw Self.failure(path, errno) }
    descriptor = opened
    var status = stat()
    guard fstat(opened, &status) == 0 else { throw Self.failure(path, errno) }
    if status.st_mode & S_IFMT == S_IFDIR { throw Self.failure(path, EISDIR) }
    size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
  }

  deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

  /// Reads at most `buffer.count` bytes; 0 at the end.
  public func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(InputError) -> Int {
    while true {
      let got = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
      if got >= 0 { return got }
      if errno != EINTR { throw Self.failure(name, errno) }
    }
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
