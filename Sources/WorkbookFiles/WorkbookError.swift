/// A workbook that could not be written.
public struct WorkbookError: Error, Sendable, CustomStringConvertible {
  /// The file's path.
  public let file: String
  /// What the library says.
  public let problem: String

  /// One line: `file: problem; remedy`.
  public var description: String {
    "\(file): the workbook cannot be written (\(problem)); check the room on the disk, or choose another -o"
  }
}
