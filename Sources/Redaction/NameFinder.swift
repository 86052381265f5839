internal import LanguagePacks

/// Finds names of people: after the words that introduce them, from the list of first names, and those who take part.
struct NameFinder {
  private let own: [RedactionRules.Language]
  private let others: [RedactionRules.Language]

  /// `language` nil, or one without rules, uses those of all.
  init(_ rules: RedactionRules, language: String?) {
    if let language, let found = rules.languages[language] {
      own = [found]
      others = rules.languages.filter { $0.key != language }.sorted { $0.key < $1.key }.map(\.value)
    } else {
      own = rules.languages.sorted { $0.key < $1.key }.map(\.value)
      others = []
    }
  }

  /// How sure it is that a word is a first name.
  private enum Listed {
    case no, word, yes
  }

  /// The names in a text, in UTF-16 units, in order.
  func find(_ text: String, participants: Set<String>) -> [Range<Int>] {
    let words = NameWords.split(text)
    var found: [Range<Int>] = []
    var index = 0
    while index < words.count {
      if let first = begins(words, index, participants) {
        let last = surname(words, after: first)
        found.append(words[index].range.lowerBound..<words[last].range.upperBound)
        index = last + 1
      } else {
        index += 1
      }
    }
    return found
  }

  /// Whether a name begins at a word; returns the last of its first names.
  private func begins(_ words: [NameWord], _ index: Int, _ participants: Set<String>) -> Int? {
    let word = words[index]
    if isNoName(words, index) {
      // "mevrouw De Vries": an article that a title makes the beginning of a surname.
      let isSurname = isParticle(word) && hasCapitalAfter(words, index) && cue(words, before: index) == .title
      return isSurname ? index : nil
    }
    let listed = listed(word.folded)
    // Companies speak, too: their words are names where a capital says so, and no others.
    if participants.contains(word.folded),
      word.isCapital && (!word.beginsSentence || listed != .no || surname(words, after: index) > index)
        || listed == .yes
    {
      return index
    }
    if word.isCapital {
      if listed == .yes { return index }
      let last = surname(words, after: index)
      // A sentence may begin with a word that is a name too; the whole of a cell, or a particle, settles it.
      let isSure = !word.beginsSentence || last == words.count - 1 && index == 0 || last > index + 1
      if listed == .word && last > index && isSure { return index }
    }
    switch cue(words, before: index) {
    case .any:
      if isParticle(word) && !hasCapitalAfter(words, index) { return nil }
      return word.isCapital ? index : smallSurname(words, after: index)
    case .strong, .title:
      if word.isCapital { return index }
      if isParticle(word) && hasCapitalAfter(words, index) { return index }
      return listed == .yes ? index : nil
    case .signoff:
      let line = words[index...].prefix(3)
      let ends = line.contains { $0.endsLine }
      return ends && (word.isCapital || listed != .no) ? index : nil
    case .weak: return listed == .yes || listed == .word && word.isCapital ? index : nil
    case nil: return nil
    }
  }

  private func listed(_ folded: String) -> Listed {
    let parts = folded.split(separator: "-")
    if parts.count > 1 { return parts.allSatisfy { listed(String($0)) != .no } ? .yes : .no }
    for language in own {
      if let isWord = language.names[folded] { return isWord ? .word : .yes }
      // The Swedish genitive: Annas.
      if folded.hasSuffix("s"), language.names[String(folded.dropLast())] == false { return .word }
    }
    return others.contains { $0.names[folded] != nil } ? .word : .no
  }

  /// Whether a word is on the lists of what is never a name; a letter before a name is an initial all the same.
  private func isNoName(_ words: [NameWord], _ index: Int) -> Bool {
    let word = words[index]
    guard own.contains(where: { $0.notNames.contains(word.folded) }) else { return false }
    let next = index + 1
    let isInitial =
      word.text.count == 1 && word.isCapital && next < words.count && words[next].joinsBefore
      && words[next].isCapital && !isNoName(words, next)
    return !isInitial
  }

  private func isParticle(_ word: NameWord) -> Bool { own.contains { $0.particles.contains(word.folded) } }

  private func hasCapitalAfter(_ words: [NameWord], _ index: Int) -> Bool {
    words[(index + 1)...].prefix(3).first { !isParticle($0) }?.isCapital ?? false
  }

  /// The strongest cue that ends right before a word.
  private func cue(_ words: [NameWord], before index: Int) -> RedactionRules.Cue? {
    guard index > 0 else { return nil }
    let order: [RedactionRules.Cue] = [.any, .title, .strong, .signoff, .weak]
    var best: RedactionRules.Cue?
    for language in own {
      for (phrase, cue) in language.cues[words[index - 1].folded] ?? [] where phrase.count <= index {
        let before = words[(index - phrase.count)..<index].map(\.folded)
        guard before.elementsEqual(phrase) else { continue }
        let isCut = !words[index].joinsBefore && cue != .signoff
        if isCut { continue }
        if best.flatMap(order.firstIndex) ?? order.count > order.firstIndex(of: cue) ?? order.count {
          best = cue
        }
      }
    }
    return best
  }

  /// The last word of a name in small letters: one word that may be a surname follows, with particles before it.
  private func smallSurname(_ words: [NameWord], after first: Int) -> Int {
    var next = first + 1
    while next < words.count, words[next].joinsBefore, !words[next].beginsSentence {
      if isParticle(words[next]) {
        next += 1
      } else {
        return isNoName(words, next) ? first : next
      }
    }
    return first
  }

  /// The last word of the name that begins at a word: initials, particles and up to three words with capitals.
  private func surname(_ words: [NameWord], after first: Int) -> Int {
    var last = first
    var next = first + 1
    var parts = 0
    while next < words.count, parts < 3, words[next].joinsBefore, !words[next].beginsSentence {
      if words[next].isCapital && !isNoName(words, next) {
        last = next
        parts += 1
      } else if !isParticle(words[next]) {
        break
      }
      next += 1
    }
    return last
  }
}
