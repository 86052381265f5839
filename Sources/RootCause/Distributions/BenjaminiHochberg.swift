/// The false discovery rate of a family of tests.
public enum BenjaminiHochberg {
  /// The q value of every p: min over the p's at least as large of p·m/rank, in the order of the input.
  ///
  /// "Significant" means q < 0.05. Source: Benjamini and Hochberg (1995), J. R. Stat. Soc. B 57:289–300.
  public static func adjusted(_ p: [Double]) -> [Double] {
    let order = p.indices.sorted { (p[$0], $0) < (p[$1], $1) }
    var q = [Double](repeating: 1, count: p.count)
    var smallest = 1.0
    for (position, index) in order.enumerated().reversed() {
      smallest = min(smallest, p[index] * Double(p.count) / Double(position + 1))
      q[index] = smallest
    }
    return q
  }

  /// The q values of those tests that have a p; nil stays nil and does not count in the family.
  public static func adjusted(_ p: [Double?]) -> [Double?] {
    var values = adjusted(p.compactMap { $0 }).makeIterator()
    return p.map { $0 == nil ? nil : values.next() }
  }
}
