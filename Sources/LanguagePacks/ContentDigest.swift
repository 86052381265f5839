/// The SHA-256 of some bytes.
public enum ContentDigest {
  /// The 64 hexadecimal digits.
  public static func sha256(_ bytes: some Sequence<UInt8>) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finish()
  }
}
