internal import LanguagePacks

/// HMAC-SHA-256 (RFC 2104), cut to ten hexadecimal digits.
enum KeyedHash {
  static func short(_ text: String, _ key: String) -> String {
    var block = Array(key.utf8)
    if block.count > 64 { block = bytes(ContentDigest.sha256(block)) }
    block += Array(repeating: 0, count: 64 - block.count)
    let inner = bytes(ContentDigest.sha256(block.map { $0 ^ 0x36 } + Array(text.utf8)))
    return String(ContentDigest.sha256(block.map { $0 ^ 0x5C } + inner).prefix(10))
  }

  private static func bytes(_ hex: String) -> [UInt8] {
    let digits = Array(hex)
    return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
      UInt8(String(digits[$0...($0 + 1)]), radix: 16)
    }
  }
}
