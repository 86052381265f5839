internal import Foundation
internal import Synchronization

/// The files that this process has read, so that no output takes the place of one of them.
public enum InputFiles {
  private struct Identity: Hashable {
    let device: dev_t
    let number: ino_t
  }

  private static let files = Mutex<Set<Identity>>([])

  static func add(_ status: stat) {
    let identity = Identity(device: status.st_dev, number: status.st_ino)
    files.withLock { _ = $0.insert(identity) }
  }

  /// Whether the path leads to a file that was read, under whatever name.
  public static func contains(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    let identity = Identity(device: status.st_dev, number: status.st_ino)
    return files.withLock { $0.contains(identity) }
  }
}
