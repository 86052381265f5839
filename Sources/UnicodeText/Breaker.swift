internal import CICUShim

/// Owns one of ICU's break iterators.
///
/// Create one a worker and reuse it: opening costs more than breaking a comment.
public struct Breaker: ~Copyable {
  /// What the breaker finds the boundaries of.
  public enum Kind: Int32, Sendable {
    /// Grapheme clusters: what a person calls a character.
    case characters = 0
    /// Words, in the sense of UAX #29.
    case words = 1
    /// Sentences, in the sense of UAX #29.
    case sentences = 2
  }

  private let handle: OpaquePointer

  /// Opens ICU's rules for `locale` ("nl", "sv", "en_GB"; unknown locales get the root rules).
  public init(_ kind: Kind, locale: String) throws(ICUError) {
    var status: Int32 = 0
    let opened = verbatim_breaker_open(kind.rawValue, locale, &status)
    try ICUError.check(status, "open the break rules of '\(locale)'")
    guard let opened else { throw ICUError(code: status, operation: "open break rules") }
    handle = opened
  }

  deinit { verbatim_breaker_close(handle) }

  /// Calls `body` with the end of every segment, in order: a byte offset and ICU's rule status.
  ///
  /// The status of a word segment is 0 for spaces and punctuation, 100 for numbers, 200 for letters, 300 for kana
  /// and 400 for ideographs. `utf8` is valid UTF-8; the iterator does not outlive the call.
  public borrowing func forEachSegment(
    of utf8: UnsafeBufferPointer<UInt8>, _ body: (_ end: Int, _ status: Int32) -> Void
  ) throws(ICUError) {
    guard let base = utf8.baseAddress, !utf8.isEmpty else { return }
    var status: Int32 = 0
    verbatim_breaker_set_text(handle, base, Int64(utf8.count), &status)
    try ICUError.check(status, "read the text")
    while true {
      let end = verbatim_breaker_next(handle)
      if end < 0 { return }
      body(Int(end), verbatim_breaker_rule_status(handle))
    }
  }
}
