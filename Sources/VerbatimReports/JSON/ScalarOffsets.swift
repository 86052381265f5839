/// Turns UTF-8 byte offsets into offsets in Unicode scalars, which is how Python and most scripts count.
struct ScalarOffsets {
  private let utf8: UnsafeBufferPointer<UInt8>
  private var byte = 0
  private var scalar = 0
  /// How many bytes at the start are ASCII, so that their offsets are the same.
  private let plain: Int

  init(_ utf8: UnsafeBufferPointer<UInt8>) {
    self.utf8 = utf8
    var plain = 0
    while plain + 8 <= utf8.count,
      UnsafeRawBufferPointer(utf8).loadUnaligned(fromByteOffset: plain, as: UInt64.self)
        & 0x8080_8080_8080_8080 == 0
    {
      plain += 8
    }
    while plain < utf8.count, utf8[plain] < 0x80 { plain += 1 }
    self.plain = plain
  }

  /// The number of scalars before the byte at `offset`; cheap for ascending offsets.
  mutating func scalar(at offset: Int) -> Int {
    if offset <= plain { return offset }
    if offset < byte || byte < plain {
      byte = plain
      scalar = plain
    }
    while byte < offset {
      if utf8[byte] & 0xC0 != 0x80 { scalar += 1 }
      byte += 1
    }
    return scalar
  }
}
