/// A folded word as UTF-8; only to be read while its owner keeps it.
typealias WordBytes = UnsafeBufferPointer<UInt8>

extension UnsafeBufferPointer<UInt8> {
  /// Whether every scalar is a character of its own: ASCII and Latin-1.
  private var isPlain: Bool { allSatisfy { $0 < 0x80 || $0 & 0xC0 == 0x80 || $0 == 0xC2 || $0 == 0xC3 } }

  /// The number of characters.
  var letters: Int {
    var scalars = 0
    for byte in self where byte & 0xC0 != 0x80 { scalars &+= 1 }
    return scalars == count || isPlain ? scalars : text.count
  }

  /// Where each character begins, and the end.
  var boundaries: [Int] {
    if isPlain { return indices.filter { self[$0] & 0xC0 != 0x80 } + [count] }
    return text.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.utf8.count) }
  }

  /// Whether there are letters and nothing else.
  var isLetters: Bool {
    var i = 0
    while i < count {
      let byte = self[i]
      if (byte | 0x20) &- 0x61 < 26 && byte < 0x80 {
        i += 1
      } else if byte == 0xC3, i + 1 < count, self[i + 1] != 0x97, self[i + 1] != 0xB7 {
        // À to ÿ but for × and ÷.
        i += 2
      } else {
        return byte >= 0x80 && String(decoding: self, as: UTF8.self).allSatisfy(\.isLetter)
      }
    }
    return true
  }

  /// Whether the word begins with `prefix`.
  func hasPrefix(_ prefix: [UInt8]) -> Bool {
    guard count >= prefix.count else { return false }
    for i in prefix.indices where self[i] != prefix[i] { return false }
    // What follows may be an accent on its last letter.
    return count == prefix.count || self[prefix.count] < 0xC4
      || text.hasPrefix(String(decoding: prefix, as: UTF8.self))
  }

  /// Whether the word ends in `suffix`.
  func hasSuffix(_ suffix: [UInt8]) -> Bool {
    guard count >= suffix.count else { return false }
    let start = count - suffix.count
    for i in suffix.indices where self[start + i] != suffix[i] { return false }
    return true
  }

  /// A part of the word.
  subscript(part range: Range<Int>) -> WordBytes { WordBytes(rebasing: self[range]) }

  /// The word as text.
  var text: String { String(decoding: self, as: UTF8.self) }
}
