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

  /// The columns that stay as they are: ids, scores, dates, weights and languages, as far as they are found.
  public static func keptColumns(_ source: inout CommentSource, files: LexiconFiles) throws -> Set<Int> {
    let chooser = ColumnChooser(
      hints: try ColumnHints(files), catalog: try ScaleCatalog(files), months: try MonthNames(files))
    let sample = try source.sample(rows: 1_000)
    let roles = try chooser.choose(
      header: source.header, labels: source.labels, sample: sample, request: ColumnRequest(),
      file: source.files[0])
    return Set([roles.id, roles.score, roles.time, roles.language, roles.weight].compactMap { $0?.index })
  }
}
