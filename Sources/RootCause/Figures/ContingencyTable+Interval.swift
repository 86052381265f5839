internal import Glibc

extension ContingencyTable {
  /// Woolf's 95 % interval of the odds ratio, exp(ln OR ± z·√(1/a + 1/b + 1/c + 1/d)), with ½ added to every cell where one
  /// is 0, as in `oddsRatio`.
  ///
  /// Sources: Woolf (1955), Annals of Human Genetics 19:251–253; Haldane (1956). Nil for an empty table.
  public var oddsRatioInterval: Interval? {
    guard total > 0 else { return nil }
    let add = [a, b, c, d].contains(0) ? 0.5 : 0
    let cells = [a, b, c, d].map { $0 + add }
    let center = log(cells[0] * cells[3] / (cells[1] * cells[2]))
    let reach = NormalDistribution.z95 * cells.reduce(0) { $0 + 1 / $1 }.squareRoot()
    return Interval(low: exp(center - reach), high: exp(center + reach))
  }

  /// The 95 % interval of the lift, exp(ln lift ± z·√(1/a − 1/(a+b) − 1/(a+c) + 2a/((a+b)(a+c)) − 1/n)), with ½ added to every
  /// cell where one is 0.
  ///
  /// The variance is that of ln a + ln n − ln(a+b) − ln(a+c) for multinomial cells, by the delta method. Nil where a margin is
  /// empty.
  public var liftInterval: Interval? {
    guard lift != nil else { return nil }
    let add = [a, b, c, d].contains(0) ? 0.5 : 0
    let (both, row, column, n) = (a + add, a + b + 2 * add, a + c + 2 * add, total + 4 * add)
    let variance = 1 / both - 1 / row - 1 / column + 2 * both / (row * column) - 1 / n
    let reach = NormalDistribution.z95 * max(0, variance).squareRoot()
    let center = log(both * n / (row * column))
    return Interval(low: exp(center - reach), high: exp(center + reach))
  }

  /// Newcombe's 95 % interval of the risk difference; nil where a margin is empty.
  public var riskDifferenceInterval: Interval? {
    guard a + b > 0, c + d > 0 else { return nil }
    return Intervals.newcombe(share: a / (a + b), n: a + b, minus: c / (c + d), n: c + d)
  }

  /// Wilson's 95 % interval of the share of the second trait that has the first; nil where nobody has the second.
  public var shareOfSecondInterval: Interval? {
    a + c > 0 ? Intervals.wilson(share: a / (a + c), n: a + c) : nil
  }

  /// a − (a+b)(a+c)/n: how many more have both traits than chance would give; 0 for an empty table.
  public var excess: Double { total > 0 ? a - (a + b) * (a + c) / total : 0 }
}
