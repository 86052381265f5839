internal import UnicodeText

/// What turns of phrase tell of how a conversation goes: `conversation.tsv` of every language.
///
/// Sentences that ask are passed over: "Is it working now?" tells nothing.
public struct ConversationPhrases: Sendable {
  /// What a turn tells.
  public enum Cue: String, Sendable, CaseIterable {
    /// Customers are glad that it went well.
    case relief
    /// Customers name what they had been afraid of; relief where the turn has something good in it.
    case fear
    /// Customers say that it does what it should.
    case works
    /// An answer was enough for the customer.
    case content
    /// Agents will come back to it.
    case promise
    /// Agents pass on the talk or the case.
    case handover
    /// Agents cannot.
    case refusal
    /// Thanks and praise that are none.
    case bitter
  }

  /// A word of a pattern.
  fileprivate enum Part: Sendable {
    /// One of these words, or of these beginnings of words.
    case word(exact: Set<String>, beginnings: [String])
    /// Up to ``longestGap`` other words.
    case gap
  }

  fileprivate struct Pattern: Sendable {
    let cue: Cue
    let parts: [Part]

    /// Whether it is made of such words itself, as "not myself" is.
    func holds(_ words: Set<String>) -> Bool {
      parts.contains { part in
        if case .word(let exact, _) = part { !exact.isDisjoint(with: words) } else { false }
      }
    }
  }

  /// The patterns of a language.
  fileprivate struct Language: Sendable {
    var patterns: [Pattern] = []
    /// Patterns by their first word.
    var byWord: [String: [Int]] = [:]
    /// Those whose first word may have any ending.
    var byBeginning: [Int] = []
    /// Words that undo a handover.
    var undoing: Set<String> = []
    /// Words that leave a handover open, as do those that undo it.
    var doubting: Set<String> = []
  }

  private var languages: [String: Language] = [:]

  /// The most words that `*` stands for.
  fileprivate static let longestGap = 4
  /// The words around a handover in which one undoes it.
  fileprivate static let undoingReach = 4
  /// The words of a turn that are looked at.
  private static let longestTurn = 2_000
  /// Stands for the end of a sentence.
  fileprivate static let stop = "."

  /// Reads the tables of all languages there are.
  init(_ files: LexiconFiles) throws(LexiconError) {
    for code in files.languages {
      for file in files.files("\(code)/conversation.tsv") {
        for row in try TableFile(name: file.name, bytes: file.bytes).rows {
          let words = row.columns.count > 1 ? row.columns[1].split(separator: " ").map(String.init) : []
          if row.columns[0] == "not", words.count == 1 {
            languages[code, default: Language()].undoing.formUnion(Self.alternatives(words[0]))
          } else if row.columns[0] == "might", words.count == 1 {
            languages[code, default: Language()].doubting.formUnion(Self.alternatives(words[0]))
          } else if let cue = Cue(rawValue: row.columns[0]), let first = words.first, first != "*",
            words.last != "*"
          {
            languages[code, default: Language()].add(Pattern(cue: cue, parts: words.map(Self.part)))
          } else {
            throw LexiconError(
              file: file.name, line: row.line, problem: "this is not a kind and words",
              remedy:
                "write not, might, \(Cue.allCases.map(\.rawValue).joined(separator: ", ")), a tab and words"
            )
          }
        }
      }
    }
  }

  private static func alternatives(_ word: String) -> [String] {
    word.split(separator: "|").map { Folding.fold(String($0)) }
  }

  private static func part(_ word: String) -> Part {
    if word == "*" { return .gap }
    let words = alternatives(word)
    return .word(
      exact: Set(words.filter { !$0.hasSuffix("*") }),
      beginnings: words.filter { $0.hasSuffix("*") }.map { String($0.dropLast()) })
  }

  /// What a turn tells; `language` nil, or one without phrases, reads it in all.
  public func cues(in text: String, language: String?) -> Set<Cue> {
    let known = language.flatMap { languages[$0].map { [$0] } }
    let words = Self.words(text)
    var cues: Set<Cue> = []
    for language in known ?? Array(languages.values) { language.find(words, &cues) }
    return cues
  }

  /// Whether a word that undoes a handover stands in or beside a stretch of a text, in the same sentence.
  ///
  /// `range` counts UTF-8 bytes.
  public func isUndone(in text: String, at range: Range<Int>, language: String?) -> Bool {
    let bytes = Array(text.utf8)
    guard range.upperBound <= bytes.count else { return false }
    let words = [bytes[..<range.lowerBound], bytes[range], bytes[range.upperBound...]].map {
      Self.words(String(decoding: $0, as: UTF8.self), withQuestions: true)
    }
    let stretch = words[0].count..<(words[0].count + words[1].count)
    let known = language.flatMap { languages[$0].map { [$0] } } ?? Array(languages.values)
    return known.contains { $0.isUndone(words.flatMap(\.self), stretch, by: $0.undoing) }
  }

  /// The folded words of all sentences that do not ask, with ``stop`` between them.
  private static func words(_ text: String, withQuestions: Bool = false) -> [String] {
    var words: [String] = []
    var sentence = 0
    FoldedWords.split(Folding.fold(text)) { word, mark in
      if !word.isEmpty { words.append(word) }
      switch mark {
      case "?" where !withQuestions: words.removeSubrange(sentence...)
      case ".", "!", "?", "\n": if words.count > sentence { words.append(stop) }
      default: return words.count <= longestTurn
      }
      sentence = words.count
      return words.count <= longestTurn
    }
    return words
  }
}

extension ConversationPhrases.Language {
  fileprivate mutating func add(_ pattern: ConversationPhrases.Pattern) {
    if case .word(let exact, let beginnings)? = pattern.parts.first {
      for word in exact { byWord[word, default: []].append(patterns.count) }
      if !beginnings.isEmpty { byBeginning.append(patterns.count) }
    }
    patterns.append(pattern)
  }

  /// Adds what is told at any word.
  fileprivate func find(_ words: [String], _ cues: inout Set<ConversationPhrases.Cue>) {
    for start in words.indices {
      for number in (byWord[words[start]] ?? []) + byBeginning where !cues.contains(patterns[number].cue) {
        let pattern = patterns[number]
        guard let end = Self.match(pattern.parts[...], words, start) else { continue }
        let undoing = undoingWords(of: pattern.cue)
        if !pattern.holds(undoing), isUndone(words, start..<end, by: undoing) { continue }
        cues.insert(pattern.cue)
      }
    }
  }

  /// The words that undo what a cue says: all but denials themselves, promises and fears.
  private func undoingWords(of cue: ConversationPhrases.Cue) -> Set<String> {
    switch cue {
    case .handover: undoing.union(doubting)
    case .relief, .works, .content: undoing
    case .fear, .promise, .refusal, .bitter: []
    }
  }

  /// Where a pattern that begins at a word ends; nil where it does not match.
  private static func match(_ parts: ArraySlice<ConversationPhrases.Part>, _ words: [String], _ start: Int)
    -> Int?
  {
    guard let part = parts.first else { return start }
    switch part {
    case .gap:
      for end in start...min(words.count, start + ConversationPhrases.longestGap) {
        if end > start, words[end - 1] == ConversationPhrases.stop { return nil }
        if let found = match(parts.dropFirst(), words, end) { return found }
      }
      return nil
    case .word(let exact, let beginnings):
      guard start < words.count, words[start] != ConversationPhrases.stop,
        exact.contains(words[start]) || beginnings.contains(where: words[start].hasPrefix)
      else { return nil }
      return match(parts.dropFirst(), words, start + 1)
    }
  }

  /// Whether one of `undoing` stands in or beside a stretch, in the same sentence.
  fileprivate func isUndone(_ words: [String], _ range: Range<Int>, by undoing: Set<String>) -> Bool {
    let before = words[max(0, range.lowerBound - ConversationPhrases.undoingReach)..<range.lowerBound]
      .reversed().prefix { $0 != ConversationPhrases.stop }
    let behind = words[range.upperBound...].prefix(ConversationPhrases.undoingReach)
      .prefix { $0 != ConversationPhrases.stop }
    return before.contains(where: undoing.contains) || words[range].contains(where: undoing.contains)
      || behind.contains(where: undoing.contains)
  }
}
