/// Collects sets of labels found beside sets of gold labels.
public struct LabelTally: Sendable {
  /// By gold label: found, surplus, missed.
  ///
  /// Labels are those of the gold set, whether anything maps to them or not.
  public private(set) var labels: [String: RetrievalFigures] = [:]
  /// How many comments were counted.
  public private(set) var count = 0
  private var polarityRight = 0
  private var polarityCount = 0

  /// A tally without any comment.
  public init() {}

  /// Counts a comment.
  public mutating func add(gold: Set<String>, found: Set<String>) {
    count += 1
    for label in gold.union(found) {
      switch (gold.contains(label), found.contains(label)) {
      case (true, true): labels[label, default: RetrievalFigures()].right += 1
      case (true, false): labels[label, default: RetrievalFigures()].missed += 1
      default: labels[label, default: RetrievalFigures()].surplus += 1
      }
    }
  }

  /// Counts what was said of a label that was found rightly.
  public mutating func addPolarity(isRight: Bool) {
    polarityCount += 1
    if isRight { polarityRight += 1 }
  }

  /// How many labels the polarity was compared of.
  public var polarities: Int { polarityCount }

  /// The share of rightly found labels whose polarity is right too; nil where none was compared.
  public var polarityAccuracy: Double? {
    polarityCount > 0 ? Double(polarityRight) / Double(polarityCount) : nil
  }

  /// All labels together: each occurrence counts the same.
  public var micro: RetrievalFigures { labels.values.reduce(RetrievalFigures(), +) }

  /// The unweighted mean F1 of the labels that occur in the gold; nil without any.
  public var macroF1: Double? {
    let present = labels.filter { $0.value.support > 0 }.sorted { $0.key < $1.key }
    return present.isEmpty ? nil : present.reduce(0) { $0 + $1.value.f1 } / Double(present.count)
  }
}
