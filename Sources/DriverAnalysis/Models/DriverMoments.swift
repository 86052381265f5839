public import RootCause

/// Means, variances and covariances of predictors and score: all that a least-squares fit and relative
/// weights need.
public struct DriverMoments: Sendable, Hashable {
  /// The predictors, in the order of their indices.
  public let predictors: [DriverPredictor]
  /// How many comments carry each predictor.
  public let counts: [Int64]
  /// Those left out, in the order of their indices; ones that never occur are not named.
  public let excluded: [ExcludedPredictor]
  /// The effective number of respondents.
  public let effectiveN: Double
  /// The share of comments that carry each predictor.
  public let means: [Double]
  /// The mean score.
  public let scoreMean: Double
  /// The covariances of the predictors, divided by n.
  public let covariance: SymmetricMatrix
  /// The covariance of each predictor with the score, divided by n.
  public let scoreCovariance: [Double]
  /// The variance of the score, divided by n.
  public let scoreVariance: Double

  /// The moments of a tally, exact but for one rounding each; nil for an empty tally or a score that does not
  /// vary.
  ///
  /// Predictors with fewer than `minimumN` mentions, without variance, or determined by earlier ones are left
  /// out.
  public init?(_ tally: DriverTally, minimumN: Int64 = 10) {
    guard tally.weight > 0 else { return nil }
    var excluded: [ExcludedPredictor] = []
    var candidates: [Int] = []
    for index in 0..<tally.predictorCount where tally.counts[index] > 0 {
      if let reason = Self.reason(index, tally, minimumN) {
        excluded.append(Self.exclusion(index, tally, reason))
      } else {
        candidates.append(index)
      }
    }
    let independent = LinearAlgebra.independent(Self.covariance(candidates, tally).correlation)
    let kept = independent.map { candidates[$0] }
    for index in candidates where !kept.contains(index) {
      excluded.append(Self.exclusion(index, tally, .collinear))
    }
    self.init(tally, kept: kept, excluded: excluded.sorted { $0.predictor < $1.predictor })
  }

  private init?(_ tally: DriverTally, kept: [Int], excluded: [ExcludedPredictor]) {
    let weight = Double(tally.weight)
    let spread = ExactProduct.difference(
      tally.weight, tally.weightedSquare, tally.weightedScore, tally.weightedScore)
    guard spread > 0 else { return nil }
    predictors = kept.map(DriverPredictor.init(index:))
    counts = kept.map { tally.counts[$0] }
    self.excluded = excluded
    effectiveN = tally.effectiveN
    means = kept.map { Double(tally.pair($0, $0)) / weight }
    scoreMean = Double(tally.weightedScore) / weight / 1e6
    covariance = Self.covariance(kept, tally)
    scoreCovariance = kept.map { index in
      ExactProduct.difference(
        tally.weight, tally.scoreProducts[index], tally.pair(index, index), tally.weightedScore)
        / (weight * weight) / 1e6
    }
    scoreVariance = spread / (weight * weight) / 1e12
  }

  private static func reason(
    _ index: Int, _ tally: DriverTally, _ minimumN: Int64
  ) -> ExcludedPredictor.Reason? {
    if tally.counts[index] < minimumN { return .tooFewMentions }
    let own = tally.pair(index, index)
    return own == tally.weight || own == 0 ? .constant : nil
  }

  private static func exclusion(
    _ index: Int, _ tally: DriverTally, _ reason: ExcludedPredictor.Reason
  ) -> ExcludedPredictor {
    ExcludedPredictor(predictor: DriverPredictor(index: index), n: tally.counts[index], reason: reason)
  }

  private static func covariance(_ indices: [Int], _ tally: DriverTally) -> SymmetricMatrix {
    let weight = Double(tally.weight)
    var result = SymmetricMatrix(order: indices.count)
    for (row, first) in indices.enumerated() {
      for (column, second) in indices[...row].enumerated() {
        result[row, column] =
          ExactProduct.difference(
            tally.weight, tally.pair(first, second), tally.pair(first, first), tally.pair(second, second))
          / (weight * weight)
      }
    }
    return result
  }
}

/// The second moments alone, which the fits are computed from.
struct CovarianceCore {
  let covariance: SymmetricMatrix
  let scoreCovariance: [Double]
  let scoreVariance: Double
}

extension DriverMoments {
  var core: CovarianceCore {
    CovarianceCore(covariance: covariance, scoreCovariance: scoreCovariance, scoreVariance: scoreVariance)
  }
}

extension SymmetricMatrix {
  /// The correlations of a covariance matrix with positive variances.
  var correlation: SymmetricMatrix {
    var result = self
    let deviations = (0..<order).map { self[$0, $0].squareRoot() }
    for row in 0..<order {
      for column in 0..<row {
        result[row, column] = self[row, column] / (deviations[row] * deviations[column])
      }
      result[row, row] = 1
    }
    return result
  }
}
