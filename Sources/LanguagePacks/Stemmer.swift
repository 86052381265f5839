internal import CStemmer

/// Owns one of Snowball's stemmers.
///
/// Not thread-safe: one a worker.
public struct Stemmer: ~Copyable {
  private let handle: OpaquePointer?

  /// Opens the algorithm with Snowball's name ("dutch", "swedish", "english"); nil or unknown names stem nothing.
  public init(algorithm: String?) {
    handle = algorithm.flatMap { sb_stemmer_new($0, "UTF_8") }
  }

  deinit { if let handle { sb_stemmer_delete(handle) } }

  /// Whether Snowball knows the algorithm.
  public static func exists(_ algorithm: String) -> Bool {
    guard let stemmer = sb_stemmer_new(algorithm, "UTF_8") else { return false }
    sb_stemmer_delete(stemmer)
    return true
  }

  /// The stem of a folded word; the word itself where there is no stemmer.
  public borrowing func stem(_ word: String) -> String {
    var word = word
    return word.withUTF8 { String(decoding: stem($0), as: UTF8.self) }
  }

  /// The stem of a folded word as UTF-8, to be read before the next call and while the word is there.
  public borrowing func stem(_ word: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    guard let handle, let base = word.baseAddress,
      let stem = sb_stemmer_stem(handle, base, Int32(clamping: word.count))
    else { return word }
    return UnsafeBufferPointer(start: stem, count: Int(sb_stemmer_length(handle)))
  }
}
