/// The lines of a text, numbered from 1, without their line breaks.
struct TextLines: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var at = 0
  /// The number of the line that was handed out last.
  private(set) var number = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> String? {
    guard at < bytes.count else { return nil }
    var end = at
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    let line = String(decoding: bytes[at..<end], as: UTF8.self)
    at = end + 1
    if end + 1 < bytes.count, bytes[end] == 0x0D, bytes[end + 1] == 0x0A { at += 1 }
    number += 1
    return line
  }
}

extension StringProtocol {
  /// Without white space and direction marks at the ends.
  func trimmed() -> String {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isWhitespace || [0x200E, 0x200F, 0x202A, 0x202C, 0xFEFF].contains(scalar.value)
    }
    var scalars = Substring(self).unicodeScalars
    while let first = scalars.first, isBlank(first) { scalars.removeFirst() }
    while let last = scalars.last, isBlank(last) { scalars.removeLast() }
    return String(scalars)
  }
}
