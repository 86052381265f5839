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
    let isFormula = !isRaw && Self.looksLikeFormula(utf8)
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

  /// Whether a spreadsheet may take the cell for a formula: `=`, `@`, a tab or a line break first, or `+` or `-` before what is
  /// no number; the wide forms of these signs, too.
  private static func looksLikeFormula(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = utf8.first else { return false }
    let wide = utf8.count > 2 && first == 0xEF && utf8[1] == 0xBC ? utf8[2] : 0
    switch first {
    case 0x3D, 0x40, 0x09, 0x0A, 0x0D: return true
    // A sign alone is what many answer.
    case 0x2B, 0x2D: return utf8.count > 1 && !isNumber(utf8.dropFirst())
    case _ where wide == 0x9D || wide == 0xA0: return true
    case _ where wide == 0x8B || wide == 0x8D: return utf8.count > 3 && !isNumber(utf8.dropFirst(3))
    default: return false
    }
  }

  /// `3`, `3,5`, `1e5`, `1.5E-05`, `3.5%`.
  private static func isNumber(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var rest = text
    if rest.last == 0x25 { rest = rest.dropLast() }
    let mantissa = rest.prefix { $0 | 0x20 != 0x65 }
    guard !mantissa.isEmpty, mantissa.allSatisfy({ isDigit($0) || $0 == 0x2E || $0 == 0x2C }) else {
      return false
    }
    if mantissa.count == rest.count { return true }
    var exponent = rest.dropFirst(mantissa.count + 1)
    if exponent.first == 0x2B || exponent.first == 0x2D { exponent = exponent.dropFirst() }
    return !exponent.isEmpty && exponent.allSatisfy(isDigit)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
