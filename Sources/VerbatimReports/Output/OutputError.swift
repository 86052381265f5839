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
  }

  /// What would be lost if the output took its place.
  public enum Held: Sendable {
    /// A file that this run reads.
    case input
    /// A database that holds something else than tags.
    case foreignDatabase
    /// The other output of this run.
    case otherOutput
  }

  /// What stands at the path and must stay; nil where the system refused.
  public let held: Held?
  /// The file; nil for standard output.
  public let path: String?
  /// The system's error number.
  public let code: Int32
  /// What is there now.
  public let rest: Rest

  /// Takes each value as it is given.
  public init(path: String?, code: Int32, rest: Rest = .nothing) {
    self.path = path
    self.code = code
    self.rest = rest
    held = nil
  }

  /// Something stands at `path` that must not be replaced.
  public init(path: String, holding held: Held) {
    self.path = path
    code = EEXIST
    rest = .nothing
    self.held = held
  }

  /// Whether the reader of a pipe has gone, which ends the program quietly.
  public var isClosedPipe: Bool { code == EPIPE }

  /// A line for the user.
  public var description: String {
    if let path, let held {
      switch held {
      case .input: return "\(path): this file is read by the same command; choose another place with -o"
      case .foreignDatabase:
        return
          "\(path): this database holds other things than tags and would be lost; choose another place with -o"
      case .otherOutput:
        return
          "\(path): the output and --rejects cannot be the same file; choose another place for one of them"
      }
    }
    if let path, code == EISDIR { return "\(path): this is a folder; name the file to write in it" }
    let failed = "\(path ?? "standard output"): cannot be written (\(String(cString: strerror(code))))"
    switch rest {
    case .nothing: return failed + "; no file was made or changed, choose another place with -o"
    case .part: return failed + "; what stands there is not complete"
    case .resumable: return failed + "; mend that and run the same command again, --resume goes on from here"
    }
  }
}
