/// Text that was UTF-8, was read as Windows-1252 and was written as UTF-8 again: `Ã«` for `ë`, `â‚¬` for `€`.
enum Mojibake {
  /// How many such characters there are in valid UTF-8.
  static func count(_ text: [UInt8]) -> Int {
    var count = 0
    var at = 0
    while let next = nextCandidate(text, from: &at) {
      if let mended = mend(text, at: at) {
        count += 1
        at = mended.end
      } else {
        at = next
      }
    }
    return count
  }

  /// Mends all of it; what was read wrongly twice is mended twice.
  ///
  /// Returns how many characters were mended.
  static func repair(_ text: inout [UInt8]) -> Int {
    var total = 0
    for _ in 0..<2 {
      let mended = repairOnce(&text)
      total += mended
      if mended == 0 { break }
    }
    return total
  }

  private static func repairOnce(_ text: inout [UInt8]) -> Int {
    guard text.contains(where: { $0 >= 0xC3 }) else { return 0 }
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var mendedCount = 0
    var copied = 0
    var at = 0
    while let next = nextCandidate(text, from: &at) {
      guard let mended = mend(text, at: at) else {
        at = next
        continue
      }
      output.append(contentsOf: text[copied..<at])
      output.append(contentsOf: mended.bytes)
      mendedCount += 1
      at = mended.end
      copied = at
    }
    if mendedCount == 0 { return 0 }
    output.append(contentsOf: text[copied...])
    text = output
    return mendedCount
  }

  /// Moves `at` to the next character that may be a lead byte read as Windows-1252 (U+00C2–U+00F4) and returns where the
  /// character ends; nil at the end of the text.
  private static func nextCandidate(_ text: [UInt8], from at: inout Int) -> Int? {
    text.withUnsafeBufferPointer { bytes in
      while at + 1 < bytes.count {
        if bytes[at] == 0xC3 { return at + 2 }
        at += 1
      }
      return nil
    }
  }

  /// The character that the sequence at `at` stands for, and where the sequence ends.
  private static func mend(_ text: [UInt8], at: Int) -> (bytes: [UInt8], end: Int)? {
    guard let lead = byte(text, at: at), isLead(lead.byte) else { return nil }
    var bytes = [lead.byte]
    var end = lead.end
    let length = lead.byte >= 0xF0 ? 4 : lead.byte >= 0xE0 ? 3 : 2
    while bytes.count < length {
      guard let next = byte(text, at: end), next.byte & 0xC0 == 0x80 else { return nil }
      // "PÅ…" and "FÖ”" are Swedish capitals before typographic punctuation, which only Ã, Â and â are not.
      if length == 2 && lead.byte > 0xC3 && next.byte < 0xA0 { return nil }
      bytes.append(next.byte)
      end = next.end
    }
    return String(validating: bytes, as: UTF8.self) == nil ? nil : (bytes, end)
  }

  /// Whether mojibake of Western text begins with this byte: Latin letters, typographic signs (â), a byte
  /// order mark (ï) or emoji (ð).
  ///
  /// The accented letters between them end real words.
  private static func isLead(_ byte: UInt8) -> Bool {
    (byte >= 0xC2 && byte <= 0xC5) || byte == 0xE2 || byte == 0xEF || byte == 0xF0
  }

  /// The Windows-1252 byte of the character at `at`.
  private static func byte(_ text: [UInt8], at: Int) -> (byte: UInt8, end: Int)? {
    guard at < text.count, text[at] >= 0xC2 else { return nil }
    let length = text[at] >= 0xF0 ? 4 : text[at] >= 0xE0 ? 3 : 2
    guard length < 4, at + length <= text.count else { return nil }
    var scalar = UInt32(text[at]) & (length == 2 ? 0x1F : 0x0F)
    for index in (at + 1)..<(at + length) { scalar = scalar << 6 | UInt32(text[index] & 0x3F) }
    return Windows1252.byte(scalar).map { ($0, at + length) }
  }
}
