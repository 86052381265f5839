internal import Glibc

/// A file that a library writes by its name: under a temporary one, and in its place once it is finished.
public struct FinishedFile: ~Copyable {
  /// Where the library is to write.
  public var temporaryPath: String { file.path }
  private var file: TemporaryFile

  /// A file that will stand at `path`, whose folder must exist and be writable; pipes and devices are refused.
  public init(path: String) throws(OutputError) {
    guard case .file(let destination, let mode) = try OutputPlace(path) else {
      throw OutputError(path: path, code: ESPIPE)
    }
    file = try TemporaryFile(for: destination, mode: mode, shown: path)
  }

  /// Puts the finished file in its place, with the permissions of the file that it replaces, or those that new files get.
  public mutating func finish() throws(OutputError) { try file.finish() }
}
