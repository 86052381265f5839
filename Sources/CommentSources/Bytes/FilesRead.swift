internal import Foundation
internal import Synchronization

/// The files that this process has opened to read, so that no output replaces its own input.
public enum FilesRead {
  private struct Identity: Hashable {
    let device: dev_t
    let number: ino_t

    init(_ status: stat) {
      device = status.st_dev
      number = status.st_ino
    }
  }

  private static let identities = Mutex<Set<Identity>>([])

  /// Whether `path` leads to one of them, by whatever name.
  public static func contain(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    return identities.withLock { $0.contains(Identity(status)) }
  }

  static func note(_ status: stat) {
    _ = identities.withLock { $0.insert(Identity(status)) }
  }
}
