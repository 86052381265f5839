internal import Glibc
internal import Synchronization

/// The temporary files of this process that no program should find when it has ended.
public enum UnfinishedFiles {
  private static let paths = Mutex<Set<String>>([])

  /// Where they are to stand, as full paths.
  private static let destinations = Mutex<Set<String>>([])

  /// Keeps a place for one file; false where another is being written to it.
  static func claim(_ destination: String) -> Bool {
    destinations.withLock { $0.insert(fullPath(destination)).inserted }
  }

  /// Gives the place up.
  static func release(_ destination: String) {
    _ = destinations.withLock { $0.remove(fullPath(destination)) }
  }

  private static func fullPath(_ path: String) -> String {
    let folder = OutputPlace.folder(of: path)
    guard let full = realpath(folder.isEmpty ? "." : folder, nil) else { return path }
    defer { free(full) }
    return String(cString: full) + "/" + path.dropFirst(folder.utf8.count)
  }

  /// Makes a file with a name of its own in `folder`, which nobody but its owner may read; returns its path and descriptor.
  static func make(in folder: String) throws(OutputError) -> (path: String, descriptor: Int32) {
    let (path, descriptor, code) = paths.withLock { paths in
      while true {
        let path = folder + ".verbatim-" + String(UInt64.random(in: 0 ... .max), radix: 36) + ".part"
        // Nobody else's file is opened, nor one that a link of that name leads to.
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        if descriptor < 0 && errno == EEXIST { continue }
        let code = errno
        if descriptor >= 0 { paths.insert(path) }
        return (path, descriptor, code)
      }
    }
    guard descriptor >= 0 else { throw OutputError(path: folder, code: code) }
    return (path, descriptor)
  }

  /// Gives the file its final name; returns the system's error number, 0 for success.
  static func place(_ path: String, at final: String) -> Int32 {
    paths.withLock { paths in
      guard rename(path, final) == 0 else { return errno }
      paths.remove(path)
      return 0
    }
  }

  /// Removes the file.
  static func remove(_ path: String) {
    paths.withLock { paths in
      if paths.remove(path) != nil { unlink(path) }
    }
  }

  /// Removes all of them and ends the process with `end`, which is told how many; nobody can make another meanwhile.
  public static func removeAll(andThen end: (Int) -> Never) -> Never {
    paths.withLock { paths in
      for path in paths { unlink(path) }
      end(paths.count)
    }
  }
}
