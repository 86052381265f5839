internal import LanguagePacks

/// Finds the listed word that an unknown one was probably meant to be: `unnaceptable`, `vriendlijk`, `beställninng`.
///
/// One letter too many, too few, wrong or swapped; the first letter must be right, the word long, and the listed word the
/// only one so near. Anything less strict turns names and foreign words into complaints.
struct SpellingCorrector: Sendable {
  /// The shortest word that is corrected, in letters.
  static let shortest = 8

  /// Listed words by length, then by first letter: what an unknown word is compared with.
  private let forms: [Key: [[UInt8]]]
  /// Words that are right as they are.
  private let known: Set<String>

  private struct Key: Hashable, Sendable {
    let length: Int
    let first: UInt8
  }

  /// `forms` are the listed words, `known` others that need no correction.
  init(forms: some Sequence<String>, known: Set<String>) {
    var index: [Key: [[UInt8]]] = [:]
    for form in Set(forms) {
      let bytes = Array(form.utf8)
      guard bytes.count >= Self.shortest - 1, let first = bytes.first else { continue }
      index[Key(length: bytes.count, first: first), default: []].append(bytes)
    }
    self.forms = index
    self.known = known
  }

  /// The one listed word at distance one from `word`; nil where there is none or more than one.
  func correction(of word: String) -> String? {
    let bytes = Array(word.utf8)
    guard bytes.count >= Self.shortest, bytes.count <= 40, let first = bytes.first, !known.contains(word),
      word.allSatisfy(\.isLetter)
    else { return nil }
    var found: [UInt8]?
    // A letter may take two bytes.
    for length in (bytes.count - 2)...(bytes.count + 2) {
      for form in forms[Key(length: length, first: first)] ?? [] where Self.isNear(bytes, form) {
        if found != nil { return nil }
        found = form
      }
    }
    return found.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether the two differ by one letter inserted, left out, replaced, or by two neighbours swapped.
  static func isNear(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    var start = 0
    while start < a.count && start < b.count && a[start] == b[start] { start += 1 }
    var endA = a.count
    var endB = b.count
    while endA > start && endB > start && a[endA - 1] == b[endB - 1] {
      endA -= 1
      endB -= 1
    }
    let restA = a[start..<endA]
    let restB = b[start..<endB]
    if letters(restA) <= 1 && letters(restB) <= 1 { return true }
    return restA.count == 2 && restB.count == 2 && restA.first == restB.last && restA.last == restB.first
  }

  /// The number of letters in a stretch of UTF-8; more than one where it cuts a letter in two.
  private static func letters(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.count <= 1 ? bytes.count : bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }
}
