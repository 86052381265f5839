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
  private let corrector: SpellingCorrector

  init(pack: LanguagePack, index: WordIndex, splitter: CompoundSplitter?, corrector: SpellingCorrector) {
    self.pack = pack
    self.index = index
    self.splitter = splitter
    self.corrector = corrector
    stemmer = Stemmer(algorithm: pack.settings.stemmer)
  }

  /// Everything that the folded word `word` can be taken for.
  borrowing func read(_ word: String) -> WordReading {
    var reading = plain(word)
    if pack.stopwords.contains(word) {
      // Snowball makes `jag` (I) of `jaga` (to hunt): a function word is what it is written as.
      reading.atoms.removeAll { $0.rank < .lemma && !index.isWildcard($0.atom) }
      return reading
    }
    if let shorter = collapsed(word) { add(shorter.atoms, atMost: .stem, to: &reading) }
    if reading.atoms.isEmpty, let prefixed = withPrefix(word) { reading = prefixed }
    let isListed = reading.atoms.contains { $0.rank >= .lemma }
    for hit in partAtoms(of: word, isListed: isListed, &reading.parts) where !index.isExact(hit.atom) {
      add([hit], atMost: isListed ? .part : .compound, to: &reading)
    }
    if reading.atoms.isEmpty, let meant = corrector.correction(of: word) {
      // What stands for one form only does not stand for what looks like it.
      add(plain(meant).atoms.filter { !index.isExact($0.atom) }, atMost: .lemma, to: &reading)
    }
    return reading
  }

  private borrowing func add(
    _ atoms: [(atom: Int32, rank: MatchRank)], atMost rank: MatchRank, to reading: inout WordReading
  ) {
    for hit in atoms where !reading.atoms.contains(where: { $0.atom == hit.atom }) {
      reading.atoms.append((hit.atom, min(hit.rank, rank)))
    }
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
    // A form that is listed as its own lemma is no form of anything else.
    if lemma != base { for stem in stems(of: base, lemma: lemma) { add(index.atoms(stem: stem), .stem) } }
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

  /// `heeeel` → `heel` or `hel`, whichever is known; nil where no letter stands three times.
  private borrowing func collapsed(_ word: String) -> WordReading? {
    guard hasLongRun(word) else { return nil }
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

  private borrowing func hasLongRun(_ word: String) -> Bool {
    var (run, last): (Int, Unicode.Scalar) = (0, " ")
    for scalar in word.unicodeScalars {
      run = scalar == last ? run + 1 : 1
      last = scalar
      if run == 3 { return true }
    }
    return false
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

  /// What the parts of a compound can be taken for, the head first.
  ///
  /// A word that is listed itself is only split between two longer words, so that `verwachten` is no `wachten`.
  private borrowing func partAtoms(
    of word: String, isListed: Bool, _ split: inout (modifier: String, head: String)?
  ) -> [(atom: Int32, rank: MatchRank)] {
    if word.contains("-") {
      return word.split(separator: "-").map(String.init).filter { $0.count > 1 }.flatMap { plain($0).atoms }
    }
    guard let found = splitter?.split(word, stemmer: stemmer) else { return [] }
    split = found
    if isListed
      && (min(found.modifier.count, found.head.count) < 4 || pack.stopwords.contains(found.modifier))
    {
      return []
    }
    return plain(found.head).atoms + plain(found.modifier).atoms
  }
}
