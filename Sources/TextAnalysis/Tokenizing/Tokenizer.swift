internal import UnicodeText
public import VerbatimModel

/// Divides texts into words, marks and spaces at ICU's word boundaries: the first step of every analysis, alone.
///
/// One a thread: it owns the memory of the words that it has seen.
public struct Tokenizer: ~Copyable {
  private var scanner: WordScanner
  private var table = WordTable()

  /// The most distinct words remembered before it starts afresh.
  private static let wordLimit = 150_000

  /// A tokenizer by the rules of a locale, such as `nl` or `root`.
  ///
  /// - Throws: `ICUError` when ICU's data cannot be opened.
  public init(locale: String = "root") throws { scanner = try WordScanner(locale: locale) }

  /// Calls `body` with the tokens of a text, given as valid UTF-8, spaces among them, in order.
  ///
  /// Words that are the same but for case and the way accents are composed have the same `word`, until
  /// 150,000 different ones have been seen; then ids begin anew, before the next text.
  public mutating func tokenize<Result>(
    _ text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<Token>) throws -> Result
  ) rethrows -> Result {
    if table.count > Self.wordLimit { table = WordTable() }
    scanner.scan(text, into: &table)
    return try body(UnsafeBufferPointer(start: scanner.segments, count: scanner.segmentCount))
  }

  /// The tokens of a text, spaces among them, in order.
  public mutating func tokens(of text: String) -> [Token] {
    var text = text
    return text.withUTF8 { tokenize($0) { Array($0) } }
  }
}
