internal import LanguagePacks

/// Finds names of people: after the words that introduce them, from the list of first names, and those who take part.
struct NameFinder {
  /// The words of the text's language; of all where it is not known.
  let own: RedactionRules.Language
  private let isOneLanguage: Bool
  /// First names of other languages that mean nothing else there.
  private let others: Set<String>
  let companies: [String: [[String]]]
  private let abbreviations: Set<String>
  let surnames: Set<String>

  /// `language` nil, or one without rules, uses those of all.
  init(_ rules: RedactionRules, language: String?) {
    if let language, let found = rules.languages[language] {
      own = found
      isOneLanguage = true
      others = rules.languages.filter { $0.key != language }.values.reduce(into: []) { names, other in
        names.formUnion(other.names.lazy.filter { !$0.value }.map(\.key))
      }
    } else {
      own = RedactionRules.Language(merging: rules.languages.sorted { $0.key < $1.key }.map(\.value))
      isOneLanguage = false
      others = []
    }
    companies = rules.companies
    surnames = rules.languages.values.reduce(into: []) { $0.formUnion($1.surnames) }
    abbreviations = own.initials.union(own.abbreviations)
  }

  /// How sure it is that a word is a first name.
  enum Listed {
    case no, word, yes
  }

  /// The names in a text, in UTF-16 units, in order; `isAsked` where the text before it asked for one, `isCard` where other
  /// things in it are personal.
  func find(
    _ text: String, participants: ParticipantNames, isAsked: Bool = false, isCard: Bool = false
  ) -> [Range<Int>] {
    let words = NameWords.split(text, abbreviations: abbreviations)
    let found = find(words, participants, isAsked: isAsked, isCard: isCard)
    return (found + repeated(words, found)).sorted { $0.lowerBound < $1.lowerBound }.map {
      let last = $0.upperBound - 1
      return words[$0.lowerBound].range
        .lowerBound..<(words[last].range.upperBound - (genitive(words, last) ? 1 : 0))
    }
  }

  /// Whether a text names anybody.
  func isAny(in text: String) -> Bool {
    let words = NameWords.split(text, abbreviations: abbreviations)
    return !find(words, ParticipantNames(), isAsked: false, isCard: false, most: 1).isEmpty
  }

  private func find(
    _ words: [NameWord], _ participants: ParticipantNames, isAsked: Bool, isCard: Bool, most: Int = .max
  ) -> [Range<Int>] {
    var found: [Range<Int>] = []
    /// The index of the word behind the last name.
    var behind = -1
    let answer = isAsked ? answer(words) : nil
    var index = 0
    while index < words.count, found.count < most {
      if let last = participant(words, index, participants) ?? initialled(words, index)
        ?? begins(words, index, behind).map({ wholeName(words, index, surname(words, after: $0)) })
        ?? (isCard ? contact(words, index) : nil)
        ?? (index == answer ? surname(words, after: index) : nil)
      {
        found.append(index..<(last + 1))
        index = last + 1
        behind = index
      } else {
        index += max(1, company(words, index))
      }
    }
    return found
  }

  /// Whether a folded word is a first name that means nothing else, in any language.
  func isFirstName(_ folded: String) -> Bool {
    listed(folded) == .yes || (own.names[folded] == false || others.contains(folded)) && listed(folded) != .no
  }

  /// Words of an answer that is a name and little else.
  private static let longestAnswer = 8
  private static let shortAnswer = 3

  /// The word with which a name begins in an answer to a question for one.
  private func answer(_ words: [NameWord]) -> Int? {
    guard words.count <= Self.longestAnswer else { return nil }
    let free = words.indices.filter { index in
      !isNoName(words, index) && !isParticle(words[index])
        && !own.common.contains(words[index].folded)
    }
    if let capital = free.first(where: { words[$0].isCapital }) {
      let isFirst = capital > 0 && isParticle(words[capital - 1]) && words[capital].joinsBefore
      return isFirst ? capital - 1 : capital
    }
    return words.count <= Self.shortAnswer ? free.first : nil
  }

  /// The last word of a participant's name that begins at a word.
  private func participant(_ words: [NameWord], _ index: Int, _ names: ParticipantNames) -> Int? {
    let word = words[index]
    for whole in names.whole[word.folded] ?? [] where isPhrase(whole, words, index) {
      return surname(words, after: index + whole.count - 1)
    }
    let isWritten =
      names.plain.contains(word.folded) && (word.isCapital || word.folded.utf16.count > 3)
      || word.isCapital
        && (names.single.contains(word.folded)
          || names.capitals.contains(word.folded) && !word.beginsSentence && !word.isShouted)
    return isWritten && !isNoName(words, index) ? surname(words, after: index) : nil
  }

  private func isPhrase(_ phrase: [String], _ words: [NameWord], _ index: Int) -> Bool {
    index + phrase.count <= words.count
      && zip(words[index...], phrase).allSatisfy { word, part in
        word.folded == part || word.isPossessive && word.folded + "'s" == part
      }
      && words[(index + 1)..<(index + phrase.count)].allSatisfy {
        $0.joinsBefore || ["&", ".", "-"].contains($0.gap)
      }
  }

  /// How many words of a company's name begin at a word.
  func company(_ words: [NameWord], _ index: Int) -> Int {
    guard let names = companies[words[index].folded] else { return 0 }
    return names.filter { isPhrase($0, words, index) }.map(\.count).max() ?? 0
  }

  /// Whether a name begins at a word; returns the last of its first names.
  ///
  /// `behind` is the word behind the last name.
  private func begins(_ words: [NameWord], _ index: Int, _ behind: Int) -> Int? {
    let word = words[index]
    let cue = cue(words, before: index)
    if cue == .never { return nil }
    if cue == .title, let first = titled(words, index) { return first }
    let listed = listed(word.folded)
    if cue == .strong, listed != .no, isGreeted(words, index) { return index }
    if cue == .label, isParticle(word) { return smallSurname(words, after: index) }
    if isNoName(words, index) || cue != .signoff && isTitle(words, index) || isThing(words, index) {
      return nil
    }
    let company = company(words, index)
    if listed == .word, cue != .any, cue != .title, word.isBesideNumber { return nil }
    if cue != .any, cue != .title, cue != .label,
      company > 1 || company == 1 && (listed != .yes || word.isPossessive)
    {
      return nil
    }
    if genitive(words, index) { return index }
    if listed != .no, isFollowed(words, index) { return index }
    if cue == .any, !word.isCapital, !isParticle(word) { return smallSurname(words, after: index) }
    if listed == .yes && (word.isCapital || isOwn(word.folded)) { return index }
    if word.isCapital {
      let last = surname(words, after: index)
      // A sentence may begin with a word that is a name too; the whole of a cell, or a particle, settles it.
      let isSure =
        !word.beginsSentence || last == words.count - 1 && index == 0 || last > index + 1
        || last > index && !isKnown(words, last) && own.names[word.folded] != nil
      let isShouted = word.isShouted
      if listed == .word && !isShouted && (last > index && isSure || word.isPossessive) { return index }
      if listed == .word && isJoined(words, index, behind) { return index }
      if !isShouted, !word.beginsSentence, isKnownSurname(words, index, last) { return index }
    }
    switch cue {
    case .any:
      if isParticle(word) && !hasCapitalAfter(words, index) { return nil }
      return word.isCapital ? index : smallSurname(words, after: index)
    case .label:
      if !word.isCapital { return smallSurname(words, after: index) }
      return listed == .no && isSentence(words, index) ? nil : index
    case .opening:
      let last = surname(words, after: index)
      let isAlone = last + 1 == words.count || !words[last + 1].joinsBefore
      if isAlone && word.isCapital && !word.isShouted && !isKnown(words, index) { return index }
      return listed == .yes || listed == .word && word.isCapital && !word.isShouted ? index : nil
    case .full:
      if listed == .yes { return index }
      return word.isCapital && !word.isShouted && surname(words, after: index) > index ? index : nil
    case .strong, .title:
      if cue == .title && (word.isCapital || isSurname(word)) { return index }
      // What stands in capitals is more often short for something.
      if word.isCapital {
        return word.isShouted && listed == .no && !surnames.contains(word.folded) ? nil : index
      }
      return listed == .yes ? index : nil
    case .signoff:
      let ends =
        words[index...max(index, surname(words, after: index))].contains { $0.endsLine }
        || words[index...].prefix(3).contains { $0.endsLine }
      return ends && (word.isCapital || listed != .no) ? index : nil
    case .weak
    where word.isCapital && !word.isShouted && surnames.contains(word.folded)
      && !isKnown(words, index):
      return index
    case .weak:
      return listed == .yes || listed == .word && word.isCapital && !word.isShouted ? index : nil
    case .never, nil: return nil
    }
  }

  /// Whether a word that is no name of the lists goes on in small letters, as a sentence does and a name does not.
  private func isSentence(_ words: [NameWord], _ index: Int) -> Bool {
    let next = index + 1
    guard next < words.count, words[next].joinsBefore, !surnames.contains(words[index].folded) else {
      return false
    }
    return !words[next].isCapital && !isParticle(words[next])
      && words[next].folded.contains(where: \.isLetter)
  }

  /// Whether a word is a company's or one that every text is full of.
  func isKnown(_ words: [NameWord], _ index: Int) -> Bool {
    company(words, index) > 0 || own.common.contains(words[index].folded)
  }

  /// Behind "Mrs" a particle with a capital, or in front of one, begins a name though it is a word of its own elsewhere.
  private func titled(_ words: [NameWord], _ index: Int) -> Int? {
    guard isParticle(words[index]), index + 1 < words.count else { return nil }
    let next = words[(index + 1)...].prefix(3).first { !isParticle($0) }
    guard let next, next.isCapital || isSurname(next), next.joinsBefore, !next.beginsSentence else {
      return nil
    }
    return own.notNames.contains(next.folded) ? nil : index
  }

  private func isSurname(_ word: NameWord) -> Bool { own.surnames.contains(word.folded) }

  /// Whether a word goes on with a list of names: "Tom, Sam and Max".
  private func isJoined(_ words: [NameWord], _ index: Int, _ behind: Int) -> Bool {
    if index == behind { return words[index].followsComma }
    return index == behind + 1 && words[index].joinsBefore && !words[index].beginsSentence
      && own.joiners.contains(words[behind].folded)
  }

  /// Whether a first name that means nothing else is one of the text's own language.
  private func isOwn(_ folded: String) -> Bool {
    isOneLanguage && own.names[folded] == false && folded.utf16.count > 3
  }

  func listed(_ folded: String) -> Listed {
    if folded.utf8.contains(UInt8(ascii: "-")) {
      let parts = folded.split(separator: "-")
      return parts.allSatisfy { listed(String($0)) != .no } ? .yes : .no
    }
    if let isWord = own.names[folded] { return isWord ? .word : .yes }
    // The Swedish genitive: Annas.
    if folded.hasSuffix("s"), own.names[String(folded.dropLast())] == false { return .word }
    return others.contains(folded) ? .word : .no
  }

  /// Whether a word is on the lists of what is never a name; a letter before a name is an initial all the same.
  func isNoName(_ words: [NameWord], _ index: Int) -> Bool {
    let word = words[index]
    // "I'd" is no name either.
    let stem = word.folded.firstIndex(of: "'").map { String(word.folded[..<$0]) }
    guard own.notNames.contains(word.folded) || stem.map(own.notNames.contains) ?? false else { return false }
    let next = index + 1
    let isInitial =
      word.text.count == 1 && word.isCapital && next < words.count && words[next].joinsBefore
      && words[next].isCapital
      && (words[next].text.count == 1 || !own.notNames.contains(words[next].folded))
    return !isInitial
  }

  func isParticle(_ word: NameWord) -> Bool { own.particles.contains(word.folded) }

  private func hasCapitalAfter(_ words: [NameWord], _ index: Int) -> Bool {
    words[(index + 1)...].prefix(3).first { !isParticle($0) }?.isCapital ?? false
  }

  /// The strongest cue that ends right before a word.
  func cue(_ words: [NameWord], before index: Int) -> RedactionRules.Cue? {
    guard index > 0 else { return nil }
    var best = Self.order.count
    for (phrase, cue) in own.cues[words[index - 1].folded] ?? [] where phrase.count <= index {
      let first = index - phrase.count
      guard zip(words[first..<index], phrase).allSatisfy({ $0.folded == $1 }),
        let cue = standing(cue, words, first, index)
      else { continue }
      best = min(best, Self.order.firstIndex(of: cue) ?? best)
    }
    return best < Self.order.count ? Self.order[best] : nil
  }

  /// Cues, the strongest first.
  private static let order: [RedactionRules.Cue] = [
    .never, .any, .label, .title, .strong, .signoff, .full, .opening, .weak,
  ]

  /// What a cue from `first` on is worth to a word right behind it, by what stands between them.
  private func standing(_ cue: RedactionRules.Cue, _ words: [NameWord], _ first: Int, _ index: Int)
    -> RedactionRules.Cue?
  {
    switch cue {
    case .signoff: return cue
    case .label: return words[index].gap == ":" ? cue : nil
    case .opening where !words[first].beginsSentence: return nil
    // "the engineer, Tom, was": a comma may stand before the name.
    case .strong where words[index].followsComma: return .weak
    default: return words[index].joinsBefore ? cue : nil
    }
  }

  /// The most particles in a surname.
  private static let mostParticles = 4

  /// The last word of a name in small letters: one word that may be a surname follows, with particles before it.
  func smallSurname(_ words: [NameWord], after first: Int) -> Int {
    var next = first + 1
    while next < min(words.count, first + 2 + Self.mostParticles), words[next].joinsBefore,
      !words[next].beginsSentence
    {
      if isParticle(words[next]) {
        next += 1
      } else {
        return isNoName(words, next) ? first : next
      }
    }
    return first
  }

  /// The last word of the name that begins at a word: initials, particles and up to three words with capitals.
  func surname(_ words: [NameWord], after first: Int) -> Int {
    var last = first
    var next = first + 1
    var parts = 0
    var particles = 0
    while next < words.count, parts < 3, words[next].joinsBefore, !words[next].beginsSentence {
      // "Tom from Acme": where they work is no part of the name.
      if particles > 0, company(words, next) > 0 { break }
      if words[next].isCapital && !isNoName(words, next) || isSurname(words[next]) {
        last = next
        parts += 1
      } else if isParticle(words[next]), particles < Self.mostParticles {
        particles += 1
      } else {
        break
      }
      next += 1
    }
    return last
  }
}
