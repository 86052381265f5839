internal import LanguagePacks
internal import TextAnalysis

/// The words and phrases of up to four words in a set of comments; inflected forms are one, each comment counts once.
struct PhraseTable {
  /// Where a phrase stands.
  struct Occurrence {
    let comment: Int32
    /// The offset of the first byte in the comment.
    let start: Int32
  }

  /// What a word does in a phrase.
  private struct Role: OptionSet {
    let rawValue: UInt8
    static let function = Role(rawValue: 1)
    static let negator = Role(rawValue: 2)
    /// It says something on its own.
    static let telling = Role(rawValue: 4)
  }

  private(set) var occurrences: [PhraseKey: [Occurrence]] = [:]
  /// The words of the comments.
  let words: CommentWords
  /// The role of each form, by number.
  private var roles: [Role] = []
  /// Whether each stem is frequent enough to be a term, by number.
  private var areCommon: [Bool] = []

  /// Counts what occurs in at least `minimum` of the comments in `words`, which has function words and keeps languages apart; words
  /// of `loose` only in phrases with another word.
  init(_ words: CommentWords, minimum: Int, loose: LooseWords = LooseWords()) {
    self.words = words
    roles = words.forms.map { form in
      var role: Role = form.isFunction ? .function : []
      if form.isNegator { role.insert(.negator) }
      if form.isTelling && !loose.contains(form.surface, language: form.language) { role.insert(.telling) }
      return role
    }
    areCommon = Array(repeating: false, count: words.stemCount)
    // A phrase is no more frequent than its words: rare words are left out first.
    for length in 1...PhraseKey.longest {
      count(length, minimum)
      if length == 1 { for key in occurrences.keys { areCommon[Int(key[0])] = true } }
    }
  }

  /// Adds the phrases of a length that are frequent enough.
  private mutating func count(_ length: Int, _ minimum: Int) {
    var sieve = PhraseSieve(minimum: minimum, words: words.wordCount)
    for comment in 0..<words.count { forEach(length, words[comment]) { _, key in sieve.add(key) } }
    var found: [PhraseKey: [Occurrence]] = [:]
    for comment in 0..<words.count {
      forEach(length, words[comment]) { start, key in
        guard sieve.passes(key), found[key]?.last?.comment != Int32(comment) else { return }
        found[key, default: []].append(Occurrence(comment: Int32(comment), start: Int32(start)))
      }
    }
    occurrences.merge(found.lazy.filter { $0.value.count >= minimum }.map { ($0.key, $0.value) }) { $1 }
  }

  /// Visits the phrases of a length in a comment, with the offset of their first byte.
  private func forEach(
    _ length: Int, _ places: ArraySlice<CommentWords.Place>, _ visit: (Int, PhraseKey) -> Void
  ) {
    guard places.count >= length else { return }
    for start in places.startIndex...(places.endIndex - length) {
      let window = places[start..<start + length]
      guard !window.dropFirst().contains(where: \.beginsRun), isPhrase(window),
        length == 1 || isCommon(window)
      else { continue }
      visit(window[start].start, PhraseKey(window.lazy.map(words.stem)))
    }
  }

  private func role(_ place: CommentWords.Place) -> Role { roles[Int(place.form)] }

  /// A phrase begins and ends with a content word; it may begin with a negator.
  private func isPhrase(_ window: ArraySlice<CommentWords.Place>) -> Bool {
    guard let first = window.first, let last = window.last, !role(last).contains(.function) else {
      return false
    }
    if window.count == 1 { return role(first).contains(.telling) }
    if !window.contains(where: { role($0).isDisjoint(with: .function) && role($0).contains(.telling) }) {
      return false
    }
    return !role(first).contains(.function) || role(first).contains(.negator)
  }

  private func isCommon(_ window: ArraySlice<CommentWords.Place>) -> Bool {
    window.allSatisfy { role($0).contains(.function) || areCommon[Int(words.stem($0))] }
  }

  /// The phrase in its most frequent form.
  func text(_ key: PhraseKey) -> String {
    var surfaces: [String: Int] = [:]
    for place in occurrences[key] ?? [] {
      let comment = words[Int(place.comment)]
      for start in comment.indices where words.isPhrase(key, at: start, in: comment) {
        let window = comment[start..<start + key.count]
        if isPhrase(window) { surfaces[words.surface(window), default: 0] += 1 }
      }
    }
    return surfaces.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key ?? ""
  }

  /// Drops what almost only occurs within a longer phrase, and longer phrases that are hardly ever said.
  func withoutDoubles(share: Double = 0.8) -> [PhraseKey] {
    var dropped: Set<PhraseKey> = []
    for (key, places) in occurrences where key.count > 1 {
      for length in 1..<key.count {
        for start in 0...(key.count - length) {
          let inner = key.part(start, length)
          if let all = occurrences[inner], Double(places.count) >= share * Double(all.count) {
            dropped.insert(inner)
          }
        }
      }
    }
    return occurrences.keys.filter { !dropped.contains($0) }
  }
}
