internal import Foundation
internal import VerbatimModel

/// Resolves `\n`, `\u00eb`, `\ud83d\ude00` and the like in place, which never makes text longer.
enum JSONEscapes {
  /// Rewrites the stretch and returns what is left of it.
  ///
  /// Half a surrogate pair becomes U+FFFD; `\u` without four hexadecimal digits stays as it is.
  static func resolve(_ bytes: UnsafeMutableBufferPointer<UInt8>, _ stretch: CellRange) -> CellRange {
    guard let base = bytes.baseAddress else { return stretch }
    var from = Int(stretch.start)
    var to = from
    let end = Int(stretch.end)
    while from < end {
      let found =
        memchr(base + from, 0x5C, end - from).map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? end
      memmove(base + to, base + from, found - from)
      to += found - from
      guard found + 1 < end else { break }
      let code = bytes[found + 1]
      from = found + 2
      if code == 0x75 {
        if let scalar = scalar(bytes, &from, end) {
          put(scalar, bytes, &to)
        } else {
          bytes[to] = 0x5C
          bytes[to + 1] = code
          to += 2
        }
      } else {
        bytes[to] = plain(code)
        to += 1
      }
    }
    return CellRange(Int(stretch.start), to)
  }

  private static func plain(_ code: UInt8) -> UInt8 {
    switch code {
    case 0x6E: 0x0A
    case 0x74: 0x09
    case 0x72: 0x0D
    case 0x62: 0x08
    case 0x66: 0x0C
    default: code
    }
  }

  private static func scalar(
    _ bytes: UnsafeMutableBufferPointer<UInt8>, _ from: inout Int, _ end: Int
  ) -> Unicode.Scalar? {
    let replacement: Unicode.Scalar = "\u{FFFD}"
    guard let first = hex(bytes, from, end) else { return nil }
    from += 4
    guard first & 0xF800 == 0xD800 else { return Unicode.Scalar(first) ?? replacement }
    guard first < 0xDC00, from + 1 < end, bytes[from] == 0x5C, bytes[from + 1] == 0x75,
      let second = hex(bytes, from + 2, end), second & 0xFC00 == 0xDC00
    else { return replacement }
    from += 6
    return Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + second & 0x3FF) ?? replacement
  }

  private static func hex(_ bytes: UnsafeMutableBufferPointer<UInt8>, _ at: Int, _ end: Int) -> UInt32? {
    guard at + 4 <= end else { return nil }
    var value: UInt32 = 0
    for index in at..<(at + 4) {
      let byte = bytes[index]
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46: value = value << 4 | UInt32(byte - 0x37)
      case 0x61...0x66: value = value << 4 | UInt32(byte - 0x57)
      default: return nil
      }
    }
    return value
  }

  private static func put(
    _ scalar: Unicode.Scalar, _ bytes: UnsafeMutableBufferPointer<UInt8>, _ to: inout Int
  ) {
    for unit in scalar.utf8 {
      bytes[to] = unit
      to += 1
    }
  }
}
