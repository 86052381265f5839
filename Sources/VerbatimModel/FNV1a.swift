/// The hash of Fowler, Noll and Vo (FNV-1a, 64 bits): a byte after the other, the same on every machine.
public enum FNV1a {
  /// The hash of no bytes.
  @inlinable @inline(__always) public static var seed: UInt64 { 0xCBF2_9CE4_8422_2325 }

  /// The hash with one byte more.
  @inlinable @inline(__always) public static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }
}
