internal import Glibc

/// A file under a temporary name beside its place, which only its owner may read; gone unless it is put in its place.
struct TemporaryFile: ~Copyable {
  /// Where it is while it is unfinished.
  let path: String
  /// Open for writing.
  let descriptor: Int32
  private let shown: String
  private let destination: String
  private let mode: mode_t
  private let mayReplaceInput: Bool
  private var isClosed = false

  /// A file that will stand at `destination` with the permissions `mode`; messages call it `shown`.
  init(
    for destination: String, mode: mode_t, shown: String, mayReplaceInput: Bool = false
  ) throws(OutputError) {
    guard UnfinishedFiles.claim(destination) else {
      throw OutputError(
        path: shown, problem: "two outputs of one run go to this file; name another for one of them")
    }
    do throws(OutputError) {
      (path, descriptor) = try UnfinishedFiles.make(in: OutputPlace.folder(of: destination))
    } catch {
      UnfinishedFiles.release(destination)
      throw OutputError(path: shown, code: error.code)
    }
    self.shown = shown
    self.destination = destination
    self.mode = mode
    self.mayReplaceInput = mayReplaceInput
  }

  deinit {
    if !isClosed { Glibc.close(descriptor) }
    UnfinishedFiles.remove(path)
    UnfinishedFiles.release(destination)
  }

  /// Puts the finished file in its place, once its content is safe.
  mutating func finish() throws(OutputError) {
    try close()
    try place()
  }

  /// Makes sure of the content; nothing can be added then.
  mutating func close() throws(OutputError) {
    // Inputs may have been opened since.
    if !mayReplaceInput { try OutputPlace.refuseInput(destination) }
    // Some file systems cannot be asked to.
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else { throw failure(errno) }
    fchmod(descriptor, mode)
    isClosed = true
    guard Glibc.close(descriptor) == 0 else { throw failure(errno) }
  }

  /// Gives a file that is closed its name.
  func place() throws(OutputError) {
    let code = UnfinishedFiles.place(path, at: destination)
    if code != 0 { throw failure(code) }
    OutputPlace.keepName(destination)
  }

  private func failure(_ code: Int32) -> OutputError { OutputError(path: shown, code: code) }
}
