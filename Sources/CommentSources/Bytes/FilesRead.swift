internal import Foundation
internal import Synchronization

/// The files that this process has opened to read, so that no output replaces what it was made with: inputs, codebooks,
/// corrections, settings, keys.
public enum FilesRead {
  private struct Identity: Hashable {
    let device: dev_t
    let number: ino_t

    init(_ status: stat) {
      device = status.st_dev
      number = status.st_ino
    }
  }

  /// The paths by which each was opened: one that is gone may have left its number to another file.
  private static let paths = Mutex<[Identity: Set<String>]>([:])

  /// Whether `path` leads to one of them, by whatever name.
  public static func contain(_ path: String) -> Bool {
    guard let wanted = identity(path) else { return false }
    return paths.withLock { $0[wanted] ?? [] }.contains { identity($0) == wanted }
  }

  /// Takes down that the file at `path`, where there is one, was read.
  public static func note(_ path: String) {
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG { note(path, status) }
  }

  static func note(_ path: String, _ status: stat) {
    _ = paths.withLock { $0[Identity(status), default: []].insert(path) }
  }

  private static func identity(_ path: String) -> Identity? {
    var status = stat()
    return stat(path, &status) == 0 ? Identity(status) : nil
  }
}
