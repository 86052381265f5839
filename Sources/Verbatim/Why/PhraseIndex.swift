internal import RootCause

/// The phrases of comments that occur often enough to be looked at: one to three content words in a row, inflected forms as one.
///
/// A comment counts once for a phrase, however often it says it.
struct PhraseIndex {
  /// The most words of a phrase.
  private static let longest = 3

  /// The words of the comments.
  let words: CommentWords
  /// The stems of each phrase, by number; numbers ascend in the order in which phrases are first said.
  private(set) var keys: [PhraseKey] = []
  private var phrases: [Int32] = []
  /// Where the phrases of each comment end in `phrases`.
  private var ends: [UInt32] = []

  /// The phrases that occur in at least `minimum` of the comments; some rarer ones are among them.
  init(_ words: CommentWords, minimum: Int) {
    self.words = words
    var sieve = PhraseSieve(minimum: minimum, words: Self.longest * words.wordCount)
    for comment in 0..<words.count { Self.forEach(words[comment], words) { sieve.add($0) } }
    var numbers: [PhraseKey: Int32] = [:]
    var found: [Int32] = []
    ends.reserveCapacity(words.count)
    for comment in 0..<words.count {
      found.removeAll(keepingCapacity: true)
      Self.forEach(words[comment], words) { key in
        if sieve.passes(key) { found.append(number(key, &numbers)) }
      }
      found.sort()
      var last: Int32 = -1
      for number in found where number != last {
        phrases.append(number)
        last = number
      }
      ends.append(UInt32(phrases.count))
    }
  }

  private mutating func number(_ key: PhraseKey, _ numbers: inout [PhraseKey: Int32]) -> Int32 {
    if let known = numbers[key] { return known }
    let new = Int32(keys.count)
    numbers[key] = new
    keys.append(key)
    return new
  }

  private static func forEach(
    _ places: ArraySlice<CommentWords.Place>, _ words: CommentWords, _ visit: (PhraseKey) -> Void
  ) {
    for start in places.indices {
      var key = PhraseKey(words.stem(places[start]))
      visit(key)
      let following = places[(start + 1)...].prefix(longest - 1).prefix { !$0.beginsRun }
      for next in following {
        key = key.appending(words.stem(next))
        visit(key)
      }
    }
  }

  /// The phrases of a comment, by number, ascending.
  subscript(comment: Int) -> ArraySlice<Int32> {
    phrases[(comment == 0 ? 0 : Int(ends[comment - 1]))..<Int(ends[comment])]
  }

  /// The phrase in its most frequent form.
  func text(_ phrase: Int32) -> String {
    let key = keys[Int(phrase)]
    var surfaces: [String: Int] = [:]
    for comment in 0..<words.count where self[comment].contains(phrase) {
      let places = words[comment]
      for start in places.indices where words.isPhrase(key, at: start, in: places) {
        surfaces[words.surface(places[start..<start + key.count]), default: 0] += 1
      }
    }
    return surfaces.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key ?? ""
  }

  /// How many of `comments` contain each phrase, by its number, counted and by `weight` in millionths.
  func counts(_ comments: [Int], weight: (Int) -> Int64) -> [WeightedCount] {
    var counts = [WeightedCount](repeating: WeightedCount(), count: keys.count)
    for comment in comments {
      let own = weight(comment)
      for phrase in self[comment] { counts[Int(phrase)].add(weight: own) }
    }
    return counts
  }
}
