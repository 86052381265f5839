internal import LanguagePacks
internal import VerbatimModel

/// Says which theme each sentiment hit speaks of.
///
/// A hit belongs to themes of its own clause (``ClauseReading`` says which); where the clause names none, to those of the
/// nearest clause before it in the sentence that does, else of the next one. So `eten prima, bediening traag` gives each
/// theme its own word. A clause that is no more than a theme shares the opinion it is listed with: `food and service were
/// great`, `lekker eten en drinken`. A theme that no word speaks of is neutral.
struct ThemeSentiment {
  /// A place where a theme is named.
  struct Mention: Equatable {
    let first: Int32
    let last: Int32
    let theme: Int32
  }

  private var mentions: [Mention] = []
  /// Per clause with a theme: its mentions, in ``mentions``.
  private var clauseMentions: [Int32: Range<Int>] = [:]
  /// Per clause: its hits, in the scorer's list.
  private var clauseHits: [Int32: Range<Int>] = [:]
  private var result: [Int32: SentimentAggregate] = [:]

  /// One aggregate a theme number that was hit.
  mutating func run(_ themes: [ThemeHit], _ layout: TextLayout, _ scorer: SentimentScorer) -> [Int32:
    SentimentAggregate]
  {
    collect(themes, layout)
    group(scorer.hits, layout)
    // In order, so that sums of weights are the same to the last bit in every run.
    for clause in clauseHits.keys.sorted() {
      guard let range = clauseHits[clause] else { continue }
      if let own = clauseMentions[clause] {
        let reading = ClauseReading(mentions[own], scorer.hits[range], layout)
        for (hit, theme) in reading.pairs { result[theme]?.add(scorer.hits[hit].weight) }
      } else if let other = nearestClause(to: clause, layout), let range = clauseMentions[other] {
        for theme in Set(mentions[range].map(\.theme)) {
          for hit in clauseHits[clause] ?? 0..<0 { result[theme]?.add(scorer.hits[hit].weight) }
        }
      }
    }
    for clause in clauseMentions.keys.sorted() where clauseHits[clause] == nil {
      share(clause, layout, scorer)
    }
    return result
  }

  // MARK: What there is

  private mutating func collect(_ themes: [ThemeHit], _ layout: TextLayout) {
    mentions.removeAll(keepingCapacity: true)
    clauseMentions.removeAll(keepingCapacity: true)
    result.removeAll(keepingCapacity: true)
    for hit in themes {
      result[hit.theme] = SentimentAggregate()
      for span in hit.spans {
        mentions.append(Mention(first: span.lowerBound, last: span.upperBound, theme: hit.theme))
      }
    }
    mentions.sort { ($0.first, $0.last, $0.theme) < ($1.first, $1.last, $1.theme) }
    for (index, mention) in mentions.enumerated() {
      let clause = layout.clauseOf[Int(mention.first)]
      clauseMentions[clause] = (clauseMentions[clause]?.lowerBound ?? index)..<(index + 1)
    }
  }

  private mutating func group(_ hits: [ScoredHit], _ layout: TextLayout) {
    clauseHits.removeAll(keepingCapacity: true)
    for (index, hit) in hits.enumerated() {
      let clause = layout.clauseOf[Int(hit.first)]
      clauseHits[clause] = (clauseHits[clause]?.lowerBound ?? index)..<(index + 1)
    }
  }

  // MARK: Other clauses

  /// The clauses of the sentence that `clause` belongs to.
  private func sentence(of clause: Int32, token: Int32, _ layout: TextLayout) -> ClosedRange<Int32> {
    let sentence = layout.sentences[Int(layout.sentenceOf[Int(token)])]
    return layout.clauseOf[sentence.lowerBound]...layout.clauseOf[sentence.upperBound - 1]
  }

  private func nearestClause(to clause: Int32, _ layout: TextLayout) -> Int32? {
    guard let token = layout.clauseOf.firstIndex(of: clause) else { return nil }
    let reach = sentence(of: clause, token: Int32(token), layout)
    for before in (reach.lowerBound..<clause).reversed() where clauseMentions[before] != nil { return before }
    if clause == reach.upperBound { return nil }
    return ((clause + 1)...reach.upperBound).first { clauseMentions[$0] != nil }
  }

  /// Gives the themes of a clause without hits what is said of the themes that they are listed with.
  private mutating func share(_ clause: Int32, _ layout: TextLayout, _ scorer: SentimentScorer) {
    guard let own = clauseMentions[clause], isBare(clause, layout) else { return }
    let reach = sentence(of: clause, token: mentions[own.lowerBound].first, layout)
    var shared: [Int] = []
    if let next = listed(from: clause, by: 1, in: reach, layout, scorer), let range = clauseMentions[next],
      let hits = clauseHits[next], let last = mentions[range].map(\.last).max()
    {
      shared = hits.filter { scorer.hits[$0].first > last }
    }
    if shared.isEmpty, let before = listed(from: clause, by: -1, in: reach, layout, scorer),
      let range = clauseMentions[before], let hits = clauseHits[before]
    {
      // `great food and service`, but not `the food was great and the service …`.
      shared = hits.filter { scorer.hits[$0].first < mentions[range.lowerBound].first }
      if shared.count < hits.count { shared = [] }
    }
    for theme in Set(mentions[own].map(\.theme)) {
      for hit in shared { result[theme]?.add(scorer.hits[hit].weight) }
    }
  }

  /// The next clause in a direction that names a theme and says something of it, over bare ones; nil beyond a contrast.
  private func listed(
    from clause: Int32, by step: Int32, in reach: ClosedRange<Int32>, _ layout: TextLayout,
    _ scorer: SentimentScorer
  ) -> Int32? {
    var next = clause + step
    while reach.contains(next) {
      let later = max(next, next - step)
      if scorer.modifiers.contains(where: { $0.role == .contrast && layout.clauseOf[Int($0.first)] == later })
      {
        return nil
      }
      if clauseMentions[next] == nil { return nil }
      if clauseHits[next] != nil { return next }
      if !isBare(next, layout) { return nil }
      next += step
    }
    return nil
  }

  /// Whether a clause is a theme and at most two more words: an article, `en`.
  private func isBare(_ clause: Int32, _ layout: TextLayout) -> Bool {
    guard let range = clauseMentions[clause] else { return false }
    var named = Set<Int32>()
    for mention in mentions[range] { named.formUnion(mention.first...mention.last) }
    let words = layout.words.filter { layout.clauseOf[Int($0)] == clause }
    return words.count { !named.contains($0) } <= 2
  }
}
