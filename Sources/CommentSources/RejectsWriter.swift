public import VerbatimModel

/// Formats the records that could not be used, for `--rejects FILE`: CSV with file, line, reason and the record as it stood.
public struct RejectsWriter: Sendable {
  /// What was formatted and not yet taken.
  public private(set) var bytes: [UInt8] = []
  /// How many records there were so far.
  public private(set) var count = 0

  /// The header line.
  public static let header = Array("file,line,reason,record\n".utf8)

  /// A writer with the header line in ``bytes``, unless another part of the same file has it.
  public init(withHeader: Bool = true) {
    if withHeader { bytes = Self.header }
  }

  /// Adds a row of a batch.
  public mutating func add(_ batch: RecordBatch, row: Int, reason: String) {
    add(
      file: batch.fileName, line: batch.rows[row].line, reason: reason,
      record: Self.readable(batch.rawRecord(row)))
  }

  /// Adds a place of a file, with what stood there.
  public mutating func add(file: String, line: Int, reason: String, record: some Collection<UInt8>) {
    appendCell(file.utf8)
    bytes.append(0x2C)
    bytes.append(contentsOf: String(line).utf8)
    bytes.append(0x2C)
    appendCell(reason.utf8)
    bytes.append(0x2C)
    appendCell(Self.inert(record))
    bytes.append(0x0A)
    count += 1
  }

  /// Hands out the bytes and starts afresh.
  public mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  /// As much of a cell as tells a formula from a number, in bytes.
  private static let longestFormulaSign = 64

  /// Cells of sheets and databases, which a control character parts, with tabs between them.
  private static func readable(_ record: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    record.contains(0x1F) ? record.map { $0 == 0x1F ? 0x09 : $0 }[...] : record
  }

  /// The record with a `'` before what a spreadsheet would run, wherever it may see a cell begin: its list separator is another
  /// one in other countries.
  private static func inert(_ record: some Collection<UInt8>) -> [UInt8] {
    let record = Array(record)
    var result: [UInt8] = []
    result.reserveCapacity(record.count)
    var isBeginning = true
    for (index, byte) in record.enumerated() {
      if isBeginning, byte != 0x22 {
        isBeginning = false
        let end = min(record.count, index + longestFormulaSign)
        let cell = record[index..<end].prefix { !separators.contains($0) && $0 != 0x22 }
        if !separators.contains(byte), Array(cell).withUnsafeBufferPointer(SpreadsheetFormula.begins) {
          result.append(0x27)
        }
      }
      if separators.contains(byte) { isBeginning = true }
      result.append(byte)
    }
    return result
  }

  /// Comma, semicolon, bar, tab and line breaks.
  private static let separators: Set<UInt8> = [0x2C, 0x3B, 0x7C, 0x09, 0x0A, 0x0D]

  /// Appends a cell, with a `'` before what a spreadsheet would run.
  private mutating func appendCell(_ cell: some Collection<UInt8>) {
    let isFormula = Array(cell.prefix(Self.longestFormulaSign)).withUnsafeBufferPointer(
      SpreadsheetFormula.begins)
    guard isFormula || cell.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else {
      bytes.append(contentsOf: cell)
      return
    }
    bytes.append(0x22)
    if isFormula { bytes.append(0x27) }
    for byte in cell {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }
}
