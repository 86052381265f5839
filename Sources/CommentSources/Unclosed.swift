/// The quotes and brackets of a file from which no end of a record was found, as far as anybody looks.
///
/// Who comes upon one of them again need not look as far: without it, a file of quotes out of place would be gone through to
/// its end for each of its lines.
struct Unclosed {
  /// One bit for each byte of the file from `origin` on, which is a multiple of 64.
  private var bits: [UInt64] = []
  private var origin = 0
  /// The offset in the file at which the text begins that offsets are counted from.
  private var base = 0

  /// Takes down a quote or bracket.
  mutating func insert(_ offset: Int) {
    let place = base + offset - origin
    while bits.count <= place / 64 { bits.append(0) }
    bits[place / 64] |= 1 << UInt64(place % 64)
  }

  /// Whether it was taken down.
  func contains(_ offset: Int) -> Bool {
    let place = base + offset - origin
    return place / 64 < bits.count && bits[place / 64] & 1 << UInt64(place % 64) != 0
  }

  /// Counts offsets from `count` bytes on.
  mutating func drop(_ count: Int) {
    base += count
    let words = (base - origin) / 64
    guard words > bits.count / 2 else { return }
    bits.removeFirst(min(words, bits.count))
    origin += words * 64
  }
}
