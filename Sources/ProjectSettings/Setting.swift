/// One setting in force.
public struct Setting: Sendable, Equatable {
  /// Where a value comes from; the first wins.
  public enum Source: Sendable, Equatable, CustomStringConvertible {
    /// Given with the call.
    case flag
    /// A variable of the environment.
    case environment(String)
    /// The project's file, at a line.
    case file(String, line: Int)
    /// What holds when nothing is said.
    case builtIn

    /// For people.
    public var description: String {
      switch self {
      case .flag: "flag"
      case .environment(let name): "environment \(name)"
      case .file(let path, let line): "\(path):\(line)"
      case .builtIn: "default"
      }
    }
  }

  /// The option's long name; with the command's before it where it holds for that alone: `report.min-n`.
  public let name: String
  /// The values; none where the program decides.
  public let values: [String]
  /// Where they come from.
  public let source: Source
}
