internal import LanguagePacks

/// What an unseen word turns out to be.
struct WordReading {
  /// The atoms the word fits, the surest first, each once.
  var atoms: [(atom: Int32, rank: MatchRank)] = []
  /// The factor of an intensifying prefix (`super-`), as an atom; −1 for none.
  var prefixAtom: Int32 = -1
  /// The compound's modifier and head, where the word was split.
  var parts: (modifier: String, head: String)?
}

/// Analyses each distinct word once: form, spelling, irregular form, stem, wildcard, prefix, compound.
struct WordAnalyzer: ~Copyable {
  private let pack: LanguagePack
  private let index: WordIndex
  private let stemmer: Stemmer
  private let splitter: CompoundSplitter?

  init(pack: LanguagePack, index: WordIndex, splitter: CompoundSplitter?) {
    self.pack = pack
    self.index = index
    self.splitter = splitter
    stemmer = Stemmer(algorithm: pack.settings.stemmer)
  }

  /// Everything that the folded word `word` can be taken for.
  borrowing func read(_ word: String) -> WordReading {
    var reading = plain(word)
    if reading.atoms.isEmpty, let shorter = collapsed(word) { reading = shorter }
    if reading.atoms.isEmpty, let prefixed = withPrefix(word) { reading = prefixed }
    let isOpen = !pack.stopwords.contains(word) && !reading.atoms.contains { $0.rank >= .lemma }
    if isOpen { addParts(of: word, to: &reading) }
    return reading
  }

  // MARK: The word itself

  private borrowing func plain(_ word: String) -> WordReading {
    var reading = WordReading()
    func add(_ atoms: [Int32], _ rank: MatchRank) {
      for atom in atoms where !reading.atoms.contains(where: { $0.atom == atom }) {
        reading.atoms.append((atom, rank))
      }
    }
    add(index.atoms(form: word), .form)
    let spelling = pack.variants[word]
    if let spelling { add(index.atoms(form: spelling), .lemma) }
    let base = spelling ?? word
    let lemma = pack.irregular[base]
    if let lemma { add(index.atoms(lemma: lemma), .lemma) }
    // Function words are what they are written as: Swedish `jag` is no form of `jaga`.
    if !pack.stopwords.contains(word) {
      for stem in stems(of: base, lemma: lemma) { add(index.atoms(stem: stem), .stem) }
    }
    add(index.atoms(fitting: word), .wildcard)
    if let spelling { add(index.atoms(fitting: spelling), .wildcard) }
    return reading
  }

  /// The stems under which the word may be listed: Snowball's, and those behind endings that Snowball leaves on.
  private borrowing func stems(of word: String, lemma: String?) -> [String] {
    var stems = [stemmer.stem(word)]
    if let lemma { stems.append(stemmer.stem(lemma)) }
    for ending in pack.settings.extraEndings
    where word.hasSuffix(ending) && word.utf8.count >= ending.utf8.count + 3 {
      stems.append(stemmer.stem(String(word.dropLast(ending.count))))
    }
    if !pack.settings.participlePrefix.isEmpty { stems += participleStems(word) }
    return stems
  }

  /// `opgelost` → `oplos`, `geleverd` → `lever`: the participle without its prefix and ending.
  private borrowing func participleStems(_ word: String) -> [String] {
    let ge = pack.settings.participlePrefix
    var stems: [String] = []
    for prefix in [""] + pack.settings.separablePrefixes where word.hasPrefix(prefix + ge) {
      let rest = word.dropFirst(prefix.count + ge.count)
      guard rest.count >= 3 else { continue }
      let bare = prefix + rest
      stems.append(stemmer.stem(bare))
      if let last = rest.last, last == "d" || last == "t" {
        stems.append(stemmer.stem(String(bare.dropLast())))
      }
    }
    return stems
  }

  // MARK: Elongation, prefixes, compounds

  /// `heeeel` → `heel` or `hel`, whichever is known.
  private borrowing func collapsed(_ word: String) -> WordReading? {
    for most in [2, 1] {
      var shorter = ""
      var run = 0
      var last: Character?
      for character in word {
        run = character == last ? run + 1 : 1
        last = character
        if run <= most { shorter.append(character) }
      }
      if shorter == word { return nil }
      let reading = plain(shorter)
      if !reading.atoms.isEmpty { return reading }
    }
    return nil
  }

  private borrowing func withPrefix(_ word: String) -> WordReading? {
    for (text, atom) in index.prefixes where word.hasPrefix(text) {
      var rest = String(word.dropFirst(text.count))
      if rest.hasPrefix("-") { rest.removeFirst() }
      guard rest.count >= 3 else { continue }
      var reading = plain(rest)
      if reading.atoms.isEmpty { continue }
      reading.prefixAtom = atom
      return reading
    }
    return nil
  }

  private borrowing func addParts(of word: String, to reading: inout WordReading) {
    let parts: [String]
    if word.contains("-") {
      parts = word.split(separator: "-").map(String.init).filter { $0.count > 1 }
    } else if let split = splitter?.split(word, stemmer: stemmer) {
      reading.parts = (split.modifier, split.head)
      parts = [split.head, split.modifier]
    } else {
      return
    }
    for part in parts {
      for hit in plain(part).atoms where !reading.atoms.contains(where: { $0.atom == hit.atom }) {
        reading.atoms.append((hit.atom, .compound))
      }
    }
  }
}
