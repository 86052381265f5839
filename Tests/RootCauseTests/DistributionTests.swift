import RootCause
import Testing

/// Distributions against mpmath and exact rational arithmetic.
@Suite struct DistributionTests {
  struct Values: Decodable {
    var normal_quantile: [[Double]]
    var normal_cumulative: [[Double]]
    var t_survival: [[Double]]
    var t_quantile: [[Double]]
    var chi_square: [[Double]]
    var log_hypergeometric: [[Double]]
    var fisher: [[Double]]
    var benjamini_hochberg: [String: [Double]]
  }

  let values: Values

  init() throws { values = try Reference.load("distributions") }

  private func degrees(_ df: Double) -> String { df == df.rounded() ? String(Int(df)) : String(df) }

  @Test func normal() {
    for row in values.normal_quantile {
      #expect(
        agrees(NormalDistribution.quantile(row[0]), row[1], of: "normal distribution", in: "quantiles"),
        "\(row)")
    }
    for row in values.normal_cumulative {
      #expect(
        agrees(NormalDistribution.cumulative(row[0]), row[1], of: "normal distribution", in: "probabilities"),
        "\(row)")
      #expect(
        agrees(NormalDistribution.survival(-row[0]), row[1], of: "normal distribution", in: "upper tails"),
        "\(row)")
    }
    #expect(NormalDistribution.quantile(0) == -.infinity)
    #expect(NormalDistribution.quantile(-0.1) == nil)
  }

  @Test func student() {
    for row in values.t_survival {
      #expect(
        agrees(
          StudentDistribution.survival(row[0], df: row[1]), row[2], of: "Student's t",
          in: "df = \(degrees(row[1]))"), "\(row)")
    }
    for row in values.t_quantile {
      #expect(
        agrees(
          StudentDistribution.quantile(row[0], df: row[1]), row[2], of: "Student's t: quantiles",
          in: "df = \(degrees(row[1]))"), "\(row)")
    }
    #expect(StudentDistribution.quantile(0.9, df: 0) == nil)
  }

  @Test func chiSquare() {
    for row in values.chi_square {
      #expect(
        agrees(
          ChiSquareDistribution.survival(row[0], df: row[1]), row[2], of: "χ²", in: "df = \(degrees(row[1]))")
          || row[2] < 1e-300, "\(row) \(ChiSquareDistribution.survival(row[0], df: row[1]))")
    }
  }

  @Test func hypergeometric() throws {
    for row in values.log_hypergeometric {
      let distribution = try #require(
        HypergeometricDistribution(total: Int(row[1]), marked: Int(row[2]), draws: Int(row[3])))
      #expect(
        agrees(
          distribution.logProbability(Int(row[0])), row[4], zero: 1, of: "hypergeometric distribution",
          in: "N = \(Int(row[1]))"), "\(row)")
    }
    let small = try #require(HypergeometricDistribution(total: 20, marked: 7, draws: 9))
    #expect(small.logProbability(8) == -.infinity)
    #expect(HypergeometricDistribution(total: 3, marked: 4, draws: 1) == nil)
  }

  @Test func fisher() {
    for row in values.fisher {
      let cells = row.prefix(4).map { Int($0) }
      let p = FisherExactTest.twoSidedP(a: cells[0], b: cells[1], c: cells[2], d: cells[3])
      #expect(
        agrees(
          p, row[4], of: "Fisher's exact test",
          in: cells.reduce(0, +) < 1000 ? "\(cells)" : "n = \(cells.reduce(0, +))")
          || row[4] < 1e-300, "\(row) \(p)")
    }
  }

  @Test func fisherDoesNotDependOnTheOrderOfRowsAndColumns() {
    for row in values.fisher.prefix(20) {
      let (a, b, c, d) = (Int(row[0]), Int(row[1]), Int(row[2]), Int(row[3]))
      let p = FisherExactTest.twoSidedP(a: a, b: b, c: c, d: d)
      #expect(agrees(FisherExactTest.twoSidedP(a: d, b: c, c: b, d: a), p))
      #expect(agrees(FisherExactTest.twoSidedP(a: a, b: c, c: b, d: d), p))
      #expect(agrees(FisherExactTest.twoSidedP(a: b, b: a, c: d, d: c), p))
    }
  }

  @Test func benjaminiHochberg() throws {
    let family = values.benjamini_hochberg
    let q = BenjaminiHochberg.adjusted(try #require(family["p"]))
    for (actual, expected) in zip(q, try #require(family["q"])) {
      #expect(
        agrees(actual, expected, of: "theme × band: q (Benjamini–Hochberg)", in: "a family of \(q.count)"))
    }
    #expect(BenjaminiHochberg.adjusted([Double]()).isEmpty)
    #expect(BenjaminiHochberg.adjusted([0.02, nil, 0.04]) == [0.04, nil, 0.04])
  }
}
