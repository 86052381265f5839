internal import Foundation
internal import VerbatimModel

/// Walks over JSON text byte by byte, without building values.
struct JSONScanner {
  /// Deeper nesting is taken for malformed.
  static let deepest = 64

  let bytes: UnsafeBufferPointer<UInt8>
  var at: Int
  let end: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, from: Int = 0, to: Int? = nil) {
    self.bytes = bytes
    at = from
    end = to ?? bytes.count
  }

  /// The byte at the position, or 0 at the end.
  var current: UInt8 { at < end ? bytes[at] : 0 }

  mutating func skipSpace() {
    while at < end, JSONShape.isSpace(bytes[at]) { at += 1 }
  }

  /// Moves past `byte` and the space before it, if it is there.
  mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard current == byte, at < end else { return false }
    at += 1
    return true
  }

  /// Moves past a string and returns the stretch between its quotes and whether there are escapes in it.
  mutating func string() -> (stretch: CellRange, isEscaped: Bool)? {
    guard current == 0x22, at < end, let base = bytes.baseAddress else { return nil }
    at += 1
    let start = at
    while let found = memchr(base + at, 0x22, end - at) {
      let quote = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      at = quote + 1
      var slash = quote
      while slash > start, bytes[slash - 1] == 0x5C { slash -= 1 }
      if (quote - slash) % 2 == 1 { continue }
      return (CellRange(start, quote), memchr(base + start, 0x5C, quote - start) != nil)
    }
    at = end
    return nil
  }

  /// Moves past an object or array whose bracket stands at the position; false when it is not closed, or by the bracket of the
  /// other kind, which is that of something around it.
  mutating func skipNested() -> Bool {
    let isObject = current == 0x7B
    var depth = 0
    while at < end {
      let byte = bytes[at]
      if byte == 0x22 {
        guard string() != nil else { return false }
        continue
      }
      at += 1
      if byte == 0x7B || byte == 0x5B { depth += 1 }
      if byte == 0x7D || byte == 0x5D {
        depth -= 1
        if depth == 0 { return isObject == (byte == 0x7D) }
      }
    }
    return false
  }

  /// Moves past a number, `true`, `false` or `null` and returns it; nil when there is something else.
  mutating func literal() -> CellRange? {
    let start = at
    while at < end, !JSONShape.isSpace(bytes[at]), bytes[at] != 0x2C, bytes[at] != 0x7D, bytes[at] != 0x5D {
      at += 1
    }
    guard at > start else { return nil }
    let first = bytes[start]
    let text = bytes[start..<at]
    if first == 0x2D || (first >= 0x30 && first <= 0x39) { return CellRange(start, at) }
    let isWord = ["true", "false", "null", "NaN"].contains { text.elementsEqual($0.utf8) }
    return isWord ? CellRange(start, at) : nil
  }
}
