internal import LanguagePacks

/// What an unseen word turns out to be.
struct WordReading {
  /// The atoms the word fits, the surest first, each once.
  private(set) var atoms: [(atom: Int32, rank: MatchRank)] = []
  /// The factor of an intensifying prefix (`super-`), as an atom; −1 for none.
  var prefixAtom: Int32 = -1
  /// The compound's modifier and head, where the word was split.
  var parts: (modifier: String, head: String)?

  /// Adds an atom that is not there yet; −1 is none.
  mutating func add(_ atom: Int32, _ rank: MatchRank) {
    if atom >= 0, !atoms.contains(where: { $0.atom == atom }) { atoms.append((atom, rank)) }
  }

  /// Takes away the atoms that `body` is true of.
  mutating func removeAtoms(where body: ((atom: Int32, rank: MatchRank)) -> Bool) {
    atoms.removeAll(where: body)
  }
}

/// Analyses each distinct word once: form, spelling, irregular form, stem, wildcard, prefix, compound.
struct WordAnalyzer: ~Copyable {
  private let index: WordIndex
  private let stemmer: Stemmer
  private let splitter: CompoundSplitter?
  private let corrector: SpellingCorrector
  /// Endings that Snowball leaves on.
  private let endings: [[UInt8]]
  /// The beginnings of participles (`ge`, `opge`), each with the length of the prefix that stays.
  private let participles: [(text: [UInt8], kept: Int)]
  private let inflections: Inflections

  /// In letters: the least that is left of a word without an ending, or behind a prefix.
  private static let shortestRest = 3
  /// In letters: what a part of a compound that is listed itself has at least.
  private static let sureRest = 4

  init(_ language: CompiledLanguage) {
    let settings = language.pack.settings
    index = language.words
    splitter = language.splitter
    corrector = language.corrector
    stemmer = Stemmer(algorithm: settings.stemmer)
    inflections = language.inflections
    endings = settings.extraEndings.map { Array($0.utf8) }
    let ge = settings.participlePrefix
    participles =
      ge.isEmpty
      ? [] : ([""] + settings.separablePrefixes).map { (Array(($0 + ge).utf8), $0.utf8.count) }
  }

  /// Everything that the folded word `word` can be taken for.
  borrowing func read(_ word: WordBytes) -> WordReading {
    var reading = WordReading()
    let known = index[index.find(word)]
    plain(word, known, into: &reading)
    if known.traits.contains(.stopword) {
      // Snowball makes `jag` (I) of `jaga` (to hunt): a function word is what it is written as.
      reading.removeAtoms { $0.rank < .lemma && !index.isWildcard($0.atom) }
      return reading
    }
    if let shorter = collapsed(word) {
      for (atom, rank) in shorter.atoms { reading.add(atom, min(rank, .stem)) }
    }
    if reading.atoms.isEmpty, let prefixed = withPrefix(word) { reading = prefixed }
    addParts(of: word, to: &reading)
    if reading.atoms.isEmpty {
      let meant = corrector.correction(of: word, known)
      if meant >= 0 {
        // What stands for one form only does not stand for what looks like it.
        for (atom, rank) in plain(index.bytes(meant)).atoms where !index.isExact(atom) {
          reading.add(atom, min(rank, .lemma))
        }
      }
    }
    return reading
  }

  // MARK: The word itself

  private borrowing func plain(_ word: WordBytes) -> WordReading {
    var reading = WordReading()
    plain(word, index[index.find(word)], into: &reading)
    return reading
  }

  private borrowing func plain(_ word: WordBytes, _ known: KnownWord, into reading: inout WordReading) {
    reading.add(known.exact, .form)
    reading.add(known.form, .form)
    var base = known
    var text = word
    if known.spelling >= 0 {
      base = index[known.spelling]
      text = index.bytes(known.spelling)
      reading.add(base.exact, .lemma)
      reading.add(base.form, .lemma)
    }
    if base.lemma >= 0 {
      reading.add(index[base.lemma].form, .lemma)
      // A form that is listed as its own lemma is no form of anything else.
      if index.find(text) != base.lemma {
        addStems(of: text, lemma: index.bytes(base.lemma), to: &reading)
      }
    } else {
      addStems(of: text, lemma: nil, to: &reading)
    }
    index.wildcards.forEach(fitting: word) { reading.add($0, .wildcard) }
    if known.spelling >= 0 { index.wildcards.forEach(fitting: text) { reading.add($0, .wildcard) } }
  }

  /// Adds what is listed under a stem of the word: Snowball's, the lemma's, and those behind endings that Snowball leaves on.
  private borrowing func addStems(
    of word: WordBytes, lemma: WordBytes?, to reading: inout WordReading
  ) {
    addStem(of: word, to: &reading)
    addBases(of: word, to: &reading)
    if let lemma { addStem(of: lemma, to: &reading) }
    for ending in endings where word.hasSuffix(ending) && word.count >= ending.count + Self.shortestRest {
      addStem(of: word[part: 0..<(word.count - ending.count)], to: &reading)
    }
    for (beginning, kept) in participles where word.hasPrefix(beginning) {
      addParticiple(word, behind: beginning, kept, to: &reading)
    }
  }

  /// `geleverd` → `lever`, `opgelost` → `oplossen`: the weak participle without its prefix.
  ///
  /// A word that ends in none of a participle's ways is none: `geluk` has nothing to do with `lukken`.
  private borrowing func addParticiple(
    _ word: WordBytes, behind beginning: [UInt8], _ kept: Int, to reading: inout WordReading
  ) {
    let rest = word[part: beginning.count..<word.count]
    guard rest.letters >= Self.shortestRest, let last = rest.last else { return }
    let bare = Array(beginning[..<kept]) + rest
    bare.withUnsafeBufferPointer { bare in
      if last == UInt8(ascii: "d") || last == UInt8(ascii: "t") {
        addStem(of: bare[part: 0..<(bare.count - 1)], to: &reading)
        addBases(of: bare, to: &reading)
      } else if last == UInt8(ascii: "e") {
        addBases(of: bare, to: &reading)
      }
    }
  }

  /// Adds the listed words that it is a form of by the language's own endings: `prijzen` of `prijs`, `leveranser` of `leverans`.
  private borrowing func addBases(of word: WordBytes, to reading: inout WordReading) {
    inflections.forEachBase(of: word) { reading.add(index[index.find($0)].form, .stem) }
  }

  private borrowing func addStem(of word: WordBytes, to reading: inout WordReading) {
    for atom in index.stemmed.slice(index[index.find(stemmer.stem(word))].stems.range) {
      reading.add(atom, .stem)
    }
  }

  // MARK: Elongation, prefixes, compounds

  /// `heeeel` → `heel` or `hel`, whichever is known; nil where no letter stands three times.
  private borrowing func collapsed(_ word: WordBytes) -> WordReading? {
    guard Self.hasLongRun(word) else { return nil }
    let text = word.text
    for most in [2, 1] {
      var shorter = ""
      var run = 0
      var last: Character?
      for character in text {
        run = character == last ? run + 1 : 1
        last = character
        if run <= most { shorter.append(character) }
      }
      if shorter == text { return nil }
      let reading = shorter.withUTF8 { plain($0) }
      if !reading.atoms.isEmpty { return reading }
    }
    return nil
  }

  private static func hasLongRun(_ word: WordBytes) -> Bool {
    var (run, last, isPlain): (Int, UInt8, Bool) = (0, 0, true)
    for byte in word {
      run = byte == last ? run + 1 : 1
      last = byte
      if byte >= 0x80 { isPlain = false }
      if run == 3 && byte < 0x80 { return true }
    }
    if isPlain { return false }
    var (length, letter): (Int, Unicode.Scalar) = (0, " ")
    for scalar in word.text.unicodeScalars {
      length = scalar == letter ? length + 1 : 1
      letter = scalar
      if length == 3 { return true }
    }
    return false
  }

  private borrowing func withPrefix(_ word: WordBytes) -> WordReading? {
    for (text, atom) in index.prefixes where word.hasPrefix(text) {
      var start = text.count
      if start < word.count, word[start] == UInt8(ascii: "-") { start += 1 }
      let rest = word[part: start..<word.count]
      guard rest.letters >= Self.shortestRest else { continue }
      var reading = plain(rest)
      if reading.atoms.isEmpty { continue }
      reading.prefixAtom = atom
      return reading
    }
    return nil
  }

  /// Adds what the parts of a compound can be taken for, the head first.
  ///
  /// A word that is listed itself is only split between two longer words, so that `verwachten` is no `wachten`.
  private borrowing func addParts(of word: WordBytes, to reading: inout WordReading) {
    let isListed = reading.atoms.contains { $0.rank >= .lemma }
    var found = WordReading()
    if word.contains(UInt8(ascii: "-")) {
      for part in word.split(separator: UInt8(ascii: "-")).map(WordBytes.init(rebasing:))
      where part.letters > 1 {
        plain(part, index[index.find(part)], into: &found)
      }
    } else if let split = splitter?.split(word, stemmer: stemmer) {
      let (modifier, head) = (word[part: split.modifier], word[part: split.head])
      reading.parts = (modifier.text, head.text)
      let known = index[index.find(modifier)]
      if isListed
        && (min(modifier.letters, head.letters) < Self.sureRest || known.traits.contains(.stopword))
      {
        return
      }
      plain(head, index[index.find(head)], into: &found)
      plain(modifier, known, into: &found)
    }
    for (atom, rank) in found.atoms where !index.isExact(atom) {
      reading.add(atom, min(rank, isListed ? .part : .compound))
    }
  }
}
