internal import LanguagePacks
internal import VerbatimModel

/// Sums the weights of hits to a score and a label.
struct SentimentAggregate {
  private var praise = 0.0
  private var blame = 0.0

  /// Whether nothing has been added.
  var isEmpty: Bool { praise == 0 && blame == 0 }

  mutating func add(_ weight: Double) {
    if weight > 0 { praise += weight } else { blame -= weight }
  }

  mutating func add(_ other: SentimentAggregate) {
    praise += other.praise
    blame += other.blame
  }

  /// score = (P − N) / (P + N + shrinkage): the balance of the words, surer the more there are, however long the text.
  func sentiment(_ rules: SentimentRules, threeWay: Bool) -> Sentiment {
    let total = praise + blame
    if total == 0 { return .none }
    let positive = praise / (total + rules.shrinkage)
    let negative = blame / (total + rules.shrinkage)
    let score = positive - negative
    let isMixed =
      !threeWay && positive >= rules.mixedPart && negative >= rules.mixedPart
      && abs(score) <= rules.mixedScore
    // One side must outweigh the other by a factor, and something must be said at all: less of it for blame.
    let label: SentimentLabel =
      isMixed
      ? .mixed
      : blame > praise * rules.blameLead + rules.leastBlame
        ? .negative : praise > blame * rules.praiseLead + rules.leastPraise ? .positive : .neutral
    return Sentiment(score: score, label: label, positive: positive, negative: negative)
  }
}
