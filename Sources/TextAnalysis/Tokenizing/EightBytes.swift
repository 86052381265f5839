/// Eight bytes of text in one integer, the first in its lowest byte, looked at together.
///
/// Each question is answered by a mask with the highest bit set in the bytes that it is true of. No carry leaves a byte: what
/// is added to the lower seven bits of a byte stays below 256.
struct EightBytes {
  private let bytes: UInt64
  /// The bytes with ASCII's letters in lower case; what is no letter is spoilt.
  let lower: UInt64

  private static let high: UInt64 = 0x8080_8080_8080_8080
  private static let ones: UInt64 = 0x0101_0101_0101_0101

  @inline(__always) init(_ start: UnsafePointer<UInt8>) {
    bytes = UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self))
    lower = bytes | 0x20 &* Self.ones
  }

  /// ASCII's letters.
  @inline(__always) private var letters: UInt64 {
    let low = lower & ~Self.high
    let fromA = low &+ (0x80 &- 0x61) &* Self.ones
    let pastZ = low &+ (0x80 &- 0x7B) &* Self.ones
    return fromA & ~pastZ & ~bytes & Self.high
  }

  /// How many letters of ASCII stand at the beginning.
  @inline(__always) var leadingLetters: Int { (~letters & Self.high).trailingZeroBitCount &>> 3 }

  /// Those of the first `count` bytes, all letters, that are capitals.
  @inline(__always) func upper(_ count: Int) -> UInt64 {
    ~(bytes &<< 2) & Self.high & Self.first(count)
  }

  /// Whether three letters running are the same within the first `count` bytes, but for case.
  @inline(__always) func hasTriple(_ count: Int) -> Bool {
    let differs = lower ^ (lower &>> 8)
    let same = ~(((differs & ~Self.high) &+ ~Self.high) | differs | ~Self.high)
    return count > 2 && same & (same &>> 8) & Self.first(count &- 2) != 0
  }

  /// The first `count` bytes, at most eight.
  @inline(__always) private static func first(_ count: Int) -> UInt64 {
    count >= 8 ? ~0 : (1 &<< UInt64(truncatingIfNeeded: 8 &* count)) &- 1
  }
}
