/// Unpacks a file with whatever adapters recognise it, one inside the other.
struct AdapterChain {
  let adapters: [any InputAdapter]
  let options: InputOptions

  /// The text in the file.
  func open(_ stream: any ByteStream, name: String) throws(InputError) -> AdaptedInput {
    var input = AdaptedInput(stream: stream, name: name)
    for _ in 0..<4 where input.dialect == nil {
      let start = try input.stream.read(4096, after: [], waits: !options.isUnbuffered)
      let whole = PrefixedStream(start, input.stream)
      guard let adapter = adapters.first(where: { $0.recognises(start, name: input.name) }) else {
        try Self.refuseBinary(start, name: name)
        try refuseQuery(name)
        input.stream = whole
        return input
      }
      if !adapter.takesQueries { try refuseQuery(name) }
      // A database is read where it lies, and must not be mistaken for its unpacked namesake.
      let opened = adapter.takesQueries ? name : input.name
      let inner = try readTable(try adapter.open(whole, name: opened, options: options))
      let descriptions = [input.description, inner.description].filter { !$0.isEmpty }
      let notices = input.notices + inner.notices
      input = inner
      input.description = descriptions.joined(separator: ", ")
      input.notices = notices
    }
    return input
  }

  /// A table of utterances in a workbook becomes one of conversations.
  private func readTable(_ input: AdaptedInput) throws(InputError) -> AdaptedInput {
    guard let dialect = input.dialect, let reader = adapters.first(where: \.readsTables) else { return input }
    var input = input
    let start = try input.stream.read(4096, after: [], waits: true)
    input.stream = PrefixedStream(start, input.stream)
    let shown = start.map { $0 == dialect.delimiter ? 0x09 : $0 }
    guard reader.recognises(shown, name: "table.tsv") else { return input }
    var options = options
    options.delimiter = dialect.delimiter
    var read = try reader.open(input.stream, name: input.name, options: options)
    read.notices = input.notices + read.notices
    read.description = [input.description, read.description].filter { !$0.isEmpty }.joined(separator: ", ")
    return read
  }

  private func refuseQuery(_ name: String) throws(InputError) {
    if options.sql == nil { return }
    throw InputError(file: name, problem: "it is no SQLite database", remedy: "leave out --sql")
  }

  /// What files of other kinds begin with, and what to do with them.
  private static let binaries: [(start: [UInt8], problem: String, remedy: String)] = [
    (
      [0x50, 0x4B, 0x03, 0x04], "it is a workbook or zip file that cannot be read here",
      "save the sheet as CSV"
    ),
    ([0x1F, 0x8B], "it is compressed with gzip, which cannot be read here", "unpack it first"),
    ([0xD0, 0xCF, 0x11, 0xE0], "it is a workbook in Excel's old .xls form", "save it as .xlsx or CSV"),
    ([0x25, 0x50, 0x44, 0x46], "it is a PDF", "export the answers as CSV or Excel"),
    (
      [0x28, 0xB5, 0x2F, 0xFD], "it is compressed with zstd, which cannot be read here",
      "unpack it with zstd -d"
    ),
    ([0x42, 0x5A, 0x68], "it is compressed with bzip2, which cannot be read here", "unpack it with bunzip2"),
    ([0x53, 0x51, 0x4C, 0x69, 0x74, 0x65, 0x20], "it is an SQLite database", "export the table as CSV"),
    ([0x50, 0x41, 0x52, 0x31], "it is a Parquet file", "export it as CSV or JSON Lines"),
  ]

  private static func refuseBinary(_ start: [UInt8], name: String) throws(InputError) {
    for binary in binaries where start.starts(with: binary.start) {
      throw InputError(file: name, problem: binary.problem, remedy: binary.remedy)
    }
    let text = String(decoding: start.prefix(256).drop { $0 <= 0x20 || $0 >= 0x80 }, as: UTF8.self)
      .lowercased()
    if ["<!doctype html", "<html", "<table", "<?xml"].contains(where: text.hasPrefix) {
      throw InputError(
        file: name, problem: "it is a page or XML, as some programs name .xls",
        remedy: "open it in Excel and save it as .xlsx or CSV")
    }
  }
}
