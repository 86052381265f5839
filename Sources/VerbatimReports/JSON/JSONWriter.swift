/// Writes JSON into a byte buffer, key after key, without building a tree.
///
/// Text is copied where it needs no escape; numbers carry at most twelve significant digits, so that the bytes are the
/// same on every machine.
public struct JSONWriter: Sendable {
  /// What has been written.
  public var bytes: [UInt8] = []
  private var needsComma = false

  /// The defaults.
  public init() {}

  /// Empties the buffer and keeps its memory.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  // MARK: Structure

  /// `{ … }` around what `body` writes.
  public mutating func object(_ body: (inout JSONWriter) -> Void) { nest(0x7B, 0x7D, body) }

  /// `[ … ]` around what `body` writes.
  public mutating func array(_ body: (inout JSONWriter) -> Void) { nest(0x5B, 0x5D, body) }

  /// A key; the next call writes its value.
  public mutating func key(_ name: StaticString) {
    separate()
    bytes.append(0x22)
    bytes.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    bytes.append(0x22)
    bytes.append(0x3A)
    needsComma = false
  }

  /// A key that is only known at run time.
  public mutating func key(_ name: String) {
    string(name)
    bytes.append(0x3A)
    needsComma = false
  }

  /// Ends a line of JSON Lines.
  public mutating func endLine() {
    bytes.append(0x0A)
    needsComma = false
  }

  private mutating func nest(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
    separate()
    bytes.append(open)
    needsComma = false
    body(&self)
    bytes.append(close)
    needsComma = true
  }

  @inline(__always) private mutating func separate() {
    if needsComma { bytes.append(0x2C) }
    needsComma = true
  }

  // MARK: Values

  /// A string.
  public mutating func string(_ text: String) {
    var text = text
    text.withUTF8 { string($0) }
  }

  /// A string given as valid UTF-8.
  public mutating func string(_ utf8: UnsafeBufferPointer<UInt8>) {
    separate()
    bytes.append(0x22)
    var start = 0
    for i in 0..<utf8.count {
      let byte = utf8[i]
      if byte >= 0x20 && byte != 0x22 && byte != 0x5C && byte != 0x7F { continue }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<i]))
      escape(byte)
      start = i + 1
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
    bytes.append(0x22)
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case 0x22: bytes.append(contentsOf: [0x5C, 0x22])
    case 0x5C: bytes.append(contentsOf: [0x5C, 0x5C])
    case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
    case 0x0D: bytes.append(contentsOf: [0x5C, 0x72])
    case 0x09: bytes.append(contentsOf: [0x5C, 0x74])
    default:
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: [0x5C, 0x75, 0x30, 0x30, digits[Int(byte >> 4)], digits[Int(byte & 15)]])
    }
  }

  /// A whole number.
  public mutating func number(_ value: Int) {
    separate()
    appendDigits(value)
  }

  /// A number with twelve significant digits; `null` when it is nil or not finite.
  public mutating func number(_ value: Double?) {
    guard let value, value.isFinite else { return null() }
    separate()
    bytes.append(contentsOf: NumberText.significant(value).utf8)
  }

  /// A number with at most six decimals: scores and weights of one row.
  public mutating func decimal(_ value: Double) {
    guard value.magnitude < 1e12 else { return number(value) }
    separate()
    var rest = Int((value * 1e6).rounded())
    if rest < 0 {
      bytes.append(0x2D)
      rest = -rest
    }
    appendDigits(rest / 1_000_000)
    var fraction = rest % 1_000_000
    if fraction == 0 { return }
    bytes.append(0x2E)
    var unit = 100_000
    while fraction > 0 {
      bytes.append(0x30 + UInt8(fraction / unit))
      fraction %= unit
      unit /= 10
    }
  }

  /// `true` or `false`.
  public mutating func bool(_ value: Bool) {
    separate()
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  /// `null`.
  public mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
  }

  private mutating func appendDigits(_ value: Int) {
    if value >= 0 && value < 10 { return bytes.append(0x30 + UInt8(value)) }
    bytes.append(contentsOf: String(value).utf8)
  }
}
