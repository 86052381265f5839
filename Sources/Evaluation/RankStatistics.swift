/// Figures that compare two orders.
public enum RankStatistics {
  /// Ranks from 1, equal values sharing the mean of their ranks.
  public static func midranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var ranks = [Double](repeating: 0, count: values.count)
    var i = 0
    while i < order.count {
      var j = i
      while j + 1 < order.count && values[order[j + 1]] == values[order[i]] { j += 1 }
      for k in i...j { ranks[order[k]] = Double(i + j) / 2 + 1 }
      i = j + 1
    }
    return ranks
  }

  /// The area under the ROC curve: the chance that a positive case scores above a negative one, ties counting half.
  ///
  /// Mann and Whitney's U over the product of the counts, by midranks. Nil where one side is empty.
  public static func auc(_ scores: [Double], isPositive: [Bool]) -> Double? {
    let positives = isPositive.count(where: \.self)
    let negatives = isPositive.count - positives
    guard positives > 0, negatives > 0 else { return nil }
    let ranks = midranks(scores)
    var sum = 0.0
    for i in ranks.indices where isPositive[i] { sum += ranks[i] }
    let pairs = Double(positives) * Double(negatives)
    return (sum - Double(positives) * Double(positives + 1) / 2) / pairs
  }

  /// Pearson's product-moment correlation; nil where one side does not vary.
  public static func pearson(_ x: [Double], _ y: [Double]) -> Double? {
    guard x.count == y.count, x.count > 1 else { return nil }
    let n = Double(x.count)
    let meanX = x.reduce(0, +) / n
    let meanY = y.reduce(0, +) / n
    var xx = 0.0
    var yy = 0.0
    var xy = 0.0
    for i in x.indices {
      xx += (x[i] - meanX) * (x[i] - meanX)
      yy += (y[i] - meanY) * (y[i] - meanY)
      xy += (x[i] - meanX) * (y[i] - meanY)
    }
    return xx > 0 && yy > 0 ? xy / (xx * yy).squareRoot() : nil
  }

  /// Spearman's rank correlation: Pearson's of the midranks.
  public static func spearman(_ x: [Double], _ y: [Double]) -> Double? { pearson(midranks(x), midranks(y)) }
}
