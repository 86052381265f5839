/// Collects the sentiment of comments beside their gold class or score.
public struct SentimentTally: Sendable {
  /// How often each gold class was given each class.
  public private(set) var confusion = ConfusionMatrix()
  private var scores: [Double] = []
  private var classes: [SentimentClass] = []
  private var goldScores: [Double] = []
  private var scoresBesideGold: [Double] = []
  private var covered = 0

  /// A tally without any comment.
  public init() {}

  /// Counts a comment: its gold class, the gold score where there is one (high is praise), and what was found.
  public mutating func add(gold: SentimentClass, goldScore: Double?, score: Double, label: SentimentClass) {
    confusion.add(gold: gold, given: label)
    scores.append(score)
    classes.append(gold)
    if score != 0 { covered += 1 }
    if let goldScore {
      goldScores.append(goldScore)
      scoresBesideGold.append(score)
    }
  }

  /// How many comments were counted.
  public var count: Int { scores.count }

  /// The share of comments with a score other than 0; nil without comments.
  public var coverage: Double? { count > 0 ? Double(covered) / Double(count) : nil }

  /// Positive against negative comments from the continuous score; neutral ones stay out.
  public var auc: Double? {
    let sided = classes.indices.filter { classes[$0] != .neutral }
    return RankStatistics.auc(sided.map { scores[$0] }, isPositive: sided.map { classes[$0] == .positive })
  }

  /// The share of positive and negative comments on the right side, where only a score above 0 is positive.
  public var twoClassAccuracy: Double? {
    let sided = classes.indices.filter { classes[$0] != .neutral }
    if sided.isEmpty { return nil }
    let right = sided.count { (scores[$0] > 0) == (classes[$0] == .positive) }
    return Double(right) / Double(sided.count)
  }

  /// Pearson's correlation of score and gold score; of score and class (−1, 0, 1) where there are no gold scores.
  public var pearson: Double? { RankStatistics.pearson(pairs.found, pairs.gold) }

  /// Spearman's correlation of the same pairs.
  public var spearman: Double? { RankStatistics.spearman(pairs.found, pairs.gold) }

  private var pairs: (found: [Double], gold: [Double]) {
    goldScores.isEmpty ? (scores, classes.map { Double($0.rawValue - 1) }) : (scoresBesideGold, goldScores)
  }
}
