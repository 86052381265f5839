/// Turns UTF-8 byte offsets into offsets in Unicode scalars, which is how Python and most scripts count.
struct ScalarOffsets {
  private let utf8: UnsafeBufferPointer<UInt8>
  private var byte = 0
  private var scalar = 0

  init(_ utf8: UnsafeBufferPointer<UInt8>) { self.utf8 = utf8 }

  /// The number of scalars before the byte at `offset`; cheap for ascending offsets.
  mutating func scalar(at offset: Int) -> Int {
    if offset < byte {
      byte = 0
      scalar = 0
    }
    while byte < offset {
      if utf8[byte] & 0xC0 != 0x80 { scalar += 1 }
      byte += 1
    }
    return scalar
  }
}
