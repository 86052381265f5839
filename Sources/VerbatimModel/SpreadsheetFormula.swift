/// What a spreadsheet would run instead of showing it.
public enum SpreadsheetFormula {
  /// Whether a spreadsheet may take the cell for a formula: `=`, `@`, a tab or a line break first, or `+` or `-` before what is
  /// no number; the wide forms of these signs, too.
  public static func begins(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
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
