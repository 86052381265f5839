internal import CSQLite

/// What SQLite could not do.
public struct SQLiteError: Error, Sendable, CustomStringConvertible {
  /// The database's path.
  public let file: String
  /// What is wrong.
  public let problem: String
  /// What to do about it.
  public let remedy: String

  init(file: String, problem: String, remedy: String) {
    self.file = file
    self.problem = problem
    self.remedy = remedy
  }

  /// What SQLite says of its last call.
  init(_ connection: OpaquePointer?, file: String, remedy: String) {
    self.init(
      file: file,
      problem: "SQLite says: " + (sqlite3_errmsg(connection).map { String(cString: $0) } ?? "no memory"),
      remedy: remedy)
  }

  /// One line: `file: problem; remedy`.
  public var description: String { "\(file): \(problem); \(remedy)" }
}
