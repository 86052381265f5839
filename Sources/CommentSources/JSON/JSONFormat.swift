internal import VerbatimModel

/// JSON Lines, or the elements of a JSON array.
struct JSONFormat: RecordFormat {
  let isArray: Bool
  let columns: JSONColumns
  /// The brackets around the array; nil where there is none.
  var depth: Int?

  func cut(_ bytes: UnsafeBufferPointer<UInt8>, _ ahead: LookAhead, _ unclosed: inout Unclosed)
    -> RecordCut
  {
    isArray ? JSONElements(bytes).cut(ahead, &unclosed) : RecordCutter.lines.cut(bytes, ahead, &unclosed)
  }

  /// Of an array, one that has an element a line: else the end of the first cannot be told from its lines.
  func firstLine(_ bytes: UnsafeBufferPointer<UInt8>) -> RecordCut {
    let line = RecordCutter.lines.firstLine(bytes)
    if !isArray { return line }
    let text = bytes[..<line.end].filter { $0 > 0x20 && $0 != 0x2C }
    guard text.first == 0x7B, text.count > 1, let last = text.last else { return RecordCut() }
    // Of one that lacks its bracket, the next line begins with another.
    let next = bytes[line.end...].first { $0 > 0x20 }
    return last == 0x7D || next == 0x7B && last != 0x5B && last != 0x3A ? line : RecordCut()
  }

  func parse(_ block: SourceBlock) -> RecordBatch {
    var reader = JSONRecordReader(columns: columns, gathers: false, records: block.recordCount)
    var rows: [RecordRow] = []
    rows.reserveCapacity(block.recordCount)
    forEachRecord(block, &reader) { record, line, problem in
      rows.append(
        RecordRow(number: block.firstRecord + rows.count, line: line, record: record, problem: problem))
    }
    if block.isCutOff, let last = rows.indices.last { rows[last].problem = .tooLong }
    var text = block.bytes
    reader.resolveEscapes(&text)
    var batch = RecordBatch(
      index: block.index, fileName: block.fileName, bytes: text, source: block.bytes,
      columnCount: columns.names.count, cells: reader.cells, rows: rows, unknownColumns: reader.unknown)
    batch.repeatedColumns = reader.repeated
    return batch
  }

  /// The columns, with those that the records of `block` need besides.
  func gathering(_ block: SourceBlock) -> JSONFormat {
    var reader = JSONRecordReader(columns: columns, gathers: true, records: 0)
    forEachRecord(block, &reader) { _, _, _ in }
    return JSONFormat(isArray: isArray, columns: reader.columns, depth: depth)
  }

  private func forEachRecord(
    _ block: SourceBlock, _ reader: inout JSONRecordReader,
    _ body: (CellRange, _ line: Int, RowProblem?) -> Void
  ) {
    block.bytes.withUnsafeBufferPointer { bytes in
      if isArray && block.isSingle {
        var elements = JSONElements(bytes)
        let start = Int(elements.next()?.stretch.start ?? 0)
        let problem = reader.read(JSONScanner(bytes, from: start, to: bytes.count))
        body(CellRange(start, bytes.count), block.firstLine, problem)
      } else if isArray {
        var elements = JSONElements(bytes)
        while let found = elements.next() {
          let problem = reader.read(
            JSONScanner(bytes, from: Int(found.stretch.start), to: Int(found.stretch.end)))
          body(found.stretch, block.firstLine + found.line, problem)
        }
      } else {
        block.forEachLine { record, line in
          let problem = reader.read(JSONScanner(bytes, from: Int(record.start), to: Int(record.end)))
          body(record, line, problem)
        }
      }
    }
  }
}

/// The elements of a JSON array, in text that begins between two of them.
struct JSONElements {
  private var scanner: JSONScanner
  private var lines = 0
  private var counted = 0
  /// Whether the array's closing bracket was passed.
  private(set) var isFinished = false

  init(_ bytes: UnsafeBufferPointer<UInt8>) { scanner = JSONScanner(bytes) }

  /// The next element with the line breaks before it, and where it begins with its key; `isWhole` is false where the text
  /// ends inside it.
  ///
  /// Asks `isUnclosed` of the bracket that opens it whether it is known to stay open; then nothing of it is read.
  mutating func next(isUnclosed: (Int) -> Bool = { _ in false })
    -> (stretch: CellRange, line: Int, isWhole: Bool, key: (at: Int, line: Int))?
  {
    repeat { scanner.skipSpace() } while scanner.take(0x2C)
    if isFinished || scanner.at == scanner.end { return nil }
    if scanner.current == 0x5D || scanner.current == 0x7D {
      scanner.at += 1
      isFinished = true
      return nil
    }
    let key = (at: scanner.at, line: countLines(to: scanner.at))
    skipKey()
    let start = scanner.at
    let line = countLines(to: start)
    let isWhole = !isUnclosed(start) && skipElement()
    return (CellRange(start, scanner.at), line, isWhole, key)
  }

  /// Of an object whose values are the records, the key is passed over.
  private mutating func skipKey() {
    guard scanner.current == 0x22 else { return }
    let start = scanner.at
    if scanner.string() != nil, scanner.take(0x3A) { scanner.skipSpace() } else { scanner.at = start }
  }

  private mutating func skipElement() -> Bool {
    switch scanner.current {
    case 0x7B, 0x5B: return scanner.skipNested()
    case 0x22: return scanner.string() != nil
    default:
      while scanner.at < scanner.end, scanner.current != 0x2C, scanner.current != 0x5D,
        scanner.current != 0x7D
      {
        scanner.at += 1
      }
      return scanner.at < scanner.end
    }
  }

  /// Takes down the brackets before `limit` that stay open from the beginning of a stretch on.
  private func noteOpen(_ stretch: CellRange, before limit: Int, _ unclosed: inout Unclosed) {
    if limit == 0 { return }
    var scanner = JSONScanner(scanner.bytes, from: Int(stretch.start))
    var open: [Int32] = []
    while scanner.at < scanner.end {
      switch scanner.current {
      case 0x22: if scanner.string() == nil { scanner.at = scanner.end }
      case 0x7B, 0x5B:
        open.append(Int32(scanner.at))
        scanner.at += 1
      case 0x7D, 0x5D:
        let opening = open.popLast()
        // Closed by the other kind of bracket it is not closed.
        if let opening, opening < limit,
          (scanner.bytes[Int(opening)] == 0x7B) != (scanner.current == 0x7D)
        {
          unclosed.insert(Int(opening))
        }
        scanner.at += 1
      default: scanner.at += 1
      }
    }
    for bracket in open where bracket < limit { unclosed.insert(Int(bracket)) }
  }

  private mutating func countLines(to offset: Int) -> Int {
    while counted < offset {
      if scanner.bytes[counted] == 0x0A { lines += 1 }
      counted += 1
    }
    return lines
  }

  /// Where the text may be cut off: behind its last element, or the first behind as many bytes as are enough.
  consuming func cut(_ ahead: LookAhead, _ unclosed: inout Unclosed) -> RecordCut {
    var cut = RecordCut()
    while let found = next(isUnclosed: { unclosed.contains($0) }) {
      guard found.isWhole else {
        cut.isInsideQuotes = true
        cut.isUnclosed = unclosed.contains(Int(found.stretch.start))
        if !cut.isUnclosed {
          noteOpen(found.stretch, before: ahead.noted(of: scanner.bytes.count), &unclosed)
        }
        // The key goes with its value.
        cut.end = found.key.at
        cut.lines = found.key.line
        return cut
      }
      cut.records += 1
      cut.end = scanner.at
      cut.lines = countLines(to: scanner.at)
      if cut.end >= ahead.enough { return cut }
    }
    cut.isFinished = isFinished
    if isFinished || scanner.at == scanner.end {
      cut.end = scanner.at
      cut.lines = countLines(to: scanner.at)
    }
    return cut
  }
}
