public import TextAnalysis
public import Verbatim
internal import VerbatimModel
internal import VerbatimReports

/// Writes row-wise output as an SQLite database: complete under its name, or not there.
public final class TagDatabase {
  /// SQLite takes no more columns in a table; one is the row's number.
  static let mostColumns = 1_999

  private let plan: RunPlan
  private let comments: TaggedComments
  private var file: FinishedFile
  private let database: SQLiteDatabase
  private let insert: Inserts
  private var nextComment = 1
  /// Columns of the input that no database takes.
  private let shownColumns: Int

  /// The statements that add rows.
  private struct Inserts {
    let input: SQLiteStatement
    let comment: SQLiteStatement
    let tag: SQLiteStatement
    let hit: SQLiteStatement
    let evidence: SQLiteStatement
  }

  /// A database that will stand at `path`; `about` describes the run.
  ///
  /// `labelLanguage` is the language of the themes' names. Throws `OutputError` and ``SQLiteError``.
  public init(
    path: String, plan: RunPlan, catalog: ThemeCatalog, labelLanguage: String,
    about: [(key: String, value: String)]
  ) throws {
    self.plan = plan
    comments = TaggedComments(catalog, plan, labelLanguage: labelLanguage)
    shownColumns = min(plan.header.count, Self.mostColumns)
    try Self.refuseForeign(path)
    file = try FinishedFile(path: path)
    database = try SQLiteDatabase(path: file.temporaryPath, name: path, .making)
    // The file is thrown away if anything fails, so that there is nothing to roll back to.
    try database.run(
      "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; BEGIN")
    try database.run(TagSchema.tables)
    try database.run(Self.inputTable(plan.header.prefix(shownColumns)))
    try Self.fill(database, plan, catalog, labelLanguage, about)
    insert = Inserts(
      input: try database.prepare("INSERT INTO input VALUES (\(Self.marks(shownColumns + 1)))"),
      comment: try database.prepare("INSERT INTO comments VALUES (\(Self.marks(16)))"),
      tag: try database.prepare("INSERT INTO tags VALUES (\(Self.marks(4)))"),
      hit: try database.prepare("INSERT INTO hits VALUES (\(Self.marks(8)))"),
      evidence: try database.prepare("INSERT INTO evidence VALUES (\(Self.marks(6)))"))
  }

  /// Refuses to replace a database that something else made: it may hold more than can be tagged again.
  private static func refuseForeign(_ path: String) throws {
    let foreign = """
      SELECT count(*) FROM sqlite_schema WHERE type = 'table'
      HAVING sum(name IN ('about', 'comments', 'tags', 'hits')) < 4
      """
    guard let database = try? SQLiteDatabase(path: path, name: path, .reading),
      let tables = try? database.prepare(foreign), (try? tables.next()) == true
    else { return }
    throw SQLiteError(
      file: path, problem: "this database was not made by verbatim and would be lost",
      remedy: "choose another -o, or remove the file")
  }

  /// Columns of the input that were left out, because a database takes no more.
  public var columnsLeftOut: Int { plan.header.count - shownColumns }

  /// Adds records.
  public func write(_ block: AnalyzedBlock) throws {
    for row in block.rows {
      try insert.input.run(
        [.integer(row.number)] + (0..<shownColumns).map { value(block.batch.text(row.row, $0)) })
      for comment in comments.comments(of: row, in: block.batch) { try write(comment) }
    }
  }

  /// Makes the views and puts the finished database in its place.
  public func finish() throws {
    try database.run(TagSchema.views)
    try database.run("COMMIT")
    try file.finish()
  }

  private func write(_ comment: TaggedComment) throws {
    let number = SQLiteValue.integer(nextComment)
    nextComment += 1
    let (analysis, flags) = (comment.analysis, Set(comment.flags))
    func flag(_ name: String) -> SQLiteValue { .integer(flags.contains(name) ? 1 : 0) }
    try insert.comment.run([
      number, .integer(comment.row), SQLiteValue(comment.column), .text(comment.id), .text(comment.text),
      SQLiteValue(analysis?.language), SQLiteValue(comment.score), SQLiteValue(comment.band),
      SQLiteValue(comment.rejected), SQLiteValue(analysis?.sentiment.score),
      SQLiteValue(analysis?.sentiment.label.name), SQLiteValue(analysis?.sentiment.positive),
      SQLiteValue(analysis?.sentiment.negative), flag("no_text"), flag("no_answer"), flag("score_mismatch"),
    ])
    for theme in comment.themes {
      try insert.tag.run([
        number, .text(theme.id), .real(theme.sentiment.score), .text(theme.sentiment.label.name),
      ])
      for (span, term) in theme.evidence {
        try insert.evidence.run([
          number, .text(theme.id), .integer(span.start), .integer(span.end), .text(span.text), .text(term),
        ])
      }
    }
    for hit in comment.hits {
      try insert.hit.run([
        number, .integer(hit.span.start), .integer(hit.span.end), .text(hit.span.text),
        .text(hit.reason.entry),
        .real(hit.reason.valence), .real(hit.reason.weight), .text(hit.reason.rules.joined(separator: ";")),
      ])
    }
  }

  // MARK: - Tables

  private static func marks(_ count: Int) -> String {
    Array(repeating: "?", count: count).joined(separator: ",")
  }

  private func value(_ cell: String) -> SQLiteValue {
    switch CellValue(cell, hasDecimalComma: plan.hasDecimalComma) {
    case .empty: .null
    case .number(let number): number == number.rounded() ? .integer(Int(number)) : .real(number)
    case .text(let text): .text(text)
    }
  }

  /// The input's own columns, without a type, so that each cell keeps its own; names that differ in case alone are one to SQL.
  private static func inputTable(_ header: ArraySlice<String>) -> String {
    var taken: Set<String> = ["row"]
    let columns = header.map { name in
      var unique = name
      var number = 2
      while !taken.insert(unique.lowercased()).inserted {
        unique = "\(name)_\(number)"
        number += 1
      }
      return ", \"" + unique.replacing("\"", with: "\"\"") + "\""
    }
    return "CREATE TABLE input (\"row\" INTEGER PRIMARY KEY\(columns.joined()))"
  }

  private static func fill(
    _ database: SQLiteDatabase, _ plan: RunPlan, _ catalog: ThemeCatalog, _ language: String,
    _ about: [(key: String, value: String)]
  ) throws {
    let notes = try database.prepare("INSERT INTO about VALUES (?,?)")
    for (key, value) in about { try notes.run([.text(key), .text(value)]) }
    let bands = try database.prepare("INSERT INTO bands VALUES (?,?,?,?)")
    for (place, band) in plan.scale.bands.enumerated() {
      try bands.run([.text(band.id), .integer(place + 1), .real(band.low), .real(band.high)])
    }
    let themes = try database.prepare("INSERT INTO themes VALUES (?,?,?)")
    for (number, entry) in catalog.entries.enumerated() {
      let label = catalog.label(of: number, in: language)
      try themes.run([
        .text(entry.id), .text(label), SQLiteValue(entry.parent.map { catalog.entries[$0].id }),
      ])
    }
  }
}
