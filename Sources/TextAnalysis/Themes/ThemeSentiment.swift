internal import LanguagePacks
internal import VerbatimModel

/// Says which theme each sentiment hit speaks of.
///
/// A hit belongs to themes of its own clause (``ClauseReading`` says which); where the clause names none, to those of the
/// nearest clause before it in the sentence that does, else of the next one, unless that has opinions of its own. So `eten
/// prima, bediening traag` gives each theme its own word. A clause that is no more than a theme shares the opinion it is
/// listed with: `food and service were great`, `lekker eten en drinken`. A theme that no word speaks of is neutral.
///
/// A term whose words stand in several clauses (`price NEAR/4 service` in `good price, bad service`) is about what it names
/// first; it does not make its theme one of another clause that names a thing of another kind.
struct ThemeSentiment: ~Copyable {
  /// A place where a theme is named.
  struct Mention: BitwiseCopyable {
    let first: Int32
    let last: Int32
    let theme: Int32
    /// Whether its term is met by opinions alone: `great`, for praise.
    let isOpinion: Bool
  }

  private var mentions = FlatBuffer<Mention>()
  /// The clauses with a theme, in order, with their mentions.
  private var themeClauses = FlatBuffer<ClauseRange>()
  /// The clauses with sentiment hits, in order, with their hits in the scorer's list.
  private var hitClauses = FlatBuffer<ClauseRange>()
  private var reading = ClauseReading()
  private var targets = FlatBuffer<Int32>()
  /// The opinions that terms ask for beside their things.
  private var opinions = FlatBuffer<Mention>()
  /// The clauses in which a thing stands with all its words, each with the theme; empty where no term reaches farther.
  private var homes = FlatBuffer<Home>()
  /// The themes found, in order, with what is said of them.
  private(set) var themes = FlatBuffer<Opinion>()

  /// A clause that a theme is at home in.
  struct Home: BitwiseCopyable {
    let clause: Int32
    let theme: Int32
  }

  /// A theme and what is said of it.
  struct Opinion: BitwiseCopyable {
    let theme: Int32
    var sum = SentimentAggregate()
  }

  /// A clause and where in a list what belongs to it stands.
  struct ClauseRange: BitwiseCopyable {
    let clause: Int32
    var places: Span
    var range: Range<Int> { places.range }
  }

  /// Fills ``themes`` from the hits of `matcher`.
  mutating func run(
    _ matcher: borrowing ThemeMatcher, _ layout: borrowing TextLayout, _ scorer: borrowing SentimentScorer,
    _ program: ThemeProgram
  ) {
    collect(matcher, layout, scorer, program)
    group(scorer.hits, layout)
    // In order, so that sums of weights are the same to the last bit in every run.
    for group in hitClauses.all {
      if let own = mentions(of: group.clause) {
        speak(own, group.range, layout, scorer)
        // `Try the pizza, a must!` praises the pizza, too.
        if mentions.slice(own).allSatisfy(\.isOpinion), let fact = factBefore(group, layout, scorer) {
          pass(group, to: fact, scorer)
        }
      } else if let other = nearestClause(to: group, layout, scorer), let range = mentions(of: other) {
        pass(group, to: range, scorer)
      }
    }
    for group in themeClauses.all where hits(of: group.clause) == nil { share(group, layout, scorer) }
  }

  /// Gives the hits of a clause to the themes of another.
  private mutating func pass(
    _ group: ClauseRange, to range: Range<Int>, _ scorer: borrowing SentimentScorer
  ) {
    collectTargets(range)
    for theme in targets.all { for hit in group.range { add(scorer.hits[hit].weight, to: theme) } }
  }

  /// The mentions of the clause right before in the sentence, where it names things and says nothing of them.
  private func factBefore(
    _ group: ClauseRange, _ layout: borrowing TextLayout, _ scorer: borrowing SentimentScorer
  ) -> Range<Int>? {
    let before = group.clause - 1
    guard sentence(of: scorer.hits[group.range.lowerBound].first, layout).contains(before),
      hits(of: before) == nil, let range = mentions(of: before)
    else { return nil }
    let isContrasted = scorer.modifiers.all.contains {
      $0.role == .contrast && layout.clauseOf[$0.first] == group.clause
    }
    return isContrasted ? nil : range
  }

  /// Gives each hit of a clause to the themes that it speaks of.
  private mutating func speak(
    _ own: Range<Int>, _ hits: Range<Int>, _ layout: borrowing TextLayout, _ scorer: borrowing SentimentScorer
  ) {
    let theme = mentions[own.lowerBound].theme
    if mentions.slice(own).allSatisfy({ $0.theme == theme }) {
      for hit in scorer.hits.slice(hits) { add(hit.weight, to: theme) }
      return
    }
    reading.read(mentions.slice(own), scorer.hits.slice(hits), layout)
    for hit in hits {
      for place in reading.themes.indices where reading.speaks(hit - hits.lowerBound, of: place) {
        add(scorer.hits[hit].weight, to: reading.themes[place])
      }
    }
  }

  private mutating func add(_ weight: Double, to theme: Int32) {
    let index = themes.partitioningIndex { $0.theme >= theme }
    themes[index].sum.add(weight)
  }

  // MARK: What there is

  private mutating func collect(
    _ matcher: borrowing ThemeMatcher, _ layout: borrowing TextLayout, _ scorer: borrowing SentimentScorer,
    _ program: ThemeProgram
  ) {
    mentions.removeAll()
    opinions.removeAll()
    themes.removeAll()
    findHomes(matcher, layout, scorer)
    for hit in matcher.hits.all {
      // What a term asks for beside its thing (`service NEAR/4 #negative`) waits until all things are known.
      let hasThing = hit.spans.range.contains { !Self.isOpinion(matcher.spans[$0], scorer) }
      let anchor = hit.spans.range.first {
        matcher.spans[$0].isAnchor && !Self.isOpinion(matcher.spans[$0], scorer)
      }
      let home = anchor.map { layout.clauseOf[matcher.spans[$0].first] }
      let stays =
        home != nil
        || hit.spans.range.contains {
          !isAway(hit.theme, from: layout.clauseOf[matcher.spans[$0].first], program)
        }
      for index in hit.spans.range {
        let span = matcher.spans[index]
        let clause = layout.clauseOf[span.first]
        if stays && clause != home && isAway(hit.theme, from: clause, program) {
          continue
        }
        let mention = Mention(
          first: span.first, last: span.last, theme: hit.theme, isOpinion: !hasThing)
        if hasThing && Self.isOpinion(span, scorer) {
          opinions.append(mention)
        } else {
          mentions.append(mention)
        }
      }
      let place = themes.partitioningIndex { $0.theme >= hit.theme }
      if place == themes.count || themes[place].theme != hit.theme {
        themes.insert(Opinion(theme: hit.theme), at: place)
      }
    }
    findThemeClauses(layout)
    // It is of another thing where one stands in its clause.
    let known = mentions.count
    for mention in opinions.all {
      let others = self.mentions(of: layout.clauseOf[mention.first]) ?? 0..<0
      if others.isEmpty || mentions.slice(others).contains(where: { $0.theme == mention.theme }) {
        mentions.append(mention)
      }
    }
    if mentions.count > known { findThemeClauses(layout) }
  }

  private mutating func findHomes(
    _ matcher: borrowing ThemeMatcher, _ layout: borrowing TextLayout, _ scorer: borrowing SentimentScorer
  ) {
    homes.removeAll()
    var reachesFarther = false
    for hit in matcher.hits.all {
      var home: Int32?
      var isWhole = true
      // An opinion (`great` for praise) is no thing.
      for index in hit.spans.range where !Self.isOpinion(matcher.spans[index], scorer) {
        let clause = layout.clauseOf[matcher.spans[index].first]
        if let home, home != clause { isWhole = false }
        home = home ?? clause
      }
      if let home, isWhole { homes.append(Home(clause: home, theme: hit.theme)) }
      reachesFarther = reachesFarther || !isWhole
    }
    if !reachesFarther { return homes.removeAll() }
    homes.sort { ($0.clause, $0.theme) < ($1.clause, $1.theme) }
  }

  /// Whether a clause names a thing of another kind, and none of this theme's kind: of themes below the same parent.
  private func isAway(_ theme: Int32, from clause: Int32, _ program: ThemeProgram) -> Bool {
    var place = homes.partitioningIndex { $0.clause >= clause }
    var hasOthers = false
    while place < homes.count, homes[place].clause == clause {
      let other = homes[place].theme
      let parent = program.parent[other]
      let isAlike = parent >= 0 && parent == program.parent[theme]
      if other == theme || isAlike { return false }
      hasOthers = true
      place += 1
    }
    return hasOthers
  }

  /// Puts the mentions in order, and fills ``themeClauses`` with them.
  private mutating func findThemeClauses(_ layout: borrowing TextLayout) {
    mentions.sort { ($0.first, $0.last, $0.theme) < ($1.first, $1.last, $1.theme) }
    themeClauses.removeAll()
    for (index, mention) in mentions.all.enumerated() {
      Self.append(index, clause: layout.clauseOf[mention.first], to: &themeClauses)
    }
  }

  /// Whether a place is a sentiment hit and nothing else; where the hit's own words were asked for (`food` in `great food`),
  /// it is a thing.
  private static func isOpinion(_ span: TokenRange, _ scorer: borrowing SentimentScorer) -> Bool {
    if span.origin != .words { return span.origin == .sentiment }
    let index = scorer.firstHit(after: span.first) - 1
    return index >= 0 && scorer.hits[index].first == span.first && scorer.hits[index].last == span.last
  }

  private mutating func group(_ hits: borrowing FlatBuffer<ScoredHit>, _ layout: borrowing TextLayout) {
    hitClauses.removeAll()
    for (index, hit) in hits.all.enumerated() {
      Self.append(index, clause: layout.clauseOf[hit.first], to: &hitClauses)
    }
  }

  private static func append(_ index: Int, clause: Int32, to groups: inout FlatBuffer<ClauseRange>) {
    if let last = groups.last, last.clause == clause {
      groups[groups.count - 1].places.end = Int32(index + 1)
    } else {
      groups.append(ClauseRange(clause: clause, places: Span(first: Int32(index), end: Int32(index + 1))))
    }
  }

  private func mentions(of clause: Int32) -> Range<Int>? { Self.range(of: clause, in: themeClauses) }

  private func hits(of clause: Int32) -> Range<Int>? { Self.range(of: clause, in: hitClauses) }

  private static func range(of clause: Int32, in groups: borrowing FlatBuffer<ClauseRange>) -> Range<Int>? {
    let place = groups.partitioningIndex { $0.clause >= clause }
    return place < groups.count && groups[place].clause == clause ? groups[place].range : nil
  }

  /// Fills ``targets`` with the themes of some mentions, each once.
  private mutating func collectTargets(_ range: Range<Int>) {
    targets.removeAll()
    for mention in mentions.slice(range) where !targets.all.contains(mention.theme) {
      targets.append(mention.theme)
    }
  }

  // MARK: Other clauses

  /// The clauses of the sentence that a token stands in.
  private func sentence(of token: Int32, _ layout: borrowing TextLayout) -> ClosedRange<Int32> {
    let sentence = layout.sentences[layout.sentenceOf[token]]
    return layout.clauseOf[sentence.first]...layout.clauseOf[sentence.end - 1]
  }

  private func nearestClause(
    to group: ClauseRange, _ layout: borrowing TextLayout, _ scorer: borrowing SentimentScorer
  ) -> Int32? {
    let reach = sentence(of: scorer.hits[group.range.lowerBound].first, layout)
    let next = themeClauses.partitioningIndex { $0.clause >= group.clause }
    if next > 0, themeClauses[next - 1].clause >= reach.lowerBound { return themeClauses[next - 1].clause }
    guard next < themeClauses.count else { return nil }
    let clause = themeClauses[next].clause
    // `toppen krog, men servicen var usel`: what is said first is of the place, not of the service.
    return clause <= reach.upperBound && hits(of: clause) == nil ? clause : nil
  }

  /// Gives the themes of a clause without hits what is said of the themes that they are listed with.
  private mutating func share(
    _ group: ClauseRange, _ layout: borrowing TextLayout, _ scorer: borrowing SentimentScorer
  ) {
    guard isBare(group, layout) else { return }
    let own = group.range
    let reach = sentence(of: mentions[own.lowerBound].first, layout)
    var shared = 0..<0
    if let next = listed(from: group.clause, by: 1, in: reach, layout, scorer),
      let range = mentions(of: next),
      let hits = hits(of: next), let last = mentions.slice(range).lazy.map(\.last).max()
    {
      shared = (hits.first { scorer.hits[$0].first > last } ?? hits.upperBound)..<hits.upperBound
    }
    if shared.isEmpty, let before = listed(from: group.clause, by: -1, in: reach, layout, scorer),
      let range = mentions(of: before), let hits = hits(of: before)
    {
      // `great food and service`, but not `the food was great and the service …`.
      let first = mentions[range.lowerBound].first
      if hits.allSatisfy({ scorer.hits[$0].first < first }) { shared = hits }
    }
    collectTargets(own)
    for theme in targets.all { for hit in shared { add(scorer.hits[hit].weight, to: theme) } }
  }

  /// The next clause in a direction that names a theme and says something of it, over bare ones; nil beyond a contrast.
  private func listed(
    from clause: Int32, by step: Int32, in reach: ClosedRange<Int32>, _ layout: borrowing TextLayout,
    _ scorer: borrowing SentimentScorer
  ) -> Int32? {
    var next = clause + step
    while reach.contains(next) {
      let later = max(next, next - step)
      let place = scorer.modifiers.partitioningIndex { layout.clauseOf[$0.first] >= later }
      let ofClause = scorer.modifiers.all[place...].prefix { layout.clauseOf[$0.first] == later }
      if ofClause.contains(where: { $0.role == .contrast }) { return nil }
      guard let range = mentions(of: next) else { return nil }
      if hits(of: next) != nil { return next }
      if !isBare(
        ClauseRange(clause: next, places: Span(first: Int32(range.lowerBound), end: Int32(range.upperBound))),
        layout)
      {
        return nil
      }
      next += step
    }
    return nil
  }

  /// Whether a clause is a theme and at most two more words: an article, `en`.
  private func isBare(_ group: ClauseRange, _ layout: borrowing TextLayout) -> Bool {
    let start = layout.words.partitioningIndex { layout.clauseOf[Int($0)] >= group.clause }
    var others = 0
    for token in layout.words.slice(start..<layout.words.count) {
      if layout.clauseOf[Int(token)] != group.clause { break }
      if !mentions.slice(group.range).contains(where: { $0.first <= token && token <= $0.last }) {
        others += 1
      }
      if others > 2 { return false }
    }
    return true
  }
}
