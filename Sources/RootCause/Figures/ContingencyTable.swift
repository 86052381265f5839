/// A 2×2 table of theme against band, theme against wave, or any two yes-or-no traits.
///
/// `a` both, `b` the first only, `c` the second only, `d` neither. Cells are real numbers, since weighted
/// data are scaled to the effective n; without weights they are counts.
public struct ContingencyTable: Sendable, Hashable {
  /// Both traits: theme and band.
  public let a: Double
  /// The first only: theme, another band.
  public let b: Double
  /// The second only: band, without the theme.
  public let c: Double
  /// Neither.
  public let d: Double

  /// Expected counts from this on use χ² instead of Fisher's exact test.
  ///
  /// A cut at 5 was simulated: over 5 % false alarms with a rare band.
  public static let smallestExpectedForChiSquare = 50.0

  /// A table of non-negative cells.
  public init(a: Double, b: Double, c: Double, d: Double) {
    (self.a, self.b, self.c, self.d) = (a, b, c, d)
  }

  /// The sum of the cells.
  public var total: Double { a + b + c + d }

  /// The share of the first trait within the second: a/(a+c), the share of the band that carries the theme.
  public var shareOfSecond: Double? { Self.ratio(a, a + c) }

  /// (a/(a+b)) / ((a+c)/n); nil where a margin is empty.
  public var lift: Double? {
    guard let inside = Self.ratio(a, a + b), let overall = Self.ratio(a + c, total) else { return nil }
    return Self.ratio(inside, overall)
  }

  /// ad/(bc), with ½ added to all cells where one is 0 (Haldane–Anscombe); nil for an empty table.
  public var oddsRatio: Double? {
    guard total > 0 else { return nil }
    let table = hasZero ? adding(0.5) : self
    return table.a * table.d / (table.b * table.c)
  }

  /// a/(a+b) − c/(c+d): how much more often the band occurs with the theme; nil where a margin is empty.
  public var riskDifference: Double? {
    guard let with = Self.ratio(a, a + b), let without = Self.ratio(c, c + d) else { return nil }
    return with - without
  }

  /// The smallest count expected under independence; 0 for an empty table.
  public var smallestExpected: Double {
    guard total > 0 else { return 0 }
    return min(a + b, c + d) * min(a + c, b + d) / total
  }

  /// Pearson's χ² without correction, n(ad − bc)²/(product of the margins); nil where a margin is empty.
  public var chiSquare: Double? {
    let margins = (a + b) * (c + d) * (a + c) * (b + d)
    guard margins > 0 else { return nil }
    let determinant = a * d - b * c
    return total * determinant * determinant / margins
  }

  /// Fisher's exact p, or that of χ² where the smallest expected count is at least 50; nil where a margin is
  /// empty.
  ///
  /// Fisher's test needs whole numbers: weighted cells are rounded to the nearest.
  public var p: Double? {
    guard let chiSquare else { return nil }
    if smallestExpected >= Self.smallestExpectedForChiSquare {
      return ChiSquareDistribution.survival(chiSquare, df: 1)
    }
    let cells = [a, b, c, d].map { Int($0.rounded()) }
    return FisherExactTest.twoSidedP(a: cells[0], b: cells[1], c: cells[2], d: cells[3])
  }

  private var hasZero: Bool { a == 0 || b == 0 || c == 0 || d == 0 }

  private func adding(_ x: Double) -> ContingencyTable {
    ContingencyTable(a: a + x, b: b + x, c: c + x, d: d + x)
  }

  private static func ratio(_ x: Double, _ y: Double) -> Double? { y > 0 ? x / y : nil }
}

extension ContingencyTable {
  /// The table of a theme's comments (`part`) against band `band`, within all comments of the base (`all`).
  ///
  /// With weights every cell is its weighted share times the effective n of the base.
  public init(part: ScoreTally, all: ScoreTally, band: Int) {
    let scale = all.weight > 0 ? all.effectiveN / Double(all.weight) : 0
    let isPlain = all.effectiveN == Double(all.n)
    func cell(_ weight: Int128, _ n: Int64) -> Double { isPlain ? Double(n) : Double(weight) * scale }
    let inPart = part.bands[band]
    let inAll = all.bands[band]
    self.init(
      a: cell(inPart.weight, inPart.n),
      b: cell(part.weight - inPart.weight, part.n - inPart.n),
      c: cell(inAll.weight - inPart.weight, inAll.n - inPart.n),
      d: cell(
        all.weight - part.weight - inAll.weight + inPart.weight, all.n - part.n - inAll.n + inPart.n))
  }
}
