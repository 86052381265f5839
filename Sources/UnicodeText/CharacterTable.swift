internal import CICUShim

/// What the tokenizer needs to know of characters, read from ICU's own properties when first used.
///
/// Characters below ``limit`` are answered from a table, the rest by a call into ICU.
public struct CharacterTable: Sendable {
  /// Word-break classes, in the numbering of ICU's `UWordBreakValues`.
  public enum WordBreak {
    /// No class of its own.
    public static let other: UInt8 = 0
    /// ALetter.
    public static let letter: UInt8 = 1
    /// Format.
    public static let format: UInt8 = 2
    /// MidLetter: joins letters.
    public static let midLetter: UInt8 = 4
    /// MidNum: joins digits.
    public static let midNum: UInt8 = 5
    /// Numeric.
    public static let numeric: UInt8 = 6
    /// ExtendNumLet: the underscore and its like.
    public static let extendNumLet: UInt8 = 7
    /// CR.
    public static let cr: UInt8 = 8
    /// Extend: combining marks.
    public static let extend: UInt8 = 9
    /// LF.
    public static let lf: UInt8 = 10
    /// MidNumLet: joins letters and digits.
    public static let midNumLet: UInt8 = 11
    /// Newline.
    public static let newline: UInt8 = 12
    /// Regional_Indicator: half a flag.
    public static let regionalIndicator: UInt8 = 13
    /// Hebrew_Letter.
    public static let hebrewLetter: UInt8 = 14
    /// Single_Quote.
    public static let singleQuote: UInt8 = 15
    /// Double_Quote.
    public static let doubleQuote: UInt8 = 16
    /// ZWJ.
    public static let zwj: UInt8 = 21
    /// WSegSpace: spaces that stay together.
    public static let wSegSpace: UInt8 = 22
    /// Not ICU's: a script that ICU segments with a dictionary.
    ///
    /// The whole text goes to ICU.
    public static let dictionary: UInt8 = 23
  }

  /// The class is in the low bits; this bit says that the character is Extended_Pictographic.
  public static let pictographicBit: UInt8 = 0x20
  /// Masks the word-break class out of a table entry.
  public static let classMask: UInt8 = 0x1F
  /// The first code point outside the table.
  public static let limit = 0x3000
  /// The first code point outside the folding table: ASCII, Latin-1 and Latin Extended-A and -B.
  public static let foldLimit = 0x250

  /// One entry a code point below ``limit``: word-break class and ``pictographicBit``.
  public let wordBreak: [UInt8]
  /// General category a code point below ``limit``, in ICU's numbering (1 = Lu, 2 = Ll, …).
  public let category: [UInt8]
  /// Sentence-break class a code point below ``limit``, in ICU's numbering.
  public let sentenceBreak: [UInt8]
  /// Simple case folding below ``foldLimit``; 0 where the folded form has another UTF-8 length.
  public let fold: [UInt16]

  /// The root rules, which Dutch and English use.
  public static let root = CharacterTable(locale: "root")

  /// Reads ICU's properties, and asks ICU's iterator for `locale` how it treats the characters that locales tailor.
  public init(locale: String) {
    var word = Self.property(Int32(VERBATIM_WORD_BREAK))
    for point in 0..<Self.limit {
      let scalar = UInt32(point)
      if point >= 0x0E00, verbatim_is_dictionary_script(scalar) {
        word[point] = WordBreak.dictionary
      } else if point >= 0xA9, verbatim_is_extended_pictographic(scalar) {
        word[point] |= Self.pictographicBit
      }
    }
    Self.tailor(&word, locale: locale)
    wordBreak = word
    category = Self.property(Int32(VERBATIM_GENERAL_CATEGORY))
    sentenceBreak = Self.property(Int32(VERBATIM_SENTENCE_BREAK))
    fold = (0..<Self.foldLimit).map { point in
      let folded = verbatim_fold_simple(UInt32(point))
      let sameLength = (point < 0x80) == (folded < 0x80) && folded < 0x800
      // ß and İ fold to several characters, which only ICU's full folding gives.
      return sameLength && point != 0xDF && point != 0x130 && point != 0x149 && point != 0x1F0
        ? UInt16(folded) : 0
    }
  }

  private static func property(_ property: Int32) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      verbatim_fill_property(property, 0, Int32(limit), base)
      count = limit
    }
  }

  /// ICU's rules differ from the plain property for a few characters ('@' everywhere, ':' by language): ask the iterator.
  private static func tailor(_ table: inout [UInt8], locale: String) {
    guard let breaker = try? Breaker(.words, locale: locale) else { return }
    for point in 0x21..<0x7F where table[point] == WordBreak.other || table[point] == WordBreak.midLetter {
      let character = UInt8(point)
      if segments([0x61, character, 0x61], breaker) > 1 {
        table[point] = WordBreak.other
      } else {
        let joinsItself = segments([character, character, 0x61], breaker) == 1
        table[point] = joinsItself ? WordBreak.letter : WordBreak.midLetter
      }
    }
  }

  private static func segments(_ bytes: [UInt8], _ breaker: borrowing Breaker) -> Int {
    var count = 0
    bytes.withUnsafeBufferPointer { buffer in
      try? breaker.forEachSegment(of: buffer) { _, _ in count += 1 }
    }
    return count
  }

  /// The word-break entry of a code point at or above ``limit``.
  public static func wordBreakBeyondTable(_ scalar: UInt32) -> UInt8 {
    if verbatim_is_dictionary_script(scalar) { return WordBreak.dictionary }
    var value: UInt8 = 0
    verbatim_fill_property(Int32(VERBATIM_WORD_BREAK), scalar, 1, &value)
    return verbatim_is_extended_pictographic(scalar) ? value | pictographicBit : value
  }

  /// The sentence-break class of any code point.
  public func sentenceBreak(of scalar: UInt32) -> UInt8 {
    if Int(scalar) < Self.limit { return sentenceBreak[Int(scalar)] }
    var value: UInt8 = 0
    verbatim_fill_property(Int32(VERBATIM_SENTENCE_BREAK), scalar, 1, &value)
    return value
  }
}
