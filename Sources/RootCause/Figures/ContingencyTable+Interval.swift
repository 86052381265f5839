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

  /// a − (a+b)(a+c)/n: how many more have both traits than chance would give; 0 for an empty table.
  public var excess: Double { total > 0 ? a - (a + b) * (a + c) / total : 0 }
}
