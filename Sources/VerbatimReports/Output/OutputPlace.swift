internal import CommentSources
internal import Glibc

/// What a path to write to leads to.
enum OutputPlace {
  /// Standard output.
  case standardOutput
  /// A pipe or device: written as it is, never replaced.
  case stream(String)
  /// A file, there or not: the path behind all symbolic links, and the permissions that it has or new files get.
  case file(path: String, mode: mode_t)

  /// Looks at `path`; nil and `-` are standard output.
  ///
  /// A file that was read is refused, unless `mayReplaceInput`: an edited copy may take the place of what it was made from.
  init(_ path: String?, mayReplaceInput: Bool = false) throws(OutputError) {
    guard let path, path != "-" else {
      self = .standardOutput
      return
    }
    var status = stat()
    let isThere = stat(path, &status) == 0
    if !isThere && errno != ENOENT { throw OutputError(path: path, code: errno) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR where isThere: throw OutputError(path: path, code: EISDIR)
    case S_IFREG where isThere && !Self.isDescriptor(path):
      // A file that may not be written may not be replaced either.
      guard access(path, W_OK) == 0 else { throw OutputError(path: path, code: errno) }
      if !mayReplaceInput { try Self.refuseInput(path) }
      self = .file(path: try Self.destination(path), mode: status.st_mode & 0o777)
    case _ where isThere: self = .stream(path)
    default: self = .file(path: try Self.destination(path), mode: 0o666 & ~Self.mask)
    }
  }

  /// Refuses a file that was read: the output would take the place of its own input.
  static func refuseInput(_ path: String) throws(OutputError) {
    guard FilesRead.contain(path) else { return }
    throw OutputError(
      path: path, problem: "this file is read as input and would be lost; choose another place for the output"
    )
  }

  /// The folder of a path, with its slash; empty for the working directory.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return String(path[...slash])
  }

  /// Makes a new name survive a power cut; the file is complete without it.
  static func keepName(_ path: String) {
    let folder = folder(of: path)
    let opened = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if opened < 0 { return }
    fsync(opened)
    close(opened)
  }

  /// Whether the path stands for something that this process has open already.
  private static func isDescriptor(_ path: String) -> Bool {
    ["/dev/fd/", "/dev/std", "/proc/"].contains { path.hasPrefix($0) }
  }

  /// The path behind symbolic links, which may lead to a file that is not there yet.
  private static func destination(_ path: String) throws(OutputError) -> String {
    var place = path
    for _ in 0..<40 {
      var target = [UInt8](repeating: 0, count: Int(PATH_MAX))
      let length = target.withUnsafeMutableBytes {
        $0.withMemoryRebound(to: CChar.self) { buffer in
          buffer.baseAddress.map { readlink(place, $0, buffer.count) } ?? -1
        }
      }
      if length < 0 { return place }
      let link = String(decoding: target[..<length], as: UTF8.self)
      place = link.hasPrefix("/") ? link : folder(of: place) + link
    }
    throw OutputError(path: path, code: ELOOP)
  }

  /// The permissions that new files do not get.
  private static var mask: mode_t {
    let mask = umask(0)
    umask(mask)
    return mask
  }
}
