/// Writes cells of comma- or tab-separated text by RFC 4180, safe to open in a spreadsheet.
struct CellWriter: Sendable {
  /// The byte between cells.
  let separator: UInt8
  /// Whether cells that a spreadsheet would run as a formula are written as they are.
  let isRaw: Bool
  private(set) var bytes: [UInt8] = []
  /// How many cells got a `'` before them.
  private(set) var escapedCells = 0
  private var isFirst = true

  init(separator: UInt8, isRaw: Bool) {
    self.separator = separator
    self.isRaw = isRaw
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    isFirst = true
  }

  mutating func cell(_ text: String) {
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
  mutating func endRow() {
    bytes.append(0x0D)
    bytes.append(0x0A)
    isFirst = true
  }

  /// Whether a spreadsheet may take the cell for a formula: `=`, `@`, tab or CR first, or `+` or `-` before what is no number.
  private static func looksLikeFormula(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = utf8.first else { return false }
    switch first {
    case 0x3D, 0x40, 0x09, 0x0D: return true
    case 0x2B, 0x2D:
      return !isNumber(utf8.dropFirst())
    default: return false
    }
  }

  /// Whether it is a number behind its sign, with an exponent or a percent sign perhaps; a sign alone is no formula either.
  private static func isNumber(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    if text.isEmpty { return true }
    func isPlain(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || byte == 0x2E || byte == 0x2C }
    var rest = text.drop(while: isPlain)
    guard rest.count < text.count else { return false }
    if let first = rest.first, first | 0x20 == 0x65 {
      rest = rest.dropFirst()
      if rest.first == 0x2B || rest.first == 0x2D { rest = rest.dropFirst() }
      guard !rest.isEmpty, rest.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
      return true
    }
    return rest.isEmpty || rest.elementsEqual([0x25])
  }
}
