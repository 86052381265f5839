import Testing

@testable import LanguagePacks

/// The examples that NIST publishes with FIPS 180-4.
@Suite struct SHA256Tests {
  private func digest(_ parts: [[UInt8]]) -> String {
    var hash = SHA256()
    for part in parts { hash.update(part) }
    return hash.finish()
  }

  @Test("the digests are NIST's") func examples() {
    #expect(
      digest([Array("abc".utf8)])
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(digest([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      digest([Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8)])
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
    #expect(
      digest([[UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)])
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test("pieces of any length give the digest of the whole") func pieces() {
    let whole = (0..<300).map { UInt8(truncatingIfNeeded: $0 * 7) }
    for size in [1, 7, 55, 56, 63, 64, 65, 128, 299] {
      let pieces = stride(from: 0, to: whole.count, by: size).map { Array(whole[$0..<min($0 + size, 300)]) }
      #expect(digest(pieces) == digest([whole]), "\(size)")
    }
  }
}
