internal import LanguagePacks
internal import VerbatimModel

/// Scores a comment from its matches: selection, then one rule after the other, each in a file of its own.
struct SentimentScorer: ~Copyable {
  let rules: SentimentRules
  private(set) var selection = HitSelection()
  /// The hits with their final weights, in order.
  private(set) var hits = FlatBuffer<ScoredHit>()
  /// The modifiers, in order.
  private(set) var modifiers = FlatBuffer<Modifier>()
  /// How many words a negator of the last comment's language reaches forward and back.
  private(set) var negationWindow: Int32 = 0
  private(set) var negationBack: Int32 = 0

  init(rules: SentimentRules) { self.rules = rules }

  /// Scores the comment in `layout`, and numbers its clauses on the way; `polarity` is what was asked for
  /// (``AnalysisRequest/questionPolarity``).
  mutating func run(
    _ matches: borrowing FlatBuffer<PatternMatch>, _ layout: inout TextLayout, _ memory: inout LanguageMemory,
    _ table: borrowing WordTable, text: UnsafeBufferPointer<UInt8>, asked polarity: Int = 0
  ) {
    selection.run(matches, layout, memory.language, rules)
    hits.removeAll()
    hits.append(contentsOf: selection.hits.all)
    modifiers.removeAll()
    modifiers.append(contentsOf: selection.modifiers.all)
    layout.findClauses(modifiers, text)
    negationWindow = Int32(memory.language.pack.settings.negationWindow)
    negationBack = Int32(memory.language.pack.settings.negationBack)
    if hits.isEmpty { return addDenials(layout) }
    dropIntensifiersThatModify(layout)
    applyShape(layout, &memory, table)
    applyIntensity(layout)
    applyExcess(layout)
    applyNegation(layout, memory.language)
    applyIrrealis(layout)
    applyConditions(layout)
    applyIrony(layout)
    applyFormer(layout)
    applyEmphasis(layout)
    applyContrast(layout)
    if polarity < 0 { applyAskedMore(layout, memory.language, table) }
    hits.keep { $0.weight != 0 }
    addDenials(layout)
  }

  // MARK: What the rules share

  /// Changes a hit and the modifiers; the rules live in extensions.
  mutating func change(_ hit: Int, times factor: Double, _ rule: AppliedRules, by modifier: Int? = nil) {
    hits[hit].weight *= factor
    hits[hit].rules.insert(rule)
    if let modifier {
      modifiers[modifier].isUsed = true
      if modifier < 64 { hits[hit].modifiers |= 1 << UInt64(modifier) }
    }
  }

  /// Puts a hit in its place by position.
  mutating func addHit(_ hit: ScoredHit) {
    hits.insert(hit, at: firstHit(after: hit.first))
  }

  /// The hits that begin in a part of the comment that keeps their order, such as a clause or sentence, by index.
  func hits(in part: Int32, _ partOf: borrowing FlatBuffer<Int32>) -> Range<Int> {
    let first = hits.partitioningIndex { partOf[$0.first] >= part }
    return first..<hits.partitioningIndex(in: first..<hits.count) { partOf[$0.first] > part }
  }

  /// The index of the first hit that begins behind a token.
  func firstHit(after token: Int32) -> Int { hits.partitioningIndex { $0.first > token } }

  /// Whether a hit begins with a token.
  func startsHit(_ token: Int32) -> Bool {
    let index = firstHit(after: token - 1)
    return index < hits.count && hits[index].first == token
  }

  mutating func setWeight(_ hit: Int, _ weight: Double) { hits[hit].weight = weight }

  mutating func keepHits(where isKept: (ScoredHit) -> Bool) { hits.keep(where: isKept) }

  /// How many words lie between two tokens: 1 for neighbours.
  func distance(_ from: Int32, _ to: Int32, _ layout: borrowing TextLayout) -> Int {
    Int(layout.wordIndex[Int(to)] - layout.wordIndex[Int(from)])
  }
}
