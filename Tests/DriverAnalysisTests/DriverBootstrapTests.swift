import DriverAnalysis
import RootCause
import Testing
import VerbatimModel

/// The bootstrap: seeded, free of order, and in agreement with the standard errors of least squares.
@Suite struct DriverBootstrapTests {
  @Test func theOrderOfTheInputChangesNothing() throws {
    let set = try DriverReference.load()[3]
    let predictors = set.names.map(DriverPredictor.init(index:))
    let sorted = set.sample
    var random = SeededGenerator(seed: 8)
    let shuffled = DriverSample(sorted.rows.shuffled(using: &random), themeCount: set.themes)
    let first = DriverBootstrap(sorted, predictors: predictors, seed: 1)
    let second = DriverBootstrap(shuffled, predictors: predictors, seed: 1)
    #expect(first.replicate(0) == second.replicate(0))
    #expect(first.replicate(0) != first.replicate(1))
    #expect(first.replicate(0) != DriverBootstrap(sorted, predictors: predictors, seed: 2).replicate(0))
    let parts = DriverBootstrap.intervals((0..<40).reversed().compactMap(first.replicate))
    #expect(parts == first.intervals(replicates: 40))
  }

  @Test func intervalsAreAsWideAsTheStandardErrorsSay() throws {
    let set = try DriverReference.load()[1]
    let model = try LinearDrivers(try #require(DriverMoments(try set.tally)))
    let weights = try RelativeWeights(try #require(DriverMoments(try set.tally))).weights
    let predictors = set.names.map(DriverPredictor.init(index:))
    let bootstrap = DriverBootstrap(set.sample, predictors: predictors, seed: 5)
    let intervals = try #require(bootstrap.intervals(replicates: 200))
    for (index, coefficient) in model.coefficients.enumerated() {
      let interval = intervals[index].coefficient
      let width = (interval.high - interval.low) / (2 * 1.96 * (coefficient.standardError ?? 0))
      #expect(0.7...1.35 ~= width, "\(index) \(width)")
      #expect(interval.contains(coefficient.value))
      #expect(intervals[index].weight.low <= weights[index] + 0.002)
      #expect(intervals[index].weight.high >= weights[index])
    }
  }

  @Test func aSampleWithoutVariationHasNoIntervals() {
    let rows = (0..<20).map { DriverRow(key: UInt64($0), Respondent(score: 7, band: 1)) }
    let bootstrap = DriverBootstrap(DriverSample(rows, themeCount: 1), predictors: [], seed: 1)
    #expect(bootstrap.intervals(replicates: 10) == nil)
  }
}
