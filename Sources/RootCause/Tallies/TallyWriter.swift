/// Writes integers as variable-length bytes, the same on every machine.
struct TallyWriter {
  private(set) var bytes: [UInt8] = []

  /// A zigzag LEB128 integer: seven bits a byte, lowest first, small magnitudes short.
  mutating func write(_ value: Int128) {
    var rest = UInt128(bitPattern: (value << 1) ^ (value >> 127))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func write(_ value: some FixedWidthInteger) { write(Int128(value)) }

  /// Integers of which most are zero: each non-zero one after the number of zeros before it.
  mutating func writeSparse(_ values: some Collection<Int128>) {
    write(values.count { $0 != 0 })
    var zeros = 0
    for value in values {
      if value == 0 {
        zeros += 1
      } else {
        write(zeros)
        write(value)
        zeros = 0
      }
    }
  }

  mutating func append(_ raw: [UInt8]) { bytes += raw }
}

/// Reads what `TallyWriter` wrote.
struct TallyReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  mutating func expect(_ raw: [UInt8]) throws(TallyDecodingError) {
    guard bytes.count >= position + raw.count, Array(bytes[position..<position + raw.count]) == raw
    else { throw .notATally }
    position += raw.count
  }

  mutating func read() throws(TallyDecodingError) -> Int128 {
    var value: UInt128 = 0
    var shift: UInt128 = 0
    while true {
      guard position < bytes.count else { throw .truncated(offset: position) }
      guard shift < 128 else { throw .outOfRange(offset: position) }
      let byte = bytes[position]
      position += 1
      value |= UInt128(byte & 0x7f) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return Int128(bitPattern: value >> 1) ^ -Int128(bitPattern: value & 1)
  }

  /// A count or sum in the range that `limit` allows.
  mutating func readCount(limit: Int64 = .max) throws(TallyDecodingError) -> Int64 {
    let start = position
    let value = try read()
    guard value >= 0, value <= Int128(limit) else { throw .outOfRange(offset: start) }
    return Int64(value)
  }

  mutating func readSparse(count: Int) throws(TallyDecodingError) -> [Int128] {
    var values = [Int128](repeating: 0, count: count)
    var next = 0
    for _ in 0..<(try readCount(limit: Int64(count))) {
      next += Int(try readCount(limit: Int64(count)))
      guard next < count else { throw .outOfRange(offset: position) }
      let value = try read()
      guard value.magnitude < Self.largestSum else { throw .outOfRange(offset: position) }
      values[next] = value
      next += 1
    }
    return values
  }

  /// Sums below this leave room to merge a hundred tallies of forged bytes without overflow.
  private static let largestSum: UInt128 = 1 << 120

  /// A number of rows, cut to what can be added up without overflow.
  static func count(_ value: Int128) -> Int64 { Int64(max(0, min(value, 1 << 52))) }
}

/// Why bytes could not be read as a tally.
public enum TallyDecodingError: Error, Sendable, Hashable {
  /// The bytes do not begin with the mark of a tally.
  case notATally
  /// The tally was written by a version that this one cannot read.
  case unknownVersion(Int)
  /// The bytes end at `offset`, within the tally.
  case truncated(offset: Int)
  /// A number at `offset` cannot occur there.
  case outOfRange(offset: Int)
  /// Bytes follow the tally.
  case trailingBytes
}
