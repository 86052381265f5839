/// The patterns with `*` and `?`, by the byte that they begin with, or else end with.
///
/// What stands before the first mark and behind the last is compared as one integer each; few patterns are left to be gone
/// through letter by letter.
struct Wildcards: Sendable {
  private struct Pattern: Sendable, BitwiseCopyable {
    let atom: Int32
    let text: Span
    let head: UInt64
    let headMask: UInt64
    let tail: UInt64
    let tailMask: UInt64
  }

  private let patterns: FlatTable<Pattern>
  /// The patterns' bytes, one after the other.
  private let bytes: FlatTable<UInt8>
  /// Per first byte, and behind those per last byte of patterns that begin with a mark, 0 for one that ends with a mark too:
  /// where its patterns begin in ``patterns``; one more at the end.
  private let starts: FlatTable<Int32>
  private static let lastBytes = 256

  /// `patterns` are folded texts with the atoms that they stand for, in the order in which atoms are to be found.
  init(_ given: [(text: [UInt8], atom: Int32)]) {
    var buckets = [[Pattern]](repeating: [], count: 2 * Self.lastBytes)
    var bytes: [UInt8] = []
    for (text, atom) in given {
      let span = Span(first: Int32(bytes.count), end: Int32(bytes.count + text.count))
      bytes += text
      let head = text.prefix { !Self.isMark($0) }.prefix(8)
      let tail = text.reversed().prefix { !Self.isMark($0) }.prefix(8)
      let bucket = head.first.map { Int($0) } ?? Self.lastBytes + Int(tail.first ?? 0)
      buckets[bucket].append(
        Pattern(
          atom: atom, text: span,
          head: head.enumerated().reduce(0) { $0 | UInt64($1.element) << UInt64(8 * $1.offset) },
          headMask: head.count == 8 ? ~0 : (1 << UInt64(8 * head.count)) - 1,
          tail: tail.enumerated().reduce(0) { $0 | UInt64($1.element) << UInt64(56 - 8 * $1.offset) },
          tailMask: tail.isEmpty ? 0 : ~0 << UInt64(64 - 8 * tail.count)))
    }
    var starts: [Int32] = [0]
    for bucket in buckets { starts.append((starts.last ?? 0) + Int32(bucket.count)) }
    patterns = FlatTable(buckets.flatMap { $0 })
    self.bytes = FlatTable(bytes)
    self.starts = FlatTable(starts)
  }

  /// Calls `body` with the atom of each pattern that fits `word`.
  @inline(__always) func forEach(fitting word: WordBytes, _ body: (Int32) -> Void) {
    guard let first = word.first, let last = word.last else { return }
    var head: UInt64 = 0
    var tail: UInt64 = 0
    for i in 0..<min(word.count, 8) {
      head |= UInt64(word[i]) << UInt64(8 * i)
      tail |= UInt64(word[word.count - 1 - i]) << UInt64(56 - 8 * i)
    }
    func look(in bucket: Int) {
      for place in starts[bucket]..<starts[bucket + 1] {
        let pattern = patterns[place]
        if head & pattern.headMask == pattern.head && tail & pattern.tailMask == pattern.tail,
          Self.fits(word, bytes.slice(pattern.text.range))
        {
          body(pattern.atom)
        }
      }
    }
    look(in: Int(first))
    look(in: Self.lastBytes + Int(last))
    look(in: Self.lastBytes)
  }

  private static func isMark(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?") }

  /// Whether a folded word fits a folded pattern.
  static func fits(_ word: String, _ pattern: String) -> Bool {
    Array(word.utf8).withUnsafeBufferPointer { word in
      Array(pattern.utf8).withUnsafeBufferPointer { fits(word, $0) }
    }
  }

  /// `*` for any bytes, `?` for one character; linear by keeping only the last star.
  static func fits(_ word: WordBytes, _ pattern: WordBytes) -> Bool {
    var w = 0
    var p = 0
    var star: (pattern: Int, word: Int)?
    while w < word.count {
      if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
        star = (p + 1, w)
        p += 1
      } else if p < pattern.count, pattern[p] == UInt8(ascii: "?") {
        w += Cursor.length(word[w])
        p += 1
      } else if p < pattern.count, pattern[p] == word[w] {
        w += 1
        p += 1
      } else if let last = star {
        star = (last.pattern, last.word + 1)
        p = last.pattern
        w = last.word + 1
      } else {
        return false
      }
    }
    while p < pattern.count, pattern[p] == UInt8(ascii: "*") { p += 1 }
    return p == pattern.count && w == word.count
  }
}
