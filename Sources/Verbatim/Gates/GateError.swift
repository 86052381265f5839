/// A rule or assumption of the user's that cannot be understood.
public struct GateError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The option it was given with.
  public let option: String
  /// What is wrong.
  public let problem: String
  /// What to do about it.
  public let remedy: String

  /// All of it as given.
  public init(option: String, problem: String, remedy: String) {
    (self.option, self.problem, self.remedy) = (option, problem, remedy)
  }

  /// `option: problem; remedy`.
  public var description: String { "\(option): \(problem); \(remedy)" }
}
