import CommentSources
import LanguagePacks
import SQLiteFiles
import TextAnalysis
import Verbatim
import VerbatimModel
import VerbatimReports
import WorkbookFiles

/// Tags a source into one of the forms that `verbatim tag` writes; each returns what is to be said about it.
struct TagJob {
  let plan: RunPlan
  let engine: TextEngine
  /// Whose fingerprint a database holds.
  let files: LexiconFiles
  let rejects: RejectsFile
  /// Where the output goes with `--resume`, and the rejected records with it; nil without.
  var continued: ResumableOutput?

  /// Writes a stream of records.
  func write<Format: TagFormat & Sendable>(
    _ source: consuming CommentSource, _ format: Format, to path: String?
  ) throws -> [String] {
    if let continued { return try go(on: continued, source, format) }
    let file = OutputBox(try OutputFile(path: path))
    let result = try Run.tag(
      source, engine: engine, plan: plan, format: format, write: file.write, rejects: rejects.write)
    try rejects.finish()
    try file.finish()
    return result.notices + FormulaNotice.escaped(result.escapedCells)
  }

  /// Writes cells between commas or tabs.
  func writeDelimited(
    _ source: consuming CommentSource, _ format: TagCSV, to path: String?
  ) throws -> [String] {
    let notices = TagHeader.notices(format.header.renamed)
    return try write(source, format, to: path) + notices
  }

  /// Writes a stream of records behind those that an earlier run wrote.
  private func go<Format: TagFormat & Sendable>(
    on output: ResumableOutput, _ source: consuming CommentSource, _ format: Format
  ) throws -> [String] {
    var last = output.start ?? TagProgress()
    if output.start == nil { try output.writeRejects(RejectsWriter.header) }
    let result = try Run.tag(
      source, engine: engine, plan: plan, format: format, from: output.start,
      progress: { progress in
        last = progress
        try output.mark(progress)
      }, write: output.write, rejects: output.writeRejects)
    try output.finish(last)
    return result.notices + FormulaNotice.escaped(result.escapedCells)
  }

  /// Writes a workbook.
  func writeWorkbook(_ source: consuming CommentSource, to path: String) throws -> [String] {
    let book = try TagWorkbook(path: path, plan: plan, catalog: engine.catalog)
    let result = try Run.rows(source, engine: engine, plan: plan, write: book.write, rejects: rejects.write)
    try rejects.finish()
    try book.finish()
    return result.notices + Self.left(book.columnsLeftOut, in: "a sheet")
      + TagHeader.notices(book.renamedColumns) + WorkbookNotice.cut(book.cutTexts)
  }

  /// Writes a database.
  func writeDatabase(
    _ source: consuming CommentSource, to path: String, labelLanguage: String
  ) throws -> [String] {
    let about = [
      ("verbatim", Version.number), ("lexicons", files.digest), ("scale", plan.scale.id),
      ("input", source.files.joined(separator: "\n")),
    ]
    let database = try TagDatabase(
      path: path, plan: plan, catalog: engine.catalog, labelLanguage: labelLanguage, about: about)
    let result = try Run.rows(
      source, engine: engine, plan: plan, write: database.write, rejects: rejects.write)
    try rejects.finish()
    try database.finish()
    return result.notices + Self.left(database.columnsLeftOut, in: "a database")
  }

  private static func left(_ columns: Int, in place: String) -> [String] {
    columns == 0
      ? [] : ["the last \(columns) columns of the input were left out: there is no room in \(place)"]
  }
}

/// What is said of a workbook.
enum WorkbookNotice {
  /// Texts that no cell can hold.
  static func cut(_ count: Int) -> [String] {
    count == 0 ? [] : ["\(count) texts were cut at 32,767 characters, the most that a cell holds"]
  }
}

/// What is said of cells that a spreadsheet would run.
enum FormulaNotice {
  /// Cells that got a `'`.
  static func escaped(_ count: Int) -> [String] {
    if count == 0 { return [] }
    let (cells, have, them) = count == 1 ? ("cell", "has", "it") : ("cells", "have", "them")
    return [
      "\(NumberText.grouped(count)) \(cells) that a spreadsheet might run as a formula \(have) a ' before \(them); --raw leaves \(them) as is"
    ]
  }
}
