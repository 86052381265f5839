/// Writes JSON into a byte buffer, key after key, without building a tree.
///
/// Text is copied where it needs no escape; numbers carry at most twelve significant digits, so that the bytes are the
/// same on every machine.
public struct JSONWriter: ~Copyable {
  private var buffer = ByteBuffer()
  private var needsComma = false

  /// What has been written.
  public var bytes: [UInt8] { Array(buffer.all) }

  /// What has been written; to be read before the next change.
  var written: UnsafeBufferPointer<UInt8> { buffer.all }

  /// The defaults.
  public init() {}

  /// Empties the buffer and keeps its memory.
  public mutating func removeAll() {
    buffer.removeAll()
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
    buffer.reserve(name.utf8CodeUnitCount + 3)
    buffer.put(0x22)
    buffer.put(name.utf8Start, name.utf8CodeUnitCount)
    buffer.put(0x22)
    buffer.put(0x3A)
    needsComma = false
  }

  /// A key that is only known at run time.
  public mutating func key(_ name: String) {
    string(name)
    buffer.append(0x3A)
    needsComma = false
  }

  /// Ends a line of JSON Lines.
  public mutating func endLine() {
    buffer.append(0x0A)
    needsComma = false
  }

  private mutating func nest(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
    separate()
    buffer.append(open)
    needsComma = false
    body(&self)
    buffer.append(close)
    needsComma = true
  }

  @inline(__always) private mutating func separate() {
    if needsComma { buffer.append(0x2C) }
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
    buffer.reserve(utf8.count * 6 + 2)
    buffer.put(0x22)
    let bytes = UnsafeRawBufferPointer(utf8)
    var i = 0
    while i + 8 <= utf8.count {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self))
      if Self.mayNeedEscape(word) {
        for byte in utf8[i..<(i + 8)] { put(byte) }
      } else {
        buffer.put(word: word)
      }
      i += 8
    }
    while i < utf8.count {
      put(utf8[i])
      i += 1
    }
    buffer.put(0x22)
  }

  /// Whether one of eight bytes is below 0x20, a quote, a backslash or 0x7F; sometimes true where none is.
  @inline(__always) private static func mayNeedEscape(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    func zeroes(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
    let controls = (word &- ones &* 0x20) & ~word
    let special =
      zeroes(word ^ (ones &* 0x22)) | zeroes(word ^ (ones &* 0x5C)) | zeroes(word ^ (ones &* 0x7F))
    return (controls | special) & (ones &* 0x80) != 0
  }

  /// Writes a byte of a string; there is room for six.
  @inline(__always) private mutating func put(_ byte: UInt8) {
    if byte >= 0x20 && byte != 0x22 && byte != 0x5C && byte != 0x7F { buffer.put(byte) } else { escape(byte) }
  }

  /// An object whose first fields are JSON already, without the closing brace; `body` writes the others.
  mutating func object(_ head: [UInt8], _ body: (inout JSONWriter) -> Void) {
    separate()
    head.withUnsafeBufferPointer { buffer.append($0) }
    body(&self)
    buffer.append(0x7D)
    needsComma = true
  }

  private mutating func escape(_ byte: UInt8) {
    buffer.put(0x5C)
    switch byte {
    case 0x22, 0x5C: buffer.put(byte)
    case 0x0A: buffer.put(0x6E)
    case 0x0D: buffer.put(0x72)
    case 0x09: buffer.put(0x74)
    default:
      buffer.put(0x75)
      buffer.put(0x30)
      buffer.put(0x30)
      buffer.put(Self.hexDigit(byte >> 4))
      buffer.put(Self.hexDigit(byte & 15))
    }
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

  /// A whole number.
  public mutating func number(_ value: Int) {
    separate()
    buffer.append(digits: value)
  }

  /// A number with twelve significant digits; `null` when it is nil or not finite.
  public mutating func number(_ value: Double?) {
    guard let value, value.isFinite else { return null() }
    separate()
    text(NumberText.significant(value))
  }

  /// A number with at most six decimals: scores and weights of one row.
  public mutating func decimal(_ value: Double) {
    guard value.magnitude < 1e12 else { return number(value) }
    separate()
    var rest = Int((value * 1e6).rounded())
    buffer.reserve(28)
    if rest < 0 {
      buffer.put(0x2D)
      rest = -rest
    }
    buffer.append(digits: rest / 1_000_000)
    var fraction = rest % 1_000_000
    if fraction == 0 { return }
    buffer.reserve(7)
    buffer.put(0x2E)
    var unit = 100_000
    while fraction > 0 {
      buffer.put(0x30 + UInt8(fraction / unit))
      fraction %= unit
      unit /= 10
    }
  }

  /// `true` or `false`.
  public mutating func bool(_ value: Bool) {
    separate()
    text(value ? "true" : "false")
  }

  /// `null`.
  public mutating func null() {
    separate()
    text("null")
  }

  private mutating func text(_ plain: String) {
    var plain = plain
    plain.withUTF8 { buffer.append($0) }
  }
}
