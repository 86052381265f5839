/// A mistake in a project's settings, with its place.
public struct SettingError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file's path.
  public let file: String
  /// The line, counted from 1; 0 when the whole file is meant.
  public let line: Int
  /// The column, counted from 1.
  public let column: Int
  /// What is wrong.
  public let problem: String
  /// What to do about it.
  public let remedy: String

  init(file: String, line: Int = 0, column: Int = 0, problem: String, remedy: String) {
    self.file = file
    self.line = line
    self.column = column
    self.problem = problem
    self.remedy = remedy
  }

  /// One line: `file:line:column: problem; remedy`.
  public var description: String {
    (line > 0 ? "\(file):\(line):\(column)" : file) + ": \(problem); \(remedy)"
  }
}
