internal import CSQLite

/// An open database; closed when nobody holds it any more.
final class SQLiteDatabase {
  /// How a database is opened.
  enum Access {
    /// An existing one, which is not changed.
    case reading
    /// A new one.
    case making
  }

  let file: String
  fileprivate let connection: OpaquePointer
  private let remedy: String

  /// Opens the database at `path`; `name` is what messages call it.
  init(path: String, name: String, _ access: Access) throws(SQLiteError) {
    var opened: OpaquePointer?
    let flags = access == .reading ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    remedy =
      access == .reading
      ? "check the query and the database" : "check the room on the disk, or choose another -o"
    let status = sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_NOMUTEX, nil)
    guard status == SQLITE_OK, let opened else {
      let error = SQLiteError(opened, file: name, remedy: "check the file and its permissions")
      sqlite3_close_v2(opened)
      throw error
    }
    connection = opened
    file = name
    sqlite3_busy_timeout(opened, 5_000)
  }

  deinit { sqlite3_close_v2(connection) }

  /// Runs statements that give no rows.
  func run(_ sql: String) throws(SQLiteError) {
    if sqlite3_exec(connection, sql, nil, nil, nil) != SQLITE_OK { throw failure }
  }

  /// A statement that can be run many times.
  func prepare(_ sql: String) throws(SQLiteError) -> SQLiteStatement { try SQLiteStatement(sql, self) }

  fileprivate var failure: SQLiteError { SQLiteError(connection, file: file, remedy: remedy) }
}

/// A value in a cell of a database.
enum SQLiteValue {
  case null
  case integer(Int)
  case real(Double)
  case text(String)

  /// The value; nil is null.
  init(_ text: String?) { self = text.map { .text($0) } ?? .null }
  /// The value; nil is null.
  init(_ number: Double?) { self = number.map { .real($0) } ?? .null }
}

/// A prepared statement; finalized when nobody holds it any more.
final class SQLiteStatement {
  /// SQLite is to copy what it is given.
  private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  private let database: SQLiteDatabase
  private let statement: OpaquePointer

  fileprivate init(_ sql: String, _ database: SQLiteDatabase) throws(SQLiteError) {
    var prepared: OpaquePointer?
    guard sqlite3_prepare_v2(database.connection, sql, -1, &prepared, nil) == SQLITE_OK else {
      throw database.failure
    }
    guard let prepared else {
      throw SQLiteError(
        file: database.file, problem: "the query is empty", remedy: "write a SELECT after --sql")
    }
    statement = prepared
    self.database = database
  }

  deinit { sqlite3_finalize(statement) }

  /// Runs the statement once with these values.
  func run(_ values: [SQLiteValue]) throws(SQLiteError) {
    for (index, value) in values.enumerated() {
      let place = Int32(index + 1)
      switch value {
      case .null: sqlite3_bind_null(statement, place)
      case .integer(let number): sqlite3_bind_int64(statement, place, Int64(number))
      case .real(let number): sqlite3_bind_double(statement, place, number)
      case .text(let text):
        sqlite3_bind_text(statement, place, text, Int32(text.utf8.count), Self.transient)
      }
    }
    let status = sqlite3_step(statement)
    sqlite3_reset(statement)
    if status != SQLITE_DONE && status != SQLITE_ROW { throw database.failure }
  }

  /// Whether running it leaves the database as it is.
  var isReadOnly: Bool { sqlite3_stmt_readonly(statement) != 0 }

  /// The names of the columns that it gives; none where it gives no rows.
  var columns: [String] {
    (0..<sqlite3_column_count(statement)).map { String(cString: sqlite3_column_name(statement, $0)) }
  }

  /// Goes to the next row; false behind the last.
  func next() throws(SQLiteError) -> Bool {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw database.failure
    }
  }

  /// Calls `body` with the text of a cell of the current row, which lives as long as the call: nothing for null, numbers
  /// as SQLite writes them.
  func withText<Result>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let text = sqlite3_column_text(statement, Int32(column))
    let count = sqlite3_column_bytes(statement, Int32(column))
    return body(UnsafeBufferPointer(start: text, count: text == nil ? 0 : Int(count)))
  }
}
