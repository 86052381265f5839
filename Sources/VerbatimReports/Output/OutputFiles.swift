internal import Glibc

/// Several files that get their names together, once all of them are complete; until then none is there.
///
/// They may take the place of files that were read: an edited copy of a folder goes back to it.
public final class OutputFiles {
  private final class Entry {
    let shown: String
    var file: TemporaryFile
    init(_ file: consuming TemporaryFile, shown: String) {
      self.shown = shown
      self.file = file
    }
  }

  private var entries: [Entry] = []
  private var folders: [String] = []

  /// None yet.
  public init() {}

  deinit {
    // Folders that were made for nothing; those with something in them stay.
    entries.removeAll()
    for folder in folders.reversed() { rmdir(folder) }
  }

  /// Adds a file with this content, and the folders above it where they are missing.
  public func add(_ path: String, _ bytes: [UInt8]) throws(OutputError) {
    try makeFolder(above: path)
    guard case .file(let destination, let mode) = try OutputPlace(path, mayReplaceInput: true) else {
      throw OutputError(path: path, code: EEXIST)
    }
    let made = try TemporaryFile(for: destination, mode: mode, shown: path, mayReplaceInput: true)
    let entry = Entry(made, shown: path)
    entries.append(entry)
    try OutputFile.write(bytes, to: entry.file.descriptor, path: path, rest: .nothing)
    try entry.file.close()
  }

  /// Puts all of them in their places.
  public func finish() throws(OutputError) {
    for (index, entry) in entries.enumerated() {
      do {
        try entry.file.place()
      } catch {
        throw index == 0 ? error : OutputError(path: entry.shown, code: error.code, rest: .earlier(index))
      }
    }
  }

  private func makeFolder(above path: String) throws(OutputError) {
    let folder = String(OutputPlace.folder(of: path).dropLast())
    if folder.isEmpty || access(folder, F_OK) == 0 { return }
    try makeFolder(above: folder)
    if mkdir(folder, 0o777) == 0 {
      folders.append(folder)
    } else if errno != EEXIST {
      throw OutputError(path: folder, code: errno)
    }
  }
}
