/// Texts as the patterns see them: in pieces of bounded length, with the usual characters for those that look alike.
enum TextPieces {
  /// The longest piece, in UTF-16 units.
  static let longest = 8_192
  /// The least of a piece that is kept when it is cut at a line or sentence, in UTF-16 units.
  private static let shortest = 4_096

  /// Cuts a text at ends of lines, else of sentences, else at spaces, else anywhere between two characters.
  static func cut(_ units: [UInt16]) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = 0
    while units.count - start > longest {
      let window = units[(start + shortest)..<(start + longest)]
      let end =
        window.lastIndex(of: 0x0A) ?? window.indices.last { units[$0] == 0x20 && units[$0 - 1] == 0x2E }
        ?? window.lastIndex(of: 0x20) ?? start + longest - 1
      let isInside = units[end + 1] & 0xFC00 == 0xDC00
      pieces.append(start..<(isInside ? end : end + 1))
      start = isInside ? end : end + 1
    }
    return pieces + [start..<units.count]
  }

  /// The text with plain spaces, hyphens, digits and at signs for those of word processors and other scripts; as long as
  /// it was.
  static func plain(_ units: [UInt16]) -> String {
    let needs = units.contains { $0 >= 0xA0 && replacement($0) != $0 }
    return String(decoding: needs ? units.map(replacement) : units, as: UTF16.self)
  }

  private static func replacement(_ unit: UInt16) -> UInt16 {
    switch unit {
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: 0x20
    case 0x2010...0x2015, 0x2212, 0xFE63, 0xFF0D: 0x2D
    case 0xFF10...0xFF19: unit - 0xFF10 + 0x30
    case 0xFF20: 0x40
    case 0xFF0B: 0x2B
    case 0xFF0E: 0x2E
    default: unit
    }
  }
}
