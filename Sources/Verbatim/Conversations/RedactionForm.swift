public import CommentSources
public import LanguagePacks
internal import VerbatimModel

/// In which form a file is masked.
public enum RedactionForm {
  /// JSON Lines or a document, with its text.
  case json(WholeText)
  /// Captions, transcripts and plain text.
  case lines(WholeText)
  /// A table, read in blocks.
  case table(String)

  /// The most text that is held in memory.
  private static let longest = 1 << 30

  /// Decides by the option, the name and the beginning of the content.
  public init(_ path: String, options: InputOptions, adapters: [any InputAdapter]) throws(InputError) {
    let suffix = path.lowercased().split(separator: ".").last.map(String.init) ?? ""
    if options.format == .delimited
      || ["csv", "tsv", "tab", "xlsx", "xlsm", "sqlite", "sqlite3", "db"].contains(suffix)
        && options.format == .auto
    {
      self = .table(path)
      return
    }
    let whole = try WholeText(path: path, options: options, adapters: adapters, limit: Self.longest)
    let first = whole.bytes.first { $0 > 0x20 }
    let isJSON =
      options.format == .json || options.format == .jsonl
      || options.format == .auto && (["json", "jsonl", "ndjson"].contains(suffix) || first == 0x7B)
    self = isJSON ? .json(whole) : .lines(whole)
  }

  /// What is to be done with each column of a table.
  public static func columns(_ source: inout CommentSource, _ rules: RedactionRules, files: LexiconFiles)
    throws -> RedactionColumns
  {
    let months = try MonthNames(files)
    let chooser = ColumnChooser(
      hints: try ColumnHints(files), catalog: try ScaleCatalog(files), months: months)
    let sample = try source.sample(rows: 1_000)
    let roles = try chooser.choose(
      header: source.header, labels: source.labels, sample: sample, request: ColumnRequest(),
      file: source.files[0])
    var columns = RedactionColumns(source.header)
    let plain = [roles.score, roles.time, roles.language, roles.weight].compactMap { $0?.index }
    columns.kept = Set(plain.filter { rules.column(named: source.header[$0])?.kind != "birth" })
    let dated = roles.dates.map(\.index).filter {
      !columns.kept.contains($0) && rules.column(named: source.header[$0])?.kind != "birth"
    }
    for column in dated { columns.dates[column] = DateReader(column: column, in: sample, months: months) }
    if let id = roles.id?.index, rules.column(named: source.header[id]) == nil {
      columns.id = id
      columns.kept.insert(id)
    }
    return columns
  }
}

/// What is to be done with each column of a table that is masked.
public struct RedactionColumns: Sendable {
  /// The names of the columns, which may say what they hold.
  public let header: [String]
  /// The columns that stay as they are: scores, dates, weights, languages, and ids.
  public var kept: Set<Int> = []
  /// The columns of dates: a cell that is one stays as it is.
  var dates: [Int: DateReader] = [:]
  /// The column of ids, in which addresses, phone numbers and names are masked; nil for none.
  public var id: Int?

  /// All columns are masked.
  public init(_ header: [String]) { self.header = header }

  /// Whether a cell of a column of dates is nothing but a date in digits, with a time or without.
  ///
  /// Dates with words in them are masked like any text, which leaves them as they are; a long row of digits, or many short
  /// ones, may be a number of somebody's.
  func isDate(_ text: String, column: Int) -> Bool {
    guard let reader = dates[column], text.utf8.allSatisfy({ Self.inDates.contains($0) }) else {
      return false
    }
    let runs = text.split { !$0.isNumber }
    return runs.count >= 2 && runs.count <= (text.contains("T") ? 9 : 7) && runs.allSatisfy { $0.count <= 4 }
      && reader.read(text) != nil
  }

  private static let inDates = Set("0123456789-/.:+ TZAPMapm".utf8)

  /// Leaves a column as it is.
  public mutating func keep(_ column: Int) {
    kept.insert(column)
    dates[column] = nil
    if id == column { id = nil }
  }
}
