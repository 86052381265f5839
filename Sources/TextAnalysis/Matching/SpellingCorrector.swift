/// Finds the listed word that an unknown one was probably meant to be: `unnaceptable`, `vriendlijk`, `beställninng`.
///
/// One letter too many, too few, wrong or swapped; the first letter must be right, the word long, and the listed word the
/// only one so near. Anything less strict turns names and foreign words into complaints.
struct SpellingCorrector: Sendable {
  /// The shortest word that is corrected, in bytes.
  static let shortest = 8
  /// The longest word that is corrected, in bytes.
  private static let longest = 40
  /// In bytes: more than two letters of four bytes each, and the first and last byte of a word besides.
  private static let surelyLong = 11
  /// A letter may take two bytes.
  private static let slack = 2
  private static let lengths = longest + slack + 1

  private let words: WordIndex
  /// The listed words by length, then by first byte.
  private let listed: FlatTable<Int32>
  /// Per length and first byte: where its words begin in ``listed``; one more at the end.
  private let starts: FlatTable<Int32>

  /// Corrects to the words that atoms of `words` are written like.
  init(_ words: WordIndex) {
    self.words = words
    var counts = [Int32](repeating: 0, count: Self.lengths * 256 + 1)
    func place(_ id: Int32) -> Int? {
      let (known, bytes) = (words[id], words.bytes(id))
      guard known.exact >= 0 || known.form >= 0, let first = bytes.first,
        (Self.shortest - 1..<Self.lengths).contains(bytes.count)
      else { return nil }
      return bytes.count * 256 + Int(first)
    }
    let ids = Int32(0)..<Int32(words.count)
    for id in ids { if let place = place(id) { counts[place + 1] += 1 } }
    for i in 1..<counts.count { counts[i] += counts[i - 1] }
    starts = FlatTable(counts)
    var listed = [Int32](repeating: 0, count: Int(counts.last ?? 0))
    for id in ids {
      guard let place = place(id) else { continue }
      listed[Int(counts[place])] = id
      counts[place] += 1
    }
    self.listed = FlatTable(listed)
  }

  /// The one listed word at distance one from `word`, by its id; −1 where there is none or more than one.
  ///
  /// `known` is what is known of the word itself.
  func correction(of word: WordBytes, _ known: KnownWord) -> Int32 {
    guard word.count >= Self.shortest, word.count <= Self.longest, !known.traits.contains(.settled),
      word.isLetters
    else { return -1 }
    var found: Int32 = -1
    for length in (word.count - Self.slack)...(word.count + Self.slack) {
      let place = length * 256 + Int(word[0])
      for i in starts[place]..<starts[place + 1] where Self.isNear(word, words.bytes(listed[i])) {
        if found >= 0 { return -1 }
        found = listed[i]
      }
    }
    return found
  }

  /// Whether the two differ by one letter inserted, left out, replaced, or by two neighbours swapped.
  static func isNear(_ a: WordBytes, _ b: WordBytes) -> Bool {
    // What differs is two letters at most: the second byte and the last but one of a long word are not both in them.
    if min(a.count, b.count) >= surelyLong, a[1] != b[1],
      a[a.count - 1] != b[b.count - 1] || a[a.count - 2] != b[b.count - 2]
    {
      return false
    }
    var start = 0
    while start < a.count && start < b.count && a[start] == b[start] { start &+= 1 }
    // Whole characters: neither half of a letter of two bytes is a letter.
    while start > 0 && (continues(a, start) || continues(b, start)) { start &-= 1 }
    var endA = a.count
    var endB = b.count
    while endA > start && endB > start && a[endA - 1] == b[endB - 1] {
      endA &-= 1
      endB &-= 1
    }
    while continues(a, endA) {
      endA &+= 1
      endB &+= 1
    }
    let (restA, restB) = (a[part: start..<endA], b[part: start..<endB])
    let (lettersA, lettersB) = (restA.letters, restB.letters)
    if lettersA <= 1 && lettersB <= 1 { return true }
    guard lettersA == 2, lettersB == 2, restA.count == restB.count else { return false }
    // Swapped: what one begins with ends the other.
    let first = Cursor.length(restA[0])
    return restA[part: first..<restA.count].elementsEqual(restB[part: 0..<(restB.count - first)])
      && restA[part: 0..<first].elementsEqual(restB[part: (restB.count - first)..<restB.count])
  }

  private static func continues(_ word: WordBytes, _ place: Int) -> Bool {
    place < word.count && word[place] & 0xC0 == 0x80
  }
}
