public import LanguagePacks
public import VerbatimModel

/// Customers' comments from files or standard input, as blocks of records.
///
/// Reading is sequential and cheap: it decodes and looks for record boundaries. ``SourceBlock/parse()`` splits a block into
/// cells, and may run on any thread. Memory is bounded by the blocks in flight.
public struct CommentSource: ~Copyable {
  /// The files, in the order in which they are read.
  public private(set) var files: [String]
  /// The names of the columns, each once.
  public private(set) var header: [String] = []
  /// What respondents were asked, column by column; the names where the file does not say.
  public private(set) var labels: [String] = []
  /// What the first file is, such as "semicolon-separated, windows-1252".
  public private(set) var format = ""
  /// What was guessed, left out or mended so far; for the user to read.
  public private(set) var notices: [String] = []
  /// The size of all files, as far as known beforehand: nil with standard input.
  public private(set) var totalBytes: Int?

  /// Is told how far reading has got whenever a block is handed out, and once more at the end.
  public var watcher: (@Sendable (ReadProgress) -> Void)?

  private let options: InputOptions
  private let adapters: [any InputAdapter]
  private let hints: ColumnHints?
  /// Whether the columns have their names from the file.
  private var hasHeader = true
  private var nextFile = 0
  private var current: OpenInput?
  private var pending: [SourceBlock] = []
  private var firstPending = 0
  private var blockIndex = 0
  private var nextRecord = 1
  /// The file that is being read, the bytes of those before it, and whether what was read of them tells how far reading is.
  private var file: FileStream?
  private var passedBytes = 0
  private var isLinear = true

  /// Opens the input: files, folders, wildcards, `-` for standard input.
  ///
  /// `hints` help to tell a header from data; adapters read what is not text.
  public init(
    _ inputs: [String], options: InputOptions = InputOptions(), hints: ColumnHints? = .embedded,
    adapters: [any InputAdapter] = []
  ) throws(InputError) {
    self.init(files: inputs, options: options, hints: hints, adapters: adapters)
    files = try InputPaths.expand(inputs)
    totalBytes = Self.size(files)
    notices += InputPaths.leftOut(inputs) + InputPaths.repeated(files)
    try openNext()
    try requireRecords()
  }

  /// Reads from a stream instead of a file; `name` is for messages and for its extension.
  public init(
    stream: any ByteStream, name: String, options: InputOptions = InputOptions(),
    hints: ColumnHints? = .embedded, adapters: [any InputAdapter] = []
  ) throws(InputError) {
    self.init(files: [name], options: options, hints: hints, adapters: adapters)
    nextFile = 1
    try open(stream, name: name)
    try requireRecords()
  }

  private init(
    files: [String], options: InputOptions, hints: ColumnHints?, adapters: [any InputAdapter]
  ) {
    self.files = files
    self.options = options
    self.hints = hints
    self.adapters = adapters
  }

  /// The next whole records, about ``InputOptions/blockSize`` bytes of them; nil at the end of the input.
  public mutating func nextBlock() throws(InputError) -> SourceBlock? {
    if firstPending == pending.count {
      pending.removeAll(keepingCapacity: true)
      firstPending = 0
      guard try readAhead() else {
        watcher?(progress(isAtEnd: true))
        return nil
      }
    }
    firstPending += 1
    watcher?(progress(isAtEnd: false))
    return pending[firstPending - 1]
  }

  private func progress(isAtEnd: Bool) -> ReadProgress {
    let bytes = passedBytes + (file?.consumed ?? 0)
    return ReadProgress(
      records: nextRecord - 1, share: totalBytes.map { $0 > 0 && isLinear ? Double(bytes) / Double($0) : 0 },
      isAtEnd: isAtEnd)
  }

  /// The first `rows` records, without consuming them: what scales and columns are inferred from.
  public mutating func sample(rows: Int? = nil) throws(InputError) -> [RecordBatch] {
    let wanted = rows ?? options.sampleRows
    var left = wanted
    var batches: [RecordBatch] = []
    var index = firstPending
    while left > 0 {
      if index == pending.count, try !readAhead() { break }
      let batch = pending[index].parse().prefix(left)
      left -= batch.rows.count
      batches.append(batch)
      index += 1
    }
    return batches
  }

  // MARK: - Files

  /// Adds at least one block to those that wait; false at the end of the input.
  private mutating func readAhead() throws(InputError) -> Bool {
    let before = pending.count
    while pending.count == before, let input = current {
      if let block = try input.nextBlock(index: blockIndex, firstRecord: nextRecord) {
        append(block)
      } else {
        close(input)
        try openNext()
      }
    }
    return pending.count > before
  }

  private mutating func append(_ block: SourceBlock) {
    blockIndex += 1
    nextRecord += block.recordCount
    pending.append(block)
  }

  /// Says what only reading to the end could tell.
  private mutating func close(_ input: OpenInput) {
    notices += input.endNotices
    current = nil
  }

  private mutating func openNext() throws(InputError) {
    while current == nil, nextFile < files.count {
      nextFile += 1
      let stream = try FileStream(path: files[nextFile - 1])
      passedBytes += file?.size ?? 0
      file = stream
      try open(stream, name: stream.name)
    }
  }

  private mutating func open(_ stream: any ByteStream, name: String) throws(InputError) {
    let adapted = try AdapterChain(adapters: adapters, options: options).open(stream, name: name)
    // Workbooks and databases are not read from their beginning to their end.
    if adapted.dialect != nil { isLinear = false }
    let options = adapted.dialect == nil ? options : options.forAdapted(hasHeader: adapted.hasHeader)
    let input = try OpenInput(
      adapted.stream, name: name, options: options, isGuessed: self.options.encoding == nil)
    if adapted.dialect == nil && options.encoding == nil {
      try BinaryCheck.refuse(input.text, name: name)
    }
    if !options.repairEncoding { noticeMojibake(input) }
    let sniffer = InputSniffer(
      options: options, hints: hints, name: adapted.name, dialect: adapted.dialect, isWhole: input.isAtEnd)
    var found = sniffer.sniff(input.text)
    notices += (adapted.notices + found.notices).map { $0.hasPrefix("\(name):") ? $0 : "\(name): \($0)" }
    input.drop(found.start.offset, lines: found.start.lines)
    input.format = found.format
    current = input
    let before = pending.count
    if found.gathersHeader { try gatherColumns(input, &found) }
    if header.isEmpty {
      hasHeader = !(found.format is LineFormat)
      header = found.header
      labels = found.labels
      describe(adapted, found, input)
    } else {
      try adopt(found, input, firstBlock: before)
    }
  }

  private mutating func describe(_ adapted: AdaptedInput, _ found: InputSniffer.Result, _ input: OpenInput) {
    let encoding = adapted.dialect == nil ? input.encoding.name : ""
    format = [adapted.description, found.description, encoding].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private mutating func noticeMojibake(_ input: OpenInput) {
    let count = Mojibake.count(Array(input.text))
    if count > 0 {
      notices.append(
        "\(input.name): \(count) wrongly decoded characters such as 'Ã«' at its beginning; --repair-encoding mends them"
      )
    }
  }

  /// Reads the first records of a JSON file ahead, for the names of their fields.
  private mutating func gatherColumns(_ input: OpenInput, _ found: inout InputSniffer.Result)
    throws(InputError)
  {
    guard var format = found.format as? JSONFormat else { return }
    let before = pending.count
    var rows = 0
    while rows < options.sampleRows,
      let block = try input.nextBlock(index: blockIndex, firstRecord: nextRecord)
    {
      rows += block.recordCount
      format = format.gathering(block)
      append(block)
    }
    for index in before..<pending.count { pending[index] = pending[index].with(format) }
    input.format = format
    found.format = format
    found.header = HeaderFinder.unique(format.columns.names).names
    found.labels = found.header
  }

  /// Maps the columns of a further file to those of the first.
  private mutating func adopt(
    _ found: InputSniffer.Result, _ input: OpenInput, firstBlock: Int
  ) throws(InputError) {
    let mapping = ColumnMapping(of: found.header, to: header)
    if mapping.isIdentity || found.header.isEmpty { return }
    if mapping.missing.count == header.count {
      throw InputError(
        file: input.name, problem: "it has none of the columns of '\(files[0])'",
        remedy: "read files with different columns one at a time")
    }
    if let notice = mapping.notice { notices.append("\(input.name): \(notice)") }
    input.format = MappedFormat(base: input.format, columns: mapping.columns)
    for index in firstBlock..<pending.count { pending[index] = pending[index].with(input.format) }
  }

  /// Makes sure that there is something to read.
  private mutating func requireRecords() throws(InputError) {
    let remedy = "check that the export succeeded, or name another file"
    let name = FileStream.name(of: files[0])
    if header.isEmpty {
      guard let first = pending.first else {
        throw InputError(file: name, problem: "there is nothing in it", remedy: remedy)
      }
      throw InputError(
        file: name, line: first.firstLine, problem: "no record with named fields could be read",
        remedy: "a record is a JSON object with names in double quotes, one a line or all in an array; "
          + remedy)
    }
    if !pending.isEmpty { return }
    guard try readAhead() else {
      if !hasHeader { throw InputError(file: name, problem: "there is nothing in it", remedy: remedy) }
      throw InputError(
        file: name, line: 1, problem: "there is a header (\(header.count) columns) and nothing below it",
        remedy: remedy)
    }
  }

  private static func size(_ files: [String]) -> Int? {
    var total = 0
    for file in files {
      guard file != "-", let stream = try? FileStream(path: file), let size = stream.size else { return nil }
      total += size
    }
    return total
  }
}
