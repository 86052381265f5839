/// What a token is made of.
public enum TokenKind: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  /// White space between tokens; the tokenizer does not emit it.
  case space
  /// A line break, which ends a sentence.
  case newline
  /// Letters, perhaps with digits, hyphens and apostrophes inside.
  case word
  /// Digits with their separators.
  case number
  /// Punctuation or a symbol.
  case punctuation
  /// One emoji with its modifiers.
  case emoji
  /// A face typed with punctuation, such as `:-)`.
  case emoticon
  /// A web address.
  case url
  /// An e-mail address.
  case email
  /// `#` and the word behind it.
  case hashtag
  /// `@` and the name behind it.
  case mention
}

/// One token of a comment.
///
/// `start` and `end` are UTF-8 byte offsets into the original text; no stage rewrites them.
public struct Token: Sendable, Equatable, BitwiseCopyable {
  /// The offset of the first byte.
  public var start: Int32
  /// The offset past the last byte.
  public var end: Int32
  /// The word's id in the worker's table; −1 where the token is not looked up (punctuation, URL).
  public var word: Int32
  /// What the token is made of.
  public var kind: TokenKind
  /// How it is written.
  public var shape: TokenShape

  /// All of it as given.
  public init(start: Int32, end: Int32, word: Int32, kind: TokenKind, shape: TokenShape) {
    self.start = start
    self.end = end
    self.word = word
    self.kind = kind
    self.shape = shape
  }
}

/// How a token is written: capitals and repeated letters.
public struct TokenShape: OptionSet, Sendable, Equatable, BitwiseCopyable {
  /// The bits.
  public let rawValue: UInt8
  /// The set with these bits.
  @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The first letter is a capital.
  @inlinable public static var capitalised: TokenShape { TokenShape(rawValue: 1) }
  /// There is a small letter in it.
  @inlinable public static var hasLower: TokenShape { TokenShape(rawValue: 2) }
  /// There are at least two capitals in it.
  @inlinable public static var capitals: TokenShape { TokenShape(rawValue: 4) }
  /// A letter stands three times or more in a row: `heeeel`.
  @inlinable public static var elongated: TokenShape { TokenShape(rawValue: 8) }
  /// It has combining marks or characters outside the fast folding table.
  @inlinable public static var complex: TokenShape { TokenShape(rawValue: 16) }
  /// A full stop stands inside the word: `goed.Maar`.
  @inlinable public static var innerStop: TokenShape { TokenShape(rawValue: 32) }
  /// The token touches the one before it, without a space.
  @inlinable public static var attached: TokenShape { TokenShape(rawValue: 64) }

  /// Whether the word is shouted: capitals only, two or more.
  public var isShouted: Bool { contains(.capitals) && !contains(.hasLower) }
}
