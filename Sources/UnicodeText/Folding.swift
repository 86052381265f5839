internal import CICUShim

/// Case folding and normalisation of words, so that `NIET`, `Niet` and a decomposed `é` find the same entry.
public enum Folding {
  /// NFC, full case folding and plain apostrophes, the form in which every word is looked up.
  public static func fold(_ text: String) -> String {
    if isFolded(text) { return text }
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return asciiFolded(text) }
    var bytes = Array(text.utf8)
    let folded = bytes.withUnsafeMutableBufferPointer { fold(UnsafeBufferPointer($0)) }
    return String(decoding: plainApostrophes(folded), as: UTF8.self)
  }

  /// Whether the text is made of ASCII without capitals and of the letters à to ÿ, as most words of a lexicon are: folding
  /// changes nothing.
  private static func isFolded(_ text: String) -> Bool {
    var isLead = false
    for byte in text.utf8 {
      if isLead {
        if byte < 0xA0 { return false }
        isLead = false
      } else if byte == 0xC3 {
        isLead = true
      } else if byte >= 0x80 || (byte >= 0x41 && byte <= 0x5A) {
        return false
      }
    }
    return true
  }

  private static func asciiFolded(_ text: String) -> String {
    String(decoding: text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  /// The folded bytes of `utf8`; input that ICU cannot fold comes back unchanged.
  public static func fold(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    guard let base = utf8.baseAddress else { return [] }
    var capacity = utf8.count * 2 + 16
    while true {
      var status: Int32 = 0
      var needed: Int32 = 0
      let out = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        guard let target = buffer.baseAddress else { return }
        needed = verbatim_fold_nfc(base, Int32(utf8.count), target, Int32(capacity), &status)
        count = min(Int(needed), capacity)
      }
      if status > 0 { return Array(utf8) }
      if Int(needed) <= capacity { return out }
      capacity = Int(needed)
    }
  }

  /// The folded bytes of `utf8` with plain apostrophes: the key of a word.
  public static func foldWord(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8] { plainApostrophes(fold(utf8)) }

  /// Replaces the typographic apostrophes U+2018, U+2019, U+02BC and U+00B4 by `'`.
  static func plainApostrophes(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(where: { $0 == 0xE2 || $0 == 0xCA || $0 == 0xC2 }) else { return bytes }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var i = 0
    while i < bytes.count {
      let rest = bytes[i...]
      if rest.starts(with: [0xE2, 0x80, 0x98]) || rest.starts(with: [0xE2, 0x80, 0x99]) {
        out.append(0x27)
        i += 3
      } else if rest.starts(with: [0xCA, 0xBC]) || rest.starts(with: [0xC2, 0xB4]) {
        out.append(0x27)
        i += 2
      } else {
        out.append(bytes[i])
        i += 1
      }
    }
    return out
  }
}
