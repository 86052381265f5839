internal import LanguagePacks

/// Chooses which of the overlapping matches count: longer before shorter, surer before less sure.
struct HitSelection: ~Copyable {
  /// The hits, in order, not overlapping.
  private(set) var hits = FlatBuffer<ScoredHit>()
  /// The modifiers, in order.
  private(set) var modifiers = FlatBuffer<Modifier>()
  /// Every negator that is there, also inside a phrase with a valence of its own (`not working`); for `NEGATED( )`.
  private(set) var negators = FlatBuffer<Modifier>()
  /// Every word that joins two others under a negator (`en`, `or`).
  private(set) var coordinators = FlatBuffer<Modifier>()
  /// Per token: 1 where a chosen phrase covers it.
  private var covered = FlatBuffer<UInt8>()

  struct Candidate: BitwiseCopyable {
    var match: PatternMatch
    var entry: Int32
    var isValence: Bool
    /// `är för`: gives way to a phrase with a valence that begins within it (`för lång`).
    var isExcess = false
    /// For a negator: what it does to the valence; 1 where it denies nothing (`not only`).
    var denial: Double?
    /// How many tokens behind the first, as far as it counts against other phrases.
    var length: Int32 { isExcess ? 0 : match.last - match.first }
  }

  private var candidates = FlatBuffer<Candidate>()
  private var phrases = FlatBuffer<Candidate>()
  /// The phrases that deny nothing, in order.
  private var passing = FlatBuffer<PatternMatch>()

  mutating func run(
    _ matches: borrowing FlatBuffer<PatternMatch>, _ layout: borrowing TextLayout,
    _ language: CompiledLanguage, _ rules: SentimentRules
  ) {
    hits.removeAll()
    modifiers.removeAll()
    negators.removeAll()
    coordinators.removeAll()
    collect(matches, language, rules)
    if candidates.isEmpty { return }
    covered.removeAll()
    covered.append(0, times: layout.tokens.count)
    choosePhrases(language)
    chooseWords(language)
    hits.sort { $0.first < $1.first }
    modifiers.sort { $0.first < $1.first }
  }

  private mutating func collect(
    _ matches: borrowing FlatBuffer<PatternMatch>, _ language: CompiledLanguage, _ rules: SentimentRules
  ) {
    candidates.removeAll()
    for match in matches.all {
      let valence = language.valenceEntry[match.pattern]
      if valence >= 0, accepts(match, valence, language, rules) {
        candidates.append(Candidate(match: match, entry: valence, isValence: true))
      }
      // A modifier is a closed list of forms: a stem or compound part is too loose.
      let leastRank = match.isPhrase ? MatchRank.stem : .wildcard
      for entry in language.modifierEntries[match.pattern]
      where match.rank >= leastRank && (match.isPhrase || match.rank != .stem) {
        let role = language.facts[entry].role
        if role == .coordinator {
          coordinators.append(Self.modifier(match, entry, language))
          continue
        }
        candidates.append(
          Candidate(
            match: match, entry: entry, isValence: false, isExcess: role == .excess,
            denial: role == .negator ? language.facts[entry].value : nil))
        if role == .negator {
          negators.append(Self.modifier(match, entry, language))
        }
      }
    }
  }

  private func accepts(
    _ match: PatternMatch, _ entry: Int32, _ language: CompiledLanguage, _ rules: SentimentRules
  ) -> Bool {
    if match.rank > .compound { return true }
    if match.rank == .part { return false }
    let value = language.facts[entry]
    return !match.isPhrase && value.role == .sentiment && abs(value.value) >= rules.compoundValence
  }

  /// Phrases, longest first; one that overlaps a chosen phrase is dropped.
  private mutating func choosePhrases(_ language: CompiledLanguage) {
    phrases.removeAll()
    passing.removeAll()
    for candidate in candidates.all where candidate.match.isPhrase {
      phrases.append(candidate)
      if candidate.denial ?? 0 >= 1 { passing.append(candidate.match) }
    }
    if phrases.isEmpty { return }
    passing.sort { $0.first < $1.first }
    phrases.sort { a, b in
      if a.length != b.length { return a.length > b.length }
      if a.match.first != b.match.first { return a.match.first < b.match.first }
      if a.match.rank != b.match.rank { return a.match.rank > b.match.rank }
      if a.isValence != b.isValence { return a.isValence }
      return a.entry < b.entry
    }
    // Phrases over the same tokens stand together: the first takes the place, modifiers may share it.
    var owner: PatternMatch?
    for index in phrases.indices {
      let phrase = phrases[index]
      let match = phrase.match
      if let owner, owner.first == match.first, owner.last == match.last {
        if phrase.isValence { continue }
      } else {
        if (match.first...match.last).contains(where: { covered[Int($0)] > 0 }) || runsIntoPassing(phrase) {
          continue
        }
        for token in match.first...match.last { covered[Int(token)] = 1 }
        owner = match
      }
      take(phrase, language)
    }
  }

  /// Whether a negator ends within a phrase that denies nothing: `they are not` before `not only`.
  private func runsIntoPassing(_ phrase: Candidate) -> Bool {
    guard let denial = phrase.denial, denial < 0 else { return false }
    let own = phrase.match
    var place = passing.partitioningIndex { $0.first > own.first }
    while place < passing.count, passing[place].first <= own.last {
      if passing[place].last > own.last { return true }
      place += 1
    }
    return false
  }

  /// Single words outside the chosen phrases; of several entries for a word, the surest.
  private mutating func chooseWords(_ language: CompiledLanguage) {
    var i = 0
    while i < candidates.count {
      let token = candidates[i].match.first
      var best: Candidate?
      while i < candidates.count && candidates[i].match.first == token {
        let candidate = candidates[i]
        i += 1
        if candidate.match.isPhrase || covered[Int(token)] > 0 { continue }
        if !candidate.isValence {
          take(candidate, language)
        } else if let chosen = best {
          if isBetter(candidate, than: chosen, language) { best = candidate }
        } else {
          best = candidate
        }
      }
      if let best { take(best, language) }
    }
  }

  private func isBetter(_ a: Candidate, than b: Candidate, _ language: CompiledLanguage) -> Bool {
    if a.match.rank != b.match.rank { return a.match.rank > b.match.rank }
    let entryA = language.facts[a.entry]
    let entryB = language.facts[b.entry]
    if (entryA.role == .negated) != (entryB.role == .negated) { return entryB.role == .negated }
    // Of two entries with the word's stem, the shorter one is the lemma.
    if entryA.length != entryB.length {
      return entryA.length < entryB.length
    }
    return a.entry < b.entry
  }

  private mutating func take(_ candidate: Candidate, _ language: CompiledLanguage) {
    let match = candidate.match
    if candidate.isValence {
      let entry = language.facts[candidate.entry]
      var hit = ScoredHit(
        first: match.first, last: match.last, entry: candidate.entry, valence: entry.value,
        denial: language.denial[match.pattern], weight: entry.value)
      if match.rank == .compound { hit.rules.insert(.compound) }
      hits.append(hit)
    } else {
      // The same words listed in two forms deny or intensify once.
      let modifier = Self.modifier(match, candidate.entry, language)
      let sameStart = modifiers.all.reversed().prefix { $0.first == modifier.first }
      let isTaken = sameStart.contains { $0.role == modifier.role && $0.last == modifier.last }
      if !isTaken { modifiers.append(modifier) }
    }
  }

  private static func modifier(_ match: PatternMatch, _ index: Int32, _ language: CompiledLanguage)
    -> Modifier
  {
    let entry = language.facts[index]
    return Modifier(
      role: entry.role, first: match.first, last: match.last, entry: index, value: entry.value,
      second: entry.second,
      scope: entry.scope)
  }
}
