internal import LanguagePacks
internal import VerbatimModel

/// Finds out how a file is laid out, from its first megabyte.
struct InputSniffer {
  /// What was found.
  struct Result {
    var format: any RecordFormat
    var header: [String]
    var labels: [String]
    /// Where the data begin, and the line breaks before that.
    var start: (offset: Int, lines: Int) = (0, 0)
    /// What the format is called.
    var description: String
    var notices: [String] = []
    /// Whether the header is to be gathered from the records (JSON).
    var gathersHeader = false
  }

  let options: InputOptions
  let hints: ColumnHints?
  /// The file's name, for its extension.
  let name: String
  /// How cells are separated, where an adapter made the text.
  let dialect: Dialect?
  let isWhole: Bool

  /// Sniffs the text.
  func sniff(_ text: ArraySlice<UInt8>) -> Result {
    let sample = text.prefix(1 << 18)
    switch options.format == .auto || dialect != nil ? guess(sample) : options.format {
    case .jsonl: return json(isArray: false, text)
    case .json: return json(isArray: true, text)
    case .text: return lines
    case .delimited, .auto, .xlsx, .sqlite: return delimited(text, DialectResult(sample, self))
    }
  }

  /// The name's extension, in small letters.
  private var fileExtension: String {
    let file = name.split(separator: "/").last ?? ""
    return file.contains(".") ? file.split(separator: ".").last.map { $0.lowercased() } ?? "" : ""
  }

  /// Whether the extension says that the file is a table.
  private var isTable: Bool { ["csv", "tsv", "tab"].contains(fileExtension) || dialect != nil }

  private func guess(_ sample: ArraySlice<UInt8>) -> InputOptions.Format {
    if isTable { return .delimited }
    if fileExtension == "jsonl" || fileExtension == "ndjson" { return .jsonl }
    if let json = JSONShape.guess(sample, isOneDocument: fileExtension == "json") { return json }
    if fileExtension == "json" { return .json }
    let found = DialectResult(sample, self)
    if found.trial.width > 1 || found.isDeclared { return .delimited }
    let first = found.trial.records.first?.cells.first ?? ""
    let isNamed = hints?.match(first, .text) != nil && found.trial.records.count > 1
    return isNamed && fileExtension != "txt" ? .delimited : .text
  }

  private var lines: Result {
    Result(
      format: LineFormat(), header: ["text"], labels: ["text"], description: "plain text, a comment a line")
  }

  private func json(isArray: Bool, _ text: ArraySlice<UInt8>) -> Result {
    let place = isArray ? JSONShape.place(text, hints: hints) : nil
    let columns = place?.names.map { JSONColumns(positional: $0) } ?? JSONColumns()
    let start = place?.offset ?? 0
    let lines = text.prefix(start).count { $0 == 0x0A }
    let header = HeaderFinder.unique(columns.names).names
    return Result(
      format: JSONFormat(isArray: isArray, columns: columns, depth: place?.depth), header: header,
      labels: header, start: (start, lines), description: isArray ? "a JSON array" : "JSON Lines",
      notices: place?.notice.map { [$0] } ?? [], gathersHeader: place?.names == nil)
  }

  private func delimited(_ text: ArraySlice<UInt8>, _ found: DialectResult) -> Result {
    let trial = found.trial
    let header = HeaderFinder(options: options, hints: hints, isTable: isTable).find(trial)
    let parser = DelimitedParser(
      dialect: trial.dialect, columnCount: header.names.count, mendsQuotes: true)
    var start = (offset: found.start, lines: found.start > 0 ? 1 : 0)
    if header.skipped > 0, header.skipped <= trial.records.count {
      let last = trial.records[header.skipped - 1]
      start = (start.offset + last.end, start.lines + last.linesBefore)
    }
    let description = trial.width > 1 || header.names.count > 1 ? trial.dialect.description : "one column"
    return Result(
      format: DelimitedFormat(parser: parser), header: header.names, labels: header.labels, start: start,
      description: dialect == nil ? description : "", notices: header.notices)
  }

  /// The dialect of a sample, after a `sep=;` line if there is one.
  private struct DialectResult {
    let trial: DialectSniffer.Trial
    /// The length of the `sep=` line.
    let start: Int
    var isDeclared: Bool { start > 0 }

    init(_ sample: ArraySlice<UInt8>, _ sniffer: InputSniffer) {
      var options = sniffer.options
      if let dialect = sniffer.dialect {
        start = 0
        trial = DialectSniffer(options: options, isWhole: sniffer.isWhole && sample.count < 1 << 18)
          .trial(sample, dialect)
        return
      }
      start = Self.declaration(sample, &options)
      if options.delimiter == nil && ["tsv", "tab"].contains(sniffer.fileExtension) && sample.contains(0x09) {
        options.delimiter = 0x09
      }
      let isWhole = sniffer.isWhole && sample.count < 1 << 18
      trial = DialectSniffer(options: options, isWhole: isWhole).sniff(sample.dropFirst(start))
    }

    /// Reads Excel's `sep=;` line into the options, unless they name a delimiter; returns its length.
    private static func declaration(_ sample: ArraySlice<UInt8>, _ options: inout InputOptions) -> Int {
      let line = sample.prefix(16).prefix { $0 != 0x0A && $0 != 0x0D }
      let plain = line.filter { $0 != 0x22 && $0 != 0x20 }
      guard plain.count == 5, String(decoding: plain.prefix(4), as: UTF8.self).lowercased() == "sep="
      else { return 0 }
      if options.delimiter == nil { options.delimiter = plain.last }
      var end = line.count
      let rest = sample.dropFirst(end)
      end += rest.starts(with: [0x0D, 0x0A]) ? 2 : rest.isEmpty ? 0 : 1
      return end
    }
  }
}
