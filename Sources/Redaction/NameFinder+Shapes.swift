internal import LanguagePacks

/// Names by how they are written, and by what stands around them.
extension NameFinder {
  /// Where the words of names that were found stand once more, with a capital.
  func repeated(_ words: [NameWord], _ found: [Range<Int>]) -> [Range<Int>] {
    var known: Set<String> = []
    for word in found.joined().map({ words[$0] }) where word.isCapital && word.folded.utf16.count > 3 {
      known.formUnion(word.folded.split(separator: "-").map(String.init))
    }
    known = known.filter { $0.count > 3 && listed($0) != .word && !isEveryday($0) && companies[$0] == nil }
    if known.isEmpty { return [] }
    let taken = Set(found.joined())
    return words.indices.filter { index in
      let word = words[index]
      return !taken.contains(index) && word.isCapital && !word.isShouted
        && word.folded.split(separator: "-").contains { known.contains(String($0)) }
        && !isThing(words, index) && company(words, index) == 0 && cue(words, before: index) != .never
    }.map { $0..<($0 + 1) }
  }

  /// Whether every text is full of a word.
  private func isEveryday(_ folded: String) -> Bool {
    own.common.contains(folded) || own.notNames.contains(folded) || own.particles.contains(folded)
  }

  /// Whether a word is a beginning of a first name.
  private func isInitial(_ word: NameWord) -> Bool {
    word.isCapital && (word.text.count == 1 || own.initials.contains(word.folded))
  }

  /// The last word of a surname behind initials with dots.
  func initialled(_ words: [NameWord], _ index: Int) -> Int? {
    let word = words[index]
    guard isInitial(word), cue(words, before: index) != .never, company(words, index) == 0 else { return nil }
    var next = index + 1
    while next < words.count, words[next].gap == ".", isInitial(words[next]) { next += 1 }
    guard next < words.count, words[next].gap == ".", !isNoName(words, next) || isParticle(words[next]) else {
      return nil
    }
    let last = surname(words, after: next - 1)
    guard last >= next, !isEveryday(words[last].folded), !isThing(words, last),
      !words[next].isShouted || surnames.contains(words[next].folded)
    else { return nil }
    let isSure =
      next - index > 1 || !word.joinsBefore || word.beginsSentence || cue(words, before: index) != nil
      || surnames.contains(words[last].folded)
    return isSure ? last : nil
  }

  /// The last word of a name of two or three words that begins a line in which other things are personal: "Ada Byron, 12 High
  /// Street".
  func contact(_ words: [NameWord], _ index: Int) -> Int? {
    let word = words[index]
    guard word.isCapital, own.cues[word.folded] == nil,
      index == 0 || word.gap.contains(where: { "|/;\n".contains($0) })
    else { return nil }
    let last = surname(words, after: index)
    guard last > index, !words[last].isShouted, company(words, index) == 0,
      !(index...last).contains(where: { place in
        isThing(words, place)
          || isEveryday(words[place].folded) && !isParticle(words[place])
            && !isInitial(words[place])
      })
    else { return nil }
    let isEnd = last + 1 == words.count || words[last + 1].gap.contains { ",|/(;+\n".contains($0) }
    return isEnd ? last : nil
  }

  /// Whether a word, or the one behind it, names a thing after somebody: "Anna-tårtan".
  func isThing(_ words: [NameWord], _ index: Int) -> Bool {
    if isThing(words[index]) { return true }
    let next = index + 1
    return next < words.count && words[next].joinsBefore && isThing(words[next])
  }

  private func isThing(_ word: NameWord) -> Bool {
    let parts = word.text.split(separator: "-")
    guard parts.count > 1, parts[0].first?.isUppercase ?? false, let tail = parts.last else { return false }
    return tail.count > 3 && tail.first?.isLowercase ?? false && listed(tail.lowercased()) == .no
      && !surnames.contains(tail.lowercased())
  }

  /// Whether a word is the Swedish genitive of a first name: "Annas telefon".
  func genitive(_ words: [NameWord], _ index: Int) -> Bool {
    let (word, next) = (words[index], index + 1)
    guard word.isCapital, !word.isShouted, word.folded.hasSuffix("s"), word.folded.utf16.count > 4,
      next < words.count, words[next].joinsBefore, !words[next].isCapital,
      !surnames.contains(word.folded), company(words, index) == 0
    else { return false }
    return own.names[word.folded] == nil && own.names[String(word.folded.dropLast())] == false
  }

  /// Whether a word is a title of the name behind it.
  func isTitle(_ words: [NameWord], _ index: Int) -> Bool {
    let next = index + 1
    guard next < words.count, words[next].joinsBefore, words[next].isCapital else { return false }
    return own.cues[words[index].folded]?.contains { $0.cue == .title && $0.words.count == 1 } ?? false
  }

  /// Whether a greeting ends with a word: "Hi Will, will you".
  func isGreeted(_ words: [NameWord], _ index: Int) -> Bool {
    words[index].isCapital && words[index].joinsBefore
      && (index + 1 == words.count || words[index + 1].followsComma)
  }

  /// Whether what follows a first name at the beginning says that it is one: "Rose told me", "bill here, about".
  func isFollowed(_ words: [NameWord], _ index: Int) -> Bool {
    let next = index + 1
    guard index < 3, next < words.count, words[next].joinsBefore,
      own.behind.contains(words[next].folded), own.names[words[index].folded] != nil,
      words[index].beginsSentence || words[index].followsComma || cue(words, before: index) == .strong
    else { return false }
    return words[index].isCapital || next + 1 == words.count || !words[next + 1].joinsBefore
  }

  /// Whether the last word of a name of several is a surname of the lists, or the first is.
  func isKnownSurname(_ words: [NameWord], _ index: Int, _ last: Int) -> Bool {
    guard last > index, !words[last].isShouted, !isEveryday(words[index].folded) else { return false }
    if surnames.contains(words[last].folded) { return true }
    return surnames.contains(words[index].folded)
      && words[(index + 1)...last].contains { listed($0.folded) != .no }
  }

  /// The end of a name, with what stands behind it in small letters ("jan de smedt") or, behind a label, reversed ("de vries,
  /// a.").
  func wholeName(_ words: [NameWord], _ first: Int, _ last: Int) -> Int {
    guard let cue = cue(words, before: first) else { return last }
    let next = last + 1
    guard next < words.count else { return last }
    if cue == .label, words[next].followsComma,
      words[next].text.count == 1 || listed(words[next].folded) != .no
    {
      return next
    }
    guard [.any, .full, .title, .label].contains(cue), !words[first].isCapital, last == first,
      isParticle(words[next])
    else { return last }
    let end = smallSurname(words, after: first)
    return isEveryday(words[end].folded) || company(words, end) > 0 ? last : end
  }
}
