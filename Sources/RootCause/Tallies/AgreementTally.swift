internal import Glibc

/// The exact, mergeable sums behind the correlation of the score with the sentiment of the text.
///
/// Both are held in millionths, products in 1e-12; ten billion rows of |score| ≤ 1,000 fit.
public struct AgreementTally: Sendable, Hashable {
  /// Respondents with a score and a text.
  public internal(set) var n: Int64 = 0
  /// Σx, Σy, Σx², Σy², Σxy with x the score and y the sentiment.
  var sums: [Int128] = [0, 0, 0, 0, 0]

  /// An empty tally.
  public init() {}

  /// Adds one respondent; both values in millionths.
  public mutating func add(score: Int64, sentiment: Int64) {
    let (x, y) = (Int128(score), Int128(sentiment))
    n += 1
    sums[0] += x
    sums[1] += y
    sums[2] += x * x
    sums[3] += y * y
    sums[4] += x * y
  }

  /// Adds everything in `other`.
  public mutating func merge(_ other: AgreementTally) {
    n += other.n
    for index in sums.indices { sums[index] += other.sums[index] }
  }

  /// Pearson's r of score and sentiment; nil where one of them does not vary.
  public var correlation: Double? {
    let count = Int128(n)
    let spreadX = ExactProduct.difference(count, sums[2], sums[0], sums[0])
    let spreadY = ExactProduct.difference(count, sums[3], sums[1], sums[1])
    guard spreadX > 0, spreadY > 0 else { return nil }
    let shared = ExactProduct.difference(count, sums[4], sums[0], sums[1])
    return max(-1, min(1, shared / (spreadX.squareRoot() * spreadY.squareRoot())))
  }

  /// Fisher's 95 % interval of the correlation, tanh(artanh r ± z/√(n − 3)); nil below four respondents.
  public var interval: Interval? {
    guard let correlation, n > 3 else { return nil }
    if abs(correlation) == 1 { return Interval(low: correlation, high: correlation) }
    let (center, reach) = (atanh(correlation), NormalDistribution.z95 / Double(n - 3).squareRoot())
    return Interval(low: tanh(center - reach), high: tanh(center + reach))
  }

  /// Whether those who write gladly score low and the other way round: the scale may be reversed.
  ///
  /// The interval of the correlation lies wholly below −0.1, on at least 30 respondents.
  public var looksReversed: Bool { n >= 30 && (interval?.high ?? 0) < -0.1 }
}

extension AgreementTally {
  /// The count and the sums as decimal text, for partial results.
  public var fields: [String] { [String(n)] + sums.map { String($0) } }

  /// The tally that `fields` describe; nil for anything else.
  public init?(fields: [String]) {
    let numbers = fields.compactMap { Int128($0) }
    guard fields.count == 6, numbers.count == 6, numbers[0] >= 0,
      numbers[0] <= 1 << 52, numbers.allSatisfy({ $0.magnitude < 1 << 120 })
    else {
      return nil
    }
    n = Int64(clamping: numbers[0])
    sums = Array(numbers[1...])
  }
}
