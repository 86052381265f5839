/// Writes values one behind the other, in as few bytes as they take.
struct PackedWriter {
  private(set) var bytes: [UInt8] = []

  /// Seven bits a byte, lowest first; small magnitudes are short.
  mutating func write(_ value: Int64) {
    var rest = UInt64(bitPattern: (value << 1) ^ (value >> 63))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func write(_ value: Int) { write(Int64(value)) }

  mutating func write(_ value: Double) {
    withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  /// Bytes as they are.
  mutating func append(_ raw: [UInt8]) { bytes += raw }

  /// How many there are, then each.
  mutating func write<Value>(_ values: [Value], _ body: (inout PackedWriter, Value) -> Void) {
    write(values.count)
    for value in values { body(&self, value) }
  }
}

/// Reads what ``PackedWriter`` wrote, in the same order.
struct PackedReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func int64() -> Int64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  mutating func int() -> Int { Int(int64()) }

  mutating func double() -> Double {
    defer { position += 8 }
    return bytes.withUnsafeBytes { bytes in
      Double(
        bitPattern: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)))
    }
  }

  mutating func string() -> String {
    let count = int()
    defer { position += count }
    return String(decoding: bytes[position..<position + count], as: UTF8.self)
  }

  /// Passes over bytes.
  mutating func skip(_ count: Int) { position += count }

  mutating func array<Value>(_ body: (inout PackedReader) -> Value) -> [Value] {
    let count = int()
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(body(&self)) }
    return values
  }
}
