/// Something about the input that keeps it from being read, with its place and the remedy.
public struct InputError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file's path, or `standard input`.
  public let file: String
  /// The line, counted from 1; 0 when the whole file is meant.
  public let line: Int
  /// The column, counted from 1; 0 when the whole line is meant.
  public let column: Int
  /// What is wrong.
  public let problem: String
  /// What to do about it.
  public let remedy: String

  /// Takes each value as it is given.
  public init(file: String, line: Int = 0, column: Int = 0, problem: String, remedy: String) {
    self.file = file
    self.line = line
    self.column = column
    self.problem = problem
    self.remedy = remedy
  }

  /// One line: `file:line:column: problem; remedy`.
  public var description: String {
    var place = file
    if line > 0 { place += ":\(line)" }
    if line > 0 && column > 0 { place += ":\(column)" }
    return "\(place): \(problem); \(remedy)"
  }
}
