internal import UnicodeText
internal import VerbatimModel

// The segments that most text is made of: plain words, numbers and single marks. What they cannot decide they leave to the
// general rules; the invariant of the unsafe code stands at ``WordScanner``.
extension WordScanner {
  /// The first byte of `À` … `ÿ` in UTF-8.
  static let latinLead: UInt8 = 0xC3

  /// A punctuation mark, symbol or control that stands alone.
  @inline(__always) mutating func mark(_ start: Int, _ character: UInt8) -> Int {
    let category = categories[Int(character)]
    append(
      start, start + 1, -1, category == 0 || category >= 12 && category <= 17 ? .space : .punctuation, [])
    return start + 1
  }

  /// Digits alone; whatever could continue them is left to the general rules.
  @inline(__always)
  mutating func number(
    _ base: UnsafePointer<UInt8>, _ count: Int, _ start: Int, _ table: inout WordTable
  ) -> Int {
    var i = start
    let folded = scratch + scratchUsed
    while i < count, base[i] < 0x80, classes[Int(base[i])] == Break.numeric {
      folded[i - start] = base[i]
      i += 1
    }
    guard endsSegment(base, count, i, joiner: Break.midNum, continuedBy: Break.numeric) else {
      return general(base, count, start, &table)
    }
    found(start, i, folded: i - start, .number, [], table)
    return i
  }

  /// A word: eight bytes at a time where it has ASCII's letters alone, which is the common case.
  @inline(__always)
  mutating func word(
    _ base: UnsafePointer<UInt8>, _ count: Int, _ start: Int, _ table: inout WordTable
  ) -> Int {
    if hasPlainLetters {
      let end = plainWord(base, count, start, table)
      if end > start { return end }
    }
    return latinWord(base, count, start, &table)
  }

  /// A word of ASCII letters that surely ends behind them; `start` where it is none, or stands within eight bytes of the end.
  @inline(__always)
  private mutating func plainWord(
    _ base: UnsafePointer<UInt8>, _ count: Int, _ start: Int, _ table: borrowing WordTable
  ) -> Int {
    let folded = scratch + scratchUsed
    var i = start
    var capitals = 0
    var isCapitalised = false
    var isElongated = false
    while true {
      guard i &+ 8 <= count else { return start }
      let letters = EightBytes(base + i)
      UnsafeMutableRawPointer(folded + (i &- start)).storeBytes(
        of: letters.lower.littleEndian, as: UInt64.self)
      let length = letters.leadingLetters
      let upper = letters.upper(length)
      capitals &+= upper.nonzeroBitCount
      isElongated = isElongated || letters.hasTriple(length)
      if i == start {
        isCapitalised = upper & 0x80 != 0
      } else {
        // Three letters of which the first stand in the eight before.
        isElongated = isElongated || EightBytes(folded + (i &- start &- 2)).hasTriple(min(length &+ 2, 4))
      }
      i &+= length
      if length < 8 { break }
    }
    guard i > start, endsSegment(base, count, i, joiner: Break.midLetter, continuedBy: Break.letter) else {
      return start
    }
    var shape: TokenShape = isCapitalised ? .capitalised : []
    if capitals < i &- start { shape.formUnion(.hasLower) }
    if capitals > 1 { shape.formUnion(.capitals) }
    if isElongated { shape.formUnion(.elongated) }
    found(start, i, folded: i &- start, .word, shape, table)
    return i
  }

  /// A word of ASCII and Latin-1 letters with single apostrophes inside.
  private mutating func latinWord(
    _ base: UnsafePointer<UInt8>, _ count: Int, _ start: Int, _ table: inout WordTable
  ) -> Int {
    var i = start
    var writing = Writing()
    let scratch = self.scratch + scratchUsed
    while i < count {
      let byte = base[i]
      if byte < 0x80 {
        guard classes[Int(byte)] == Break.letter else {
          let isInner = byte == 0x27 && i > start && i + 1 < count && Self.isASCIILetter(base[i + 1])
          guard isInner, classes[0x27] == Break.singleQuote else { break }
          scratch[i - start] = byte
          writing.passMark()
          i += 1
          continue
        }
        let folded = folds[Int(byte)]
        writing.note(folded, isUpper: folded != byte, isFirst: i == start)
        scratch[i - start] = UInt8(truncatingIfNeeded: folded)
        i += 1
      } else {
        guard byte == Self.latinLead, i + 1 < count else { return general(base, count, start, &table) }
        let scalar = 0xC0 | Int(base[i + 1] & 0x3F)
        let folded = folds[scalar]
        guard classes[scalar] == Break.letter, folded != 0 else { return general(base, count, start, &table) }
        writing.note(folded, isUpper: Int(folded) != scalar, isFirst: i == start)
        let (lead, trail) = (UInt8(0xC0 | folded >> 6), UInt8(0x80 | folded & 0x3F))
        scratch[i - start] = lead
        scratch[i + 1 - start] = trail
        i += 2
      }
    }
    guard endsSegment(base, count, i, joiner: Break.midLetter, continuedBy: Break.letter) else {
      return general(base, count, start, &table)
    }
    found(
      start, i, folded: i - start, base[start] == 0x40 ? .mention : .word,
      writing.shape, table)
    return i
  }

  /// Whether ASCII's letters are as ``EightBytes`` has them: of the word-break class letter, and folded by one bit.
  static func hasPlainLetters(_ table: CharacterTable) -> Bool {
    (0..<0x80).allSatisfy { byte in
      !isASCIILetter(UInt8(byte))
        || table.wordBreak[byte] == Break.letter && table.fold[byte] == UInt16(byte | 0x20)
    }
  }

  @inline(__always) private static func isASCIILetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26
  }

  /// Whether a segment surely ends at `i`: at the end of the text, at an ASCII character that joins nothing, or at one that
  /// joins only what does not follow it.
  @inline(__always) private func endsSegment(
    _ base: UnsafePointer<UInt8>, _ count: Int, _ i: Int, joiner: UInt8, continuedBy wanted: UInt8
  ) -> Bool {
    if i == count { return true }
    if base[i] >= 0x80 { return false }
    switch classes[Int(base[i])] {
    case Break.wSegSpace, Break.other, Break.lf, Break.cr, Break.doubleQuote: return true
    case Break.midNum, Break.midLetter, Break.midNumLet, Break.singleQuote:
      if classes[Int(base[i])] == (joiner == Break.midNum ? Break.midLetter : Break.midNum) { return true }
      if i + 1 == count { return true }
      return base[i + 1] < 0x80 && classes[Int(base[i + 1])] != wanted
    default: return false
    }
  }
}

/// How the letters of a word are written, noted one after the other.
private struct Writing {
  private var upper = 0
  private var hasLower = false
  private var isFirstUpper = false
  private var last: UInt16 = 0
  private var repeats = 0
  private var longest = 0

  @inline(__always) mutating func note(_ folded: UInt16, isUpper: Bool, isFirst: Bool) {
    if isUpper {
      upper += 1
      if isFirst { isFirstUpper = true }
    } else {
      hasLower = true
    }
    repeats = folded == last ? repeats + 1 : 0
    if repeats > longest { longest = repeats }
    last = folded
  }

  /// A mark inside the word ends a run of one letter.
  @inline(__always) mutating func passMark() { (last, repeats) = (0, 0) }

  var shape: TokenShape {
    var shape: TokenShape = []
    if isFirstUpper { shape.insert(.capitalised) }
    if hasLower { shape.insert(.hasLower) }
    if upper > 1 { shape.insert(.capitals) }
    if longest >= 2 { shape.insert(.elongated) }
    return shape
  }
}
