internal import VerbatimModel

/// The text that a JSON string stands for, whatever is wrong with it.
public enum JSONStringText {
  /// Resolves the escapes of a string with its quotes; what cannot be resolved becomes U+FFFD, control characters stay.
  public static func text(_ raw: ArraySlice<UInt8>) -> String {
    var bytes = Array(raw.dropFirst())
    if bytes.last == 0x22 { bytes.removeLast() }
    let stretch = bytes.withUnsafeMutableBufferPointer {
      JSONEscapes.resolve($0, CellRange(0, $0.count))
    }
    return String(decoding: bytes[stretch.indices], as: UTF8.self)
  }

  /// The index past the string that begins at a quote; the end of the bytes where it is never closed.
  public static func end(_ bytes: [UInt8], from start: Int) -> Int {
    var at = start + 1
    while at < bytes.count, bytes[at] != 0x22 { at += bytes[at] == 0x5C ? 2 : 1 }
    return min(at + 1, bytes.count)
  }

  /// A text as a JSON string, with its quotes.
  public static func string(_ text: String) -> [UInt8] {
    var result: [UInt8] = [0x22]
    let digits = Array("0123456789abcdef".utf8)
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: result += [0x5C, byte]
      case 0x0A: result += [0x5C, 0x6E]
      case 0x0D: result += [0x5C, 0x72]
      case 0x09: result += [0x5C, 0x74]
      case ..<0x20: result += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: result.append(byte)
      }
    }
    return result + [0x22]
  }
}
