import RootCause
import Testing
import VerbatimModel

/// Odds ratios, log-odds and correlation against statsmodels and SciPy.
@Suite struct AssociationTests {
  struct Values: Decodable {
    struct Odds: Decodable {
      let cells: [Double]
      let value, low, high, excess: Double
      let lift, difference: [Double]?
      var name: String { "table \(cells.map { String(Int($0)) }.joined(separator: " "))" }
    }
    struct Term: Decodable {
      let counts: [Int]
      let value, low, high, p: Double
      var name: String { "\(counts[0]) of \(counts[1]), \(counts[2]) of \(counts[3])" }
    }
    struct Correlation: Decodable {
      let x, y: [Double]
      let value, low, high: Double
    }
    let odds: [Odds]
    let logOdds: [Term]
    let correlations: [Correlation]
  }

  let values: Values
  init() throws { values = try Reference.load("associations", as: Values.self) }

  @Test func oddsRatios() throws {
    for row in values.odds {
      let table = ContingencyTable(a: row.cells[0], b: row.cells[1], c: row.cells[2], d: row.cells[3])
      let interval = try #require(table.oddsRatioInterval)
      #expect(
        agrees(table.oddsRatio, row.value, of: "odds ratio", in: row.name)
          && agrees(interval.low, row.low, of: "odds ratio: Woolf's interval", in: row.name)
          && agrees(interval.high, row.high, of: "odds ratio: Woolf's interval", in: row.name), "\(row)")
      #expect(
        agrees(table.excess, row.excess, zero: 1000, of: "excess over expectation", in: row.name), "\(row)")
    }
    let empty = ContingencyTable(a: 0, b: 0, c: 0, d: 0)
    #expect(empty.oddsRatioInterval == nil && empty.liftInterval == nil)
    #expect(empty.riskDifferenceInterval == nil && empty.shareOfSecondInterval == nil)
  }

  @Test func liftAndRiskDifferenceHaveIntervals() throws {
    for row in values.odds {
      let table = ContingencyTable(a: row.cells[0], b: row.cells[1], c: row.cells[2], d: row.cells[3])
      if let ends = row.lift {
        let interval = try #require(table.liftInterval)
        #expect(
          agrees(interval.low, ends[0], of: "lift: interval", in: row.name)
            && agrees(interval.high, ends[1], of: "lift: interval", in: row.name), "\(row)")
      }
      if let ends = row.difference {
        let interval = try #require(table.riskDifferenceInterval)
        let name = "risk difference: Newcombe's interval"
        #expect(
          agrees(interval.low, ends[0], zero: 1, of: name, in: row.name)
            && agrees(interval.high, ends[1], zero: 1, of: name, in: row.name), "\(row)")
      }
    }
  }

  /// Whole weights in proportion to nothing but themselves: shares are those of repeated comments, and the table sums to the
  /// effective n.
  @Test func weightedTablesSumToTheEffectiveN() {
    var parts = [WeightedCount](repeating: WeightedCount(), count: 4)
    for index in 0..<400 {
      let weight = Int64(1 + index % 3) * 1_000_000
      let (isFirst, isSecond) = (index % 5 < 2, index % 7 < 3)
      parts[3].add(weight: weight)
      if isFirst { parts[1].add(weight: weight) }
      if isSecond { parts[2].add(weight: weight) }
      if isFirst && isSecond { parts[0].add(weight: weight) }
    }
    let table = ContingencyTable(both: parts[0], first: parts[1], second: parts[2], all: parts[3])
    #expect(agrees(table.total, parts[3].effectiveN) && table.total < 400)
    let share = Double(parts[0].weight) / Double(parts[1].weight)
    #expect(agrees(table.a / (table.a + table.b), share))
    var plain = WeightedCount()
    for _ in 0..<7 { plain.add(weight: 5) }
    #expect(plain.effectiveN == 7 && plain.scaled(plain) == 7)
  }

  @Test func logOdds() throws {
    for row in values.logOdds {
      let odds = try #require(
        LogOdds(inGroup: row.counts[0], of: row.counts[1], inRest: row.counts[2], of: row.counts[3]))
      #expect(
        agrees(odds.delta, row.value, of: "log-odds of words", in: row.name)
          && agrees(odds.p, row.p, of: "log-odds of words: p", in: row.name), "\(row)")
      #expect(
        agrees(odds.interval.low, row.low, zero: 1, of: "log-odds of words: interval", in: row.name)
          && agrees(odds.interval.high, row.high, zero: 1, of: "log-odds of words: interval", in: row.name),
        "\(row)"
      )
    }
  }

  @Test func correlation() throws {
    for row in values.correlations {
      var parts = [AgreementTally](repeating: AgreementTally(), count: 3)
      for (index, (x, y)) in zip(row.x, row.y).enumerated() {
        parts[index % 3].add(score: FixedPoint.encode(x), sentiment: FixedPoint.encode(y))
      }
      var whole = AgreementTally()
      for part in parts.reversed() { whole.merge(part) }
      #expect(
        agrees(whole.correlation, row.value, zero: 1, of: "correlation", in: "n = \(row.x.count)"),
        "\(row.x.count)")
      #expect(
        agrees(whole.interval?.low, row.low, of: "correlation: Fisher's interval", in: "n = \(row.x.count)")
          && agrees(
            whole.interval?.high, row.high, of: "correlation: Fisher's interval", in: "n = \(row.x.count)"),
        "\(row.x.count)")
      #expect(AgreementTally(fields: whole.fields) == whole)
      #expect(whole.looksReversed == (row.high < -0.1 && row.x.count >= 30))
    }
  }

  @Test func withoutVariance() {
    var tally = AgreementTally()
    for _ in 0..<50 { tally.add(score: 5_000_000, sentiment: 100_000) }
    #expect(tally.correlation == nil && !tally.looksReversed)
    #expect(AgreementTally(fields: ["1", "x", "1", "1", "1", "1"]) == nil)
  }
}
