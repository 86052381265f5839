internal import UnicodeText
internal import VerbatimModel

/// Finds ICU's word boundaries from a class table, folding and hashing each word on the way.
///
/// The scan implements UAX #29 as ICU tailors it (``CharacterTable``) and agrees with ICU on every boundary, which the
/// differential test shows; text with characters that ICU segments by dictionary is left to ICU itself.
/// Invariant of the unsafe code: every read is at an offset below `count`, and `scratch` holds twice the
/// text, with 64 bytes to spare.
struct WordScanner: ~Copyable {
  typealias Break = CharacterTable.WordBreak

  let classes: UnsafeMutablePointer<UInt8>
  let folds: UnsafeMutablePointer<UInt16>
  let categories: UnsafeMutablePointer<UInt8>
  var scratch: UnsafeMutablePointer<UInt8>
  private var scratchCapacity = 256
  private let breaker: Breaker
  /// The segments of the last text, in order, spaces included.
  private(set) var segments: UnsafeMutablePointer<Token>
  /// How many segments the last text has.
  private(set) var segmentCount = 0
  private var segmentCapacity = 512
  /// How many texts were left to ICU.
  private(set) var textsLeftToICU = 0
  /// The words of the last text whose folded forms stand in ``scratch``, one after the other.
  private var found: UnsafeMutablePointer<Found>
  private var foundCount = 0
  var scratchUsed = 0
  /// Whether the table says of ASCII's letters what ``EightBytes`` takes for granted.
  let hasPlainLetters: Bool

  private struct Found {
    let hash: UInt64
    /// The offset and length of the folded form in ``scratch``.
    let start: Int32
    let length: Int32
    let segment: Int32
  }

  init(locale: String) throws(ICUError) {
    breaker = try Breaker(.words, locale: locale)
    let table = locale == "root" ? CharacterTable.root : CharacterTable(locale: locale)
    hasPlainLetters = Self.hasPlainLetters(table)
    classes = Self.copy(table.wordBreak)
    folds = Self.copy(table.fold)
    categories = Self.copy(table.category)
    scratch = .allocate(capacity: scratchCapacity)
    segments = .allocate(capacity: segmentCapacity)
    found = .allocate(capacity: segmentCapacity)
  }

  deinit {
    classes.deallocate()
    folds.deallocate()
    categories.deallocate()
    scratch.deallocate()
    segments.deallocate()
    found.deallocate()
  }

  private static func copy<T>(_ array: [T]) -> UnsafeMutablePointer<T> {
    let pointer = UnsafeMutablePointer<T>.allocate(capacity: array.count)
    for (i, value) in array.enumerated() { (pointer + i).initialize(to: value) }
    return pointer
  }

  /// Segments `text`, valid UTF-8, and interns its words; the result is in ``segments``.
  ///
  /// First the boundaries are found, while the table's slots are fetched from memory; then the words are looked up.
  mutating func scan(_ text: UnsafeBufferPointer<UInt8>, into table: inout WordTable) {
    guard let base = text.baseAddress else { return removeAll() }
    let count = text.count
    if segmentCapacity < count + 1 { growSegments(count + 1) }
    if scratchCapacity < count * 2 + 64 { growScratch(count * 2 + 64) }
    removeAll()
    var i = 0
    while i < count {
      let next = segment(base, count, from: i, &table)
      if next < 0 {
        scanWithICU(text, into: &table)
        break
      }
      i = next
    }
    for word in 0..<foundCount {
      let found = found[word]
      segments[Int(found.segment)].word = table.intern(
        padded: scratch + Int(found.start), Int(found.length), hash: found.hash)
    }
  }

  private mutating func removeAll() {
    segmentCount = 0
    foundCount = 0
    scratchUsed = 0
  }

  // MARK: One segment

  /// Appends the segment that starts at `start` and returns its end, or −1 where ICU's dictionaries are needed.
  @inline(__always)
  private mutating func segment(
    _ base: UnsafePointer<UInt8>, _ count: Int, from start: Int, _ table: inout WordTable
  ) -> Int {
    let first = base[start]
    if first == 0x20 {
      var end = start + 1
      while end < count && base[end] == 0x20 { end += 1 }
      if end == count || base[end] < 0x80 {
        append(start, end, -1, .space, [])
        return end
      }
    }
    if first < 0x80 {
      switch classes[Int(first)] {
      case Break.letter: return word(base, count, start, &table)
      case Break.other, Break.midNum, Break.midNumLet, Break.midLetter, Break.singleQuote, Break.doubleQuote:
        if start + 1 == count || base[start + 1] < 0x80 { return mark(start, first) }
      case Break.numeric: return number(base, count, start, &table)
      default: break
      }
    } else if first == Self.latinLead {
      return word(base, count, start, &table)
    }
    return general(base, count, start, &table)
  }

  // MARK: The whole of the rules

  mutating func general(
    _ base: UnsafePointer<UInt8>, _ count: Int, _ start: Int, _ table: inout WordTable
  ) -> Int {
    var cursor = Cursor(base: base, count: count, at: start, classes: classes)
    let first = cursor.entry
    let firstClass = first & CharacterTable.classMask
    if firstClass == Break.dictionary { return -1 }
    cursor.advance()
    switch firstClass {
    case Break.cr:
      if !cursor.atEnd && cursor.class == Break.lf { cursor.advance() }
      append(start, cursor.position, -1, .newline, [])
      return cursor.position
    case Break.lf, Break.newline:
      append(start, cursor.position, -1, .newline, [])
      return cursor.position
    case Break.wSegSpace:
      while !cursor.atEnd && cursor.class == Break.wSegSpace { cursor.advance() }
    default: break
    }
    if joinRest(&cursor, from: first) == false { return -1 }
    classify(base, start, cursor.position, first: first, &table)
    return cursor.position
  }

  /// Extends the segment by WB4–WB16; false where a dictionary script follows inside the segment's reach.
  private func joinRest(_ cursor: inout Cursor, from first: UInt8) -> Bool {
    var previous = first & CharacterTable.classMask
    var afterJoiner = previous == Break.zwj
    var indicators = previous == Break.regionalIndicator ? 1 : 0
    while !cursor.atEnd {
      let entry = cursor.entry
      let next = entry & CharacterTable.classMask
      if next == Break.dictionary { return false }
      if next == Break.extend || next == Break.format || next == Break.zwj {
        afterJoiner = next == Break.zwj
        cursor.advance()
        continue
      }
      if afterJoiner && entry & CharacterTable.pictographicBit != 0 {
        previous = next
        indicators = 0
        afterJoiner = false
        cursor.advance()
        continue
      }
      afterJoiner = false
      guard let joined = join(previous, next, &cursor, &indicators) else { return true }
      previous = joined
    }
    return true
  }

  /// Consumes the next character where it belongs to the segment, and returns the class that it leaves behind.
  private func join(_ previous: UInt8, _ next: UInt8, _ cursor: inout Cursor, _ indicators: inout Int)
    -> UInt8?
  {
    let isLetter = next == Break.letter || next == Break.hebrewLetter
    switch previous {
    case Break.letter, Break.hebrewLetter:
      if isLetter || next == Break.numeric || next == Break.extendNumLet { return take(&cursor, next) }
      if next == Break.midLetter || next == Break.midNumLet || next == Break.singleQuote {
        if let beyond = cursor.classBeyond(), beyond == Break.letter || beyond == Break.hebrewLetter {
          cursor.advance()
          cursor.skipIgnorable()
          return take(&cursor, beyond)
        }
        if previous == Break.hebrewLetter && next == Break.singleQuote { return take(&cursor, Break.other) }
      }
      if previous == Break.hebrewLetter && next == Break.doubleQuote,
        cursor.classBeyond() == Break.hebrewLetter
      {
        cursor.advance()
        cursor.skipIgnorable()
        return take(&cursor, Break.hebrewLetter)
      }
    case Break.numeric:
      if isLetter || next == Break.numeric || next == Break.extendNumLet { return take(&cursor, next) }
      if next == Break.midNum || next == Break.midNumLet || next == Break.singleQuote,
        cursor.classBeyond() == Break.numeric
      {
        cursor.advance()
        cursor.skipIgnorable()
        return take(&cursor, Break.numeric)
      }
    case Break.extendNumLet:
      if isLetter || next == Break.numeric || next == Break.extendNumLet { return take(&cursor, next) }
    case Break.regionalIndicator:
      if next == Break.regionalIndicator && indicators == 1 {
        indicators = 2
        return take(&cursor, next)
      }
    default: break
    }
    return nil
  }

  private func take(_ cursor: inout Cursor, _ entry: UInt8) -> UInt8 {
    cursor.advance()
    return entry
  }

  // MARK: What a segment is

  private mutating func classify(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, first: UInt8, _ table: inout WordTable
  ) {
    let firstClass = first & CharacterTable.classMask
    if firstClass == Break.wSegSpace { return append(start, end, -1, .space, []) }
    if firstClass == Break.regionalIndicator || first & CharacterTable.pictographicBit != 0 {
      return appendEmoji(base, start, end, &table)
    }
    var folder = WordFolder(scratch: scratch + scratchUsed, folds: folds, categories: categories)
    folder.fold(base, start, end)
    if folder.letters == 0 && folder.digits == 0 {
      let isSpace = folder.isBlank
      return append(start, end, -1, isSpace ? .space : .punctuation, [])
    }
    let shape = folder.letters == 0 ? [] : folder.shape
    let kind: TokenKind = folder.letters == 0 ? .number : base[start] == 0x40 ? .mention : .word
    if folder.shape.contains(.complex) {
      let id = table.intern(Folding.foldWord(UnsafeBufferPointer(start: base + start, count: end - start)))
      append(start, end, id, kind, shape)
    } else {
      found(start, end, folded: folder.length, kind, shape, table)
    }
  }

  /// Interns an emoji without variation selectors and skin tones, so that all its variants are one entry.
  private mutating func appendEmoji(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ table: inout WordTable
  ) {
    var key: [UInt8] = []
    var i = start
    while i < end {
      let length = Cursor.length(base[i])
      let isVariation = length == 3 && base[i] == 0xEF && base[i + 1] == 0xB8 && base[i + 2] & 0xF0 == 0x80
      let isSkinTone = length == 4 && base[i + 1] == 0x9F && base[i + 2] == 0x8F && base[i + 3] >= 0xBB
      if !isVariation && !(isSkinTone && i > start) {
        key.append(contentsOf: UnsafeBufferPointer(start: base + i, count: length))
      }
      i += length
    }
    append(start, end, table.intern(key), .emoji, [])
  }

  @inline(__always)
  mutating func append(
    _ start: Int, _ end: Int, _ word: Int32, _ kind: TokenKind, _ shape: TokenShape
  ) {
    (segments + segmentCount).initialize(
      to: Token(
        start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end), word: word, kind: kind,
        shape: shape))
    segmentCount &+= 1
  }

  /// Appends a segment whose folded form stands in the scratch memory; its word is looked up when all are found.
  @inline(__always) mutating func found(
    _ start: Int, _ end: Int, folded length: Int, _ kind: TokenKind, _ shape: TokenShape,
    _ table: borrowing WordTable
  ) {
    let hash = table.hash(padded: scratch + scratchUsed, length)
    table.prefetch(hash)
    (found + foundCount).initialize(
      to: Found(
        hash: hash, start: Int32(truncatingIfNeeded: scratchUsed), length: Int32(truncatingIfNeeded: length),
        segment: Int32(truncatingIfNeeded: segmentCount)))
    foundCount &+= 1
    scratchUsed &+= length
    append(start, end, -1, kind, shape)
  }

  // MARK: ICU, the authority

  private mutating func scanWithICU(_ text: UnsafeBufferPointer<UInt8>, into table: inout WordTable) {
    removeAll()
    textsLeftToICU += 1
    guard let base = text.baseAddress else { return }
    var ends: [Int] = []
    do {
      try breaker.forEachSegment(of: text) { end, _ in ends.append(end) }
    } catch {
      ends = [text.count]
    }
    var start = 0
    for end in ends {
      let cursor = Cursor(base: base, count: text.count, at: start, classes: classes)
      let first = cursor.entry
      switch first & CharacterTable.classMask {
      case Break.cr, Break.lf, Break.newline: append(start, end, -1, .newline, [])
      default: classify(base, start, end, first: first, &table)
      }
      start = end
    }
  }

  private mutating func growSegments(_ needed: Int) {
    segments.deallocate()
    found.deallocate()
    segmentCapacity = max(needed, segmentCapacity * 2)
    segments = .allocate(capacity: segmentCapacity)
    found = .allocate(capacity: segmentCapacity)
  }

  private mutating func growScratch(_ needed: Int) {
    scratch.deallocate()
    scratchCapacity = max(needed, scratchCapacity * 2)
    scratch = .allocate(capacity: scratchCapacity)
  }
}
