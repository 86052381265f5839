internal import CICUShim

/// One of ICU's regular expressions, compiled.
///
/// It holds the state of its last search: one a thread. Invariant of the unsafe code: a text is given to ICU for the length of
/// one search only, within which its buffer lives.
public final class RegularExpression {
  /// Where an expression matched, in UTF-16 units of the text.
  public struct Match {
    /// The whole match.
    public let range: Range<Int>
    /// What the first group took; nil where there is none, or it took no part.
    public let group: Range<Int>?
  }

  private let handle: OpaquePointer

  /// Compiles `pattern`, in ICU's syntax.
  ///
  /// - Throws: ``ICUError`` for a pattern that is no regular expression.
  public init(_ pattern: String) throws(ICUError) {
    var status: Int32 = 0
    let units = Array(pattern.utf16)
    let opened = units.withUnsafeBufferPointer { units in
      units.baseAddress.flatMap { verbatim_expression_open($0, Int32(units.count), &status) }
    }
    try ICUError.check(status, "read the expression '\(pattern)'")
    guard let opened else { throw ICUError(code: status, operation: "read an empty expression") }
    handle = opened
  }

  deinit { verbatim_expression_close(handle) }

  /// Calls `body` with each match that begins at `start` or behind it, the first one first; it returns where to look on, nil to
  /// end.
  ///
  /// What ICU gives up, since it would take too long, counts as no match.
  public func forEachMatch(
    in text: UnsafeBufferPointer<UInt16>, from start: Int, _ body: (Match) -> Int?
  ) {
    guard let base = text.baseAddress, let length = Int32(exactly: text.count) else { return }
    var status: Int32 = 0
    verbatim_expression_set_text(handle, base, length, &status)
    var (at, bounds) = (start, (Int32(0), Int32(0), Int32(0), Int32(0)))
    while status <= 0, at <= text.count {
      let isFound = withUnsafeMutableBytes(of: &bounds) { bytes in
        bytes.withMemoryRebound(to: Int32.self) { bounds in
          bounds.baseAddress.map { verbatim_expression_find(handle, Int32(at), $0, &status) } ?? false
        }
      }
      guard isFound else { return }
      let group = bounds.2 < 0 ? nil : Int(bounds.2)..<Int(bounds.3)
      guard let next = body(Match(range: Int(bounds.0)..<Int(bounds.1), group: group)) else { return }
      at = next
    }
  }
}
