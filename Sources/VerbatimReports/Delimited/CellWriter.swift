internal import VerbatimModel

/// Writes cells of comma- or tab-separated text by RFC 4180, safe to open in a spreadsheet.
public struct CellWriter: Sendable {
  /// The byte between cells.
  let separator: UInt8
  /// Whether cells that a spreadsheet would run as a formula are written as they are.
  let isRaw: Bool
  /// What was written since the start, or since `removeAll()`.
  public private(set) var bytes: [UInt8] = []
  /// How many cells got a `'` before them.
  public private(set) var escapedCells = 0
  /// How many records were ended.
  public private(set) var rows = 0
  private var isFirst = true

  /// A writer of cells with `separator` between them.
  public init(separator: UInt8, isRaw: Bool) {
    self.separator = separator
    self.isRaw = isRaw
  }

  /// Forgets the bytes, which were handed on.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    isFirst = true
  }

  /// Adds a cell to the record.
  public mutating func cell(_ text: String) {
    var text = text
    text.withUTF8 { cell($0) }
  }

  /// A cell given as valid UTF-8.
  mutating func cell(_ utf8: UnsafeBufferPointer<UInt8>) {
    if !isFirst { bytes.append(separator) }
    isFirst = false
    let isFormula = !isRaw && SpreadsheetFormula.begins(utf8)
    let needsQuotes = isFormula || utf8.contains { $0 == separator || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    if !needsQuotes { return bytes.append(contentsOf: utf8) }
    bytes.append(0x22)
    if isFormula {
      bytes.append(0x27)
      escapedCells += 1
    }
    for byte in utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  /// Ends the record.
  public mutating func endRow() {
    bytes.append(0x0D)
    bytes.append(0x0A)
    rows += 1
    isFirst = true
  }
}
