/// A mistake in what to measure against, with its place and the remedy.
public struct EvaluationError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file or option.
  public let place: String
  /// The line, counted from 1; 0 when the whole is meant.
  public let line: Int
  /// What is wrong.
  public let problem: String
  /// What to do about it.
  public let remedy: String

  /// All of it as given.
  public init(place: String, line: Int = 0, problem: String, remedy: String) {
    self.place = place
    self.line = line
    self.problem = problem
    self.remedy = remedy
  }

  /// `place:line: problem; remedy`.
  public var description: String { "\(place)\(line > 0 ? ":\(line)" : ""): \(problem); \(remedy)" }
}
