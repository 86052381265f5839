internal import CByteScan

/// What the first megabyte of a file says about its encoding.
struct EncodingGuess: Equatable {
  /// The encoding.
  var encoding: TextEncoding
  /// The length of the byte order mark.
  var markLength: Int

  /// Decides: byte order mark, then NULs in every other place (UTF-16), then valid UTF-8, else a Western 8-bit encoding.
  ///
  /// UTF-8 with broken bytes in it (two files pasted together) stays UTF-8 where a fifth of the characters is well-formed:
  /// chance makes hardly any, and what is broken is mended one by one. `isWhole` says that the bytes are the whole file, so that half a character at the end is no accident.
  static func decide(_ bytes: [UInt8], isWhole: Bool) -> EncodingGuess {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return EncodingGuess(encoding: .utf8, markLength: 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return EncodingGuess(encoding: .utf16LittleEndian, markLength: 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return EncodingGuess(encoding: .utf16BigEndian, markLength: 2) }
    if let wide = wide(bytes) { return EncodingGuess(encoding: wide, markLength: 0) }
    return EncodingGuess(encoding: narrow(bytes, isWhole: isWhole), markLength: 0)
  }

  private static func wide(_ bytes: [UInt8]) -> TextEncoding? {
    var zeros = [0, 0]
    for (index, byte) in bytes.enumerated() where byte == 0 { zeros[index & 1] += 1 }
    let places = max(1, bytes.count / 2)
    if zeros[1] * 10 > places * 3 && zeros[0] * 20 < zeros[1] { return .utf16LittleEndian }
    if zeros[0] * 10 > places * 3 && zeros[1] * 20 < zeros[0] { return .utf16BigEndian }
    return nil
  }

  private static func narrow(_ bytes: [UInt8], isWhole: Bool) -> TextEncoding {
    let broken = brokenUTF8(bytes, isWhole: isWhole)
    if broken.invalid == 0 || broken.valid * 4 > broken.invalid { return .utf8 }
    // 0x80-0x9F are control codes in ISO-8859-15 and letters, quotes and the euro sign in Windows-1252; 0xA4 is the euro
    // sign in the former and a sign that nobody uses in the latter.
    let hasC1 = bytes.contains { $0 >= 0x80 && $0 <= 0x9F }
    return !hasC1 && bytes.contains(0xA4) ? .iso8859_15 : .windows1252
  }

  /// How many characters above ASCII are well-formed, and how many sequences are not.
  private static func brokenUTF8(_ bytes: [UInt8], isWhole: Bool) -> (valid: Int, invalid: Int) {
    var valid = 0
    var invalid = 0
    var at = 0
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      while at < buffer.count {
        let end = at + Int(verbatim_valid_utf8(base + at, Int64(buffer.count - at)))
        for index in at..<end where buffer[index] >= 0xC0 { valid += 1 }
        at = end + 1
        if end < buffer.count && (isWhole || !isCutOff(buffer, at: end)) { invalid += 1 }
      }
    }
    return (valid, invalid)
  }

  /// Whether the bytes from `at` are the beginning of a character that the end of the buffer cuts off.
  static func isCutOff(_ bytes: UnsafeBufferPointer<UInt8>, at: Int) -> Bool {
    let left = bytes.count - at
    let needed = bytes[at] >= 0xF0 ? 4 : bytes[at] >= 0xE0 ? 3 : 2
    guard bytes[at] >= 0xC2 && bytes[at] <= 0xF4 && left < needed else { return false }
    return (at + 1..<bytes.count).allSatisfy { bytes[$0] & 0xC0 == 0x80 }
  }
}
