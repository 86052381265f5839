internal import LanguagePacks
internal import TextAnalysis

/// The words and phrases of up to four words in a set of comments; inflected forms are one, each comment counts once.
struct PhraseTable {
  /// The words of a phrase, by stem, and the language.
  struct Key: Hashable {
    let language: String
    let stems: [String]
  }

  /// Where a phrase stands.
  struct Occurrence {
    let comment: Int32
    /// The offset of the first byte in the comment.
    let start: Int32
  }

  static let longest = 4
  private(set) var occurrences: [Key: [Occurrence]] = [:]
  private var surfaces: [Key: [String: Int]] = [:]
  private let loose: LooseWords

  /// Counts what occurs in at least `minimum` of the comments; words of `loose` only in phrases with another word.
  init(_ comments: [SampledComment], engine: TextEngine, minimum: Int, loose: LooseWords = LooseWords())
    throws
  {
    self.loose = loose
    var reader = try PhraseReader(engine)
    let runs = comments.map { reader.runs($0.text, language: $0.language, withFunctionWords: true) }
    var common: Set<Key> = []
    // A phrase is no more frequent than its words: rare words are left out first.
    for length in 1...Self.longest {
      for comment in comments.indices {
        add(length, runs[comment], Int32(comment), comments[comment].language, common)
      }
      for (key, places) in occurrences where key.stems.count == length && places.count < minimum {
        occurrences[key] = nil
        surfaces[key] = nil
      }
      if length == 1 { common = Set(occurrences.keys) }
    }
  }

  private mutating func add(
    _ length: Int, _ runs: [[PhraseWord]], _ comment: Int32, _ language: String, _ common: Set<Key>
  ) {
    var seen: Set<Key> = []
    for run in runs where run.count >= length {
      for start in 0...(run.count - length) {
        let words = run[start..<(start + length)]
        guard isPhrase(words, language), length == 1 || isCommon(words, language, common) else { continue }
        let key = Key(language: language, stems: words.map(\.stem))
        if seen.insert(key).inserted {
          occurrences[key, default: []].append(Occurrence(comment: comment, start: Int32(words[start].start)))
        }
        surfaces[key, default: [:]][words.map(\.surface).joined(separator: " "), default: 0] += 1
      }
    }
  }

  /// A phrase begins and ends with a content word; it may begin with a negator.
  private func isPhrase(_ words: ArraySlice<PhraseWord>, _ language: String) -> Bool {
    guard let first = words.first, let last = words.last, !last.isFunction else { return false }
    func says(_ word: PhraseWord) -> Bool {
      word.isTelling && !loose.contains(word.surface, language: language)
    }
    if words.count == 1 { return says(first) }
    if !words.contains(where: { !$0.isFunction && says($0) }) { return false }
    return !first.isFunction || first.isNegator
  }

  private func isCommon(_ words: ArraySlice<PhraseWord>, _ language: String, _ common: Set<Key>) -> Bool {
    words.allSatisfy { $0.isFunction || common.contains(Key(language: language, stems: [$0.stem])) }
  }

  /// The phrase in its most frequent form.
  func text(_ key: Key) -> String {
    surfaces[key]?.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key ?? key.stems.joined(separator: " ")
  }

  /// Drops what almost only occurs within a longer phrase, and longer phrases that are hardly ever said.
  func withoutDoubles(share: Double = 0.8) -> [Key] {
    var dropped: Set<Key> = []
    for (key, places) in occurrences where key.stems.count > 1 {
      for length in 1..<key.stems.count {
        for start in 0...(key.stems.count - length) {
          let inner = Key(language: key.language, stems: Array(key.stems[start..<(start + length)]))
          if let all = occurrences[inner], Double(places.count) >= share * Double(all.count) {
            dropped.insert(inner)
          }
        }
      }
    }
    return occurrences.keys.filter { !dropped.contains($0) }
  }
}
