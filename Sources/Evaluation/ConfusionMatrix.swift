/// How often each gold class was given each class.
public struct ConfusionMatrix: Sendable, Equatable {
  /// Counts by gold class, then by the class given; both in the order of ``SentimentClass``.
  public private(set) var counts: [[Int]]

  /// A matrix without any comment.
  public init() {
    counts = Array(
      repeating: Array(repeating: 0, count: SentimentClass.allCases.count),
      count: SentimentClass.allCases.count)
  }

  /// Counts a comment.
  public mutating func add(gold: SentimentClass, given: SentimentClass) {
    counts[gold.rawValue][given.rawValue] += 1
  }

  /// How many comments were counted.
  public var total: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }

  /// The share of comments given their gold class; nil without comments.
  public var accuracy: Double? {
    let right = SentimentClass.allCases.reduce(0) { $0 + counts[$1.rawValue][$1.rawValue] }
    return total > 0 ? Double(right) / Double(total) : nil
  }

  /// How many comments have this gold class.
  public func support(_ wanted: SentimentClass) -> Int { counts[wanted.rawValue].reduce(0, +) }

  /// Precision, recall and F1 of a class.
  public func figures(_ wanted: SentimentClass) -> RetrievalFigures {
    let found = counts[wanted.rawValue][wanted.rawValue]
    let given = counts.reduce(0) { $0 + $1[wanted.rawValue] }
    return RetrievalFigures(right: found, surplus: given - found, missed: support(wanted) - found)
  }

  /// The unweighted mean of the F1 of the classes that occur in the gold; a class nobody has is no part of it.
  public var macroF1: Double? {
    let present = SentimentClass.allCases.filter { support($0) > 0 }
    return present.isEmpty ? nil : present.reduce(0) { $0 + figures($1).f1 } / Double(present.count)
  }
}

/// How well one class or label is found.
public struct RetrievalFigures: Sendable, Equatable {
  /// Found and right.
  public var right: Int
  /// Found and wrong.
  public var surplus: Int
  /// Not found.
  public var missed: Int

  /// All of it as given.
  public init(right: Int = 0, surplus: Int = 0, missed: Int = 0) {
    self.right = right
    self.surplus = surplus
    self.missed = missed
  }

  /// The share of what was found that is right; 0 where nothing was found.
  public var precision: Double { ratio(right, right + surplus) }
  /// The share of what there is that was found; 0 where there is nothing.
  public var recall: Double { ratio(right, right + missed) }
  /// 2·right / (2·right + surplus + missed), the harmonic mean of the two; 0 where there is nothing at all.
  public var f1: Double { ratio(2 * right, 2 * right + surplus + missed) }
  /// How often the label occurs in the gold.
  public var support: Int { right + missed }

  private func ratio(_ part: Int, _ whole: Int) -> Double { whole > 0 ? Double(part) / Double(whole) : 0 }

  /// The counts of both.
  public static func + (a: RetrievalFigures, b: RetrievalFigures) -> RetrievalFigures {
    RetrievalFigures(right: a.right + b.right, surplus: a.surplus + b.surplus, missed: a.missed + b.missed)
  }
}
