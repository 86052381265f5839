import CommentSources
import Foundation
import LanguagePacks
import Verbatim
import VerbatimModel
import VerbatimReports
import WorkbookFiles

/// Why a file was not masked, when others before it were.
private struct LaterFileFailure: Error, CustomStringConvertible {
  let error: any Error
  let complete: Int

  var description: String {
    "\(error); "
      + (complete == 1 ? "the file before it is complete" : "the \(complete) files before it are complete")
  }
}

/// Masks files one after the other.
struct RedactionJob: ~Copyable {
  private var redactor: InputRedactor
  private let options: InputOptions
  private let files: LexiconFiles
  private let rules: RedactionRules
  private let keep: [String]
  /// Whether cells that a spreadsheet would run as a formula are written as they are.
  private let isRaw: Bool
  private let isQuiet: Bool
  private var escapedCells = 0
  /// What was noticed, with what is personal in names of files masked.
  var notices: [String] {
    noticed + damaged.notices.map { redactor.redactPlace($0) } + FormulaNotice.escaped(escapedCells)
  }
  private var noticed: [String] = []

  init(
    redactor: consuming InputRedactor, rules: RedactionRules, options: InputOptions, files: LexiconFiles,
    keep: [String], isRaw: Bool, isQuiet: Bool
  ) {
    self.rules = rules
    self.redactor = redactor
    self.options = options
    self.files = files
    self.keep = keep
    self.isRaw = isRaw
    self.isQuiet = isQuiet
  }

  /// How many places were masked, by kind.
  var counts: [String: Int] { redactor.counts }

  /// Masks files into a folder, which is made where it is missing; each keeps its name, with what is personal in it masked.
  mutating func redact(_ paths: [String], intoFolder folder: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw InputError(file: folder, problem: "the folder cannot be made", remedy: "name another with -o")
    }
    for path in paths where path != "-" { FilesRead.note(path) }
    var taken: Set<String> = []
    let targets = paths.map { path in
      let name = path == "-" ? "standard-input" : URL(fileURLWithPath: path).lastPathComponent
      return URL(fileURLWithPath: folder).appendingPathComponent(free(targetName(name), &taken)).path
    }
    for (path, target) in zip(paths, targets) where FilesRead.contain(target) {
      throw InputError(
        file: path, problem: "it would be written over an input, \(redactor.redactPlace(target))",
        remedy: "name another folder with -o")
    }
    for (index, (path, target)) in zip(paths, targets).enumerated() {
      do {
        try redact(path, to: target)
      } catch let error as OutputError where index > 0 && error.problem == nil {
        throw OutputError(path: error.path, code: error.code, rest: .earlier(index))
      } catch  where index > 0 {
        throw LaterFileFailure(error: error, complete: index)
      }
    }
  }

  /// The name with what is personal in it masked; a database, which is not written, becomes a table of text.
  private func targetName(_ name: String) -> String {
    let isPacked = name.lowercased().hasSuffix(".gz") && name.count > 3
    let name = isPacked ? String(name.dropLast(3)) : name
    let masked = redactor.redactPlace(name)
    let suffix = URL(fileURLWithPath: name).pathExtension
    let stem = masked.hasSuffix("." + suffix) ? String(masked.dropLast(suffix.count + 1)) : masked
    let isDatabase = ["sqlite", "sqlite3", "db"].contains(suffix.lowercased())
    let isMacro = suffix.lowercased() == "xlsm"
    return suffix.isEmpty ? masked : stem + "." + (isDatabase ? "csv" : isMacro ? "xlsx" : suffix)
  }

  /// The name, numbered where another file has it already.
  private func free(_ name: String, _ taken: inout Set<String>) -> String {
    let suffix = URL(fileURLWithPath: name).pathExtension
    let stem = suffix.isEmpty ? name : String(name.dropLast(suffix.count + 1))
    var chosen = name
    var number = 2
    while !taken.insert(chosen).inserted {
      chosen = "\(stem)-\(number)" + (suffix.isEmpty ? "" : "." + suffix)
      number += 1
    }
    return chosen
  }

  /// Masks one file; `target` nil for standard output.
  mutating func redact(_ path: String, to target: String?) throws {
    switch try RedactionForm(path, options: options, adapters: InputArguments.adapters) {
    case .json(let whole):
      try write(redactor.json(whole.bytes), to: target, whole.notices)
      noteDamagedLines(whole.bytes, path)
    case .lines(let whole): try write(redactor.lines(whole.bytes), to: target, whole.notices)
    case .table(let path): try table(path, to: target)
    }
  }

  /// Looks for lines of JSON Lines that are no JSON; a document is none of lines.
  private mutating func noteDamagedLines(_ bytes: [UInt8], _ path: String) {
    func isJSON(_ line: ArraySlice<UInt8>) -> Bool {
      (try? JSONSerialization.jsonObject(with: Data(line), options: .fragmentsAllowed)) != nil
    }
    var isLines = false
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where line.contains(where: { $0 > 0x20 }) {
      if isJSON(line) { isLines = true } else if isLines { damaged.note(path, index + 1) } else { return }
    }
  }

  /// Records that cannot be read as they should be: masked like all others.
  private struct Damaged {
    var count = 0
    var first = ""

    mutating func note(_ file: String, _ line: Int) {
      if count == 0 { first = "\(file):\(line)" }
      count += 1
    }

    var notices: [String] {
      count == 0
        ? []
        : [
          "\(first): " + (count == 1 ? "a record is damaged" : "\(count) records are damaged, this the first")
            + "; masked and kept as it can be read"
        ]
    }
  }

  private var damaged = Damaged()

  private mutating func write(_ bytes: [UInt8], to target: String?, _ noticed: [String]) throws {
    try refuseRaw(target)
    if let target, target.lowercased().hasSuffix(".xlsx") {
      throw InputError(
        file: target, problem: "only tables are written as workbooks, and the input is none",
        remedy: "give -o the input's own extension")
    }
    let file = OutputBox(try OutputFile(path: target))
    try file.write(bytes)
    try file.finish()
    add(noticed)
  }

  private func refuseRaw(_ target: String?) throws {
    guard isRaw else { return }
    throw InputError(
      file: target ?? "standard output",
      problem: "--raw is for tables of text; here no cell can be a formula",
      remedy: "leave it out")
  }

  private mutating func add(_ noticed: [String]) { self.noticed += noticed.map { redactor.redactPlace($0) } }

  // MARK: Tables

  private mutating func table(_ path: String, to target: String?) throws {
    var source = try CommentSource(
      [path], options: options, hints: try ColumnHints(files), adapters: InputArguments.adapters)
    if !isQuiet, target != nil, target != "-" { source.watcher = ProgressLine.watcher() }
    let delimiter = Self.delimiter(source.format)
    var columns = try RedactionForm.columns(&source, rules, files: files)
    for name in keep {
      columns.keep(try ColumnRoles.resolve(name, in: source.header, option: "--keep", file: path).index)
    }
    let before = redactor.longRows
    if let target, target.lowercased().hasSuffix(".xlsx") {
      try refuseRaw(target)
      let book = try TableWorkbook(path: target, header: source.header)
      var read = 0
      while let block = try source.nextBlock() {
        let batch = block.parse()
        read += block.recordCount
        for row in batch.rows.indices {
          try check(row, of: batch)
          try book.add(redactor.cells(batch, row, columns, delimiter: delimiter))
        }
      }
      try LostRecords.check("records", read: read, found: book.rows)
      try book.finish()
      if book.cutTexts > 0 {
        noticed.append("texts cut at 32,767 characters, more than a cell holds: \(book.cutTexts)")
      }
    } else {
      let file = OutputBox(try OutputFile(path: target))
      var writer = CellWriter(separator: delimiter, isRaw: isRaw)
      for name in source.header { writer.cell(name) }
      writer.endRow()
      var read = 0
      while let block = try source.nextBlock() {
        let batch = block.parse()
        read += block.recordCount
        for row in batch.rows.indices {
          try check(row, of: batch)
          for cell in redactor.cells(batch, row, columns, delimiter: delimiter) { writer.cell(cell) }
          writer.endRow()
        }
        try file.write(writer.bytes)
        writer.removeAll()
      }
      try LostRecords.check("records", read: read, found: writer.rows - 1)
      try file.write(writer.bytes)
      try file.finish()
      escapedCells += writer.escapedCells
    }
    add(source.notices)
    let long = redactor.longRows - before
    if long > 0 { noticed.append("rows with more cells than the header, masked and kept: \(long)") }
  }

  /// Refuses a record that was cut off: what is written would lack the rest of it.
  private mutating func check(_ row: Int, of batch: RecordBatch) throws {
    guard let problem = batch.rows[row].problem, problem.isFatal else { return }
    // Cells beyond the header are told of apart.
    if problem != .tooManyCells { damaged.note(batch.fileName, batch.rows[row].line) }
    guard problem == .tooLong else { return }
    throw InputError(
      file: "\(redactor.redactPlace(batch.fileName)):\(batch.rows[row].line)",
      problem: "a record of more than 16 MB would be cut off",
      remedy: "take it out, or shorten its longest cell, and run again")
  }

  private static func delimiter(_ format: String) -> UInt8 {
    if format.contains("semicolon") { return 0x3B }
    if format.contains("tab-") { return 0x09 }
    return format.contains("pipe-") ? 0x7C : 0x2C
  }
}
