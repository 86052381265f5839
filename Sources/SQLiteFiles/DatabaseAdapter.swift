public import CommentSources

/// Reads a table or the rows of a query from an SQLite database.
public struct DatabaseAdapter: InputAdapter {
  /// The adapter.
  public init() {}

  /// It runs the query that the user gives.
  public var takesQueries: Bool { true }

  /// Whether the file begins as this kind does.
  public func recognises(_ start: [UInt8], name: String) -> Bool {
    start.starts(with: Array("SQLite format 3\0".utf8))
  }

  /// The text in the file.
  public func open(
    _ stream: any ByteStream, name: String, options: InputOptions
  ) throws(InputError) -> AdaptedInput {
    // SQLite reads where it needs to, so that it must have the file itself, not a stream of it.
    guard isDatabase(name) else {
      throw InputError(
        file: name, problem: "an SQLite database cannot be read from a pipe or a packed file",
        remedy: "name the database's file itself")
    }
    do throws(SQLiteError) {
      let database = try SQLiteDatabase(path: name, name: name, .reading)
      let table = options.sql == nil ? try Self.onlyTable(database) : nil
      let query = options.sql ?? "SELECT * FROM \(Self.quoted(table ?? ""))"
      let statement = try database.prepare(query)
      guard statement.isReadOnly, !statement.columns.isEmpty else {
        throw SQLiteError(
          file: name, problem: "the query after --sql gives no rows",
          remedy: "write one that begins with SELECT")
      }
      return AdaptedInput(
        stream: DatabaseStream(statement), name: name, dialect: DatabaseStream.dialect,
        description: "SQLite database, \(table.map { "table '\($0)'" } ?? "query")", hasHeader: true)
    } catch {
      throw InputError(file: error.file, problem: error.problem, remedy: error.remedy)
    }
  }

  private func isDatabase(_ path: String) -> Bool {
    var start = [UInt8](repeating: 0, count: 16)
    let count = start.withUnsafeMutableBufferPointer { (try? FileStream(path: path).read(into: $0)) ?? 0 }
    return recognises(Array(start.prefix(count)), name: path)
  }

  /// The table of a database that has but one.
  private static func onlyTable(_ database: SQLiteDatabase) throws(SQLiteError) -> String {
    // The widest first: that with the records rather than one of codes.
    let list = try database.prepare(
      """
      SELECT name FROM sqlite_schema AS tables WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
      ORDER BY (SELECT count(*) FROM pragma_table_info(tables.name)) DESC, name
      """)
    var tables: [String] = []
    while try list.next() { tables.append(list.withText(0) { String(decoding: $0, as: UTF8.self) }) }
    if let table = tables.first, tables.count == 1 { return table }
    if tables.isEmpty {
      throw SQLiteError(
        file: database.file, problem: "the database has no tables", remedy: "name another file")
    }
    let names = tables.sorted().prefix(20).map { "'\($0)'" }.joined(separator: ", ")
    throw SQLiteError(
      file: database.file, problem: "the database has \(tables.count) tables: \(names)",
      remedy: "say what to read, as in --sql 'SELECT * FROM \(quoted(tables[0]))'")
  }

  /// A name as SQL takes it: bare where it can be.
  static func quoted(_ name: String) -> String {
    let isPlain = name.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte | 0x20) && byte >= 0x41 || byte == 0x5F
    }
    return isPlain && !name.isEmpty ? name : "\"" + name.replacing("\"", with: "\"\"") + "\""
  }
}
