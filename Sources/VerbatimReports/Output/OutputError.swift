internal import Glibc

/// Output that could not be written.
public struct OutputError: Error, Sendable, CustomStringConvertible {
  /// What is there after the failure.
  public enum Rest: Sendable {
    /// Nothing: no file was made or changed.
    case nothing
    /// What was written before, to a pipe or device that takes nothing back.
    case part
    /// A file that `--resume` goes on with.
    case resumable
    /// So many files that were complete before this one.
    case earlier(Int)
  }

  /// The file; nil for standard output.
  public let path: String?
  /// The system's error number.
  public let code: Int32
  /// What is there now.
  public let rest: Rest
  /// What is wrong and what to do, where it is not the system that refuses.
  public let problem: String?

  /// Takes each value as it is given.
  public init(path: String?, code: Int32, rest: Rest = .nothing) {
    self.path = path
    self.code = code
    self.rest = rest
    problem = nil
  }

  /// A place that must not be written to.
  public init(path: String, problem: String) {
    self.path = path
    code = EPERM
    rest = .nothing
    self.problem = problem
  }

  /// Whether the reader of a pipe has gone, which ends the program quietly.
  public var isClosedPipe: Bool { code == EPIPE }

  /// A line for the user.
  public var description: String {
    if let path, let problem { return "\(path): \(problem)" }
    if let path, code == EISDIR { return "\(path): this is a folder; name the file to write in it" }
    let failed = "\(path ?? "standard output"): cannot be written (\(String(cString: strerror(code))))"
    switch rest {
    case .nothing: return failed + "; no file was made or changed, choose another place for it"
    case .part: return failed + "; what stands there is not complete"
    case .resumable: return failed + "; mend that and run the same command again, --resume goes on from here"
    case .earlier(let count):
      let files = count == 1 ? "the file before it is" : "the \(count) files before it are"
      return failed + "; \(files) complete, choose another place for it"
    }
  }
}
