import DriverAnalysis
import RootCause
import Testing
import VerbatimModel

/// Firth's logistic regression against a fit by other means (Scripts/reference/firth.py).
@Suite struct LogisticModelTests {
  @Test func logisticRegressionAgrees() throws {
    for set in try DriverReference.load() {
      let predictors = set.names.map(DriverPredictor.init(index:))
      let model = try #require(try LogisticDrivers(set.sample, predictors: predictors, band: 0))
      let expected = set.logistic
      #expect(model.hasConverged, "\(set.name)")
      #expect(model.coefficients.compactMap(\.predictor?.index) == expected.names, "\(set.name)")
      #expect(
        agrees(
          model.logLikelihood, expected.likelihood, of: "logistic regression: log-likelihood", in: set.name),
        "\(set.name)")
      #expect(
        agrees(
          model.penalisedLogLikelihood, expected.penalised,
          of: "logistic regression: penalised log-likelihood", in: set.name), "\(set.name)")
      #expect(
        agrees(model.pseudoRSquared, expected.pseudo, of: "logistic regression: McFadden's R²", in: set.name),
        "\(set.name)")
      for (index, coefficient) in ([model.intercept] + model.coefficients).enumerated() {
        #expect(
          agrees(
            coefficient.value, expected.coefficients[index], zero: 10,
            of: "logistic regression: coefficients",
            in: set.name), "\(set.name) \(index)")
        #expect(
          agrees(
            coefficient.standardError, expected.errors[index], of: "logistic regression: standard errors",
            in: set.name), "\(set.name) \(index)")
        #expect(
          agrees(
            coefficient.interval.low, expected.low[index],
            of: "logistic regression: intervals of odds ratios", in: set.name), "\(set.name) \(index)")
        #expect(
          agrees(
            coefficient.interval.high, expected.high[index],
            of: "logistic regression: intervals of odds ratios", in: set.name), "\(set.name) \(index)")
        #expect(
          agrees(coefficient.p, expected.p[index], of: "logistic regression: p", in: set.name),
          "\(set.name) \(index)")
      }
    }
  }

  private func sample(_ cells: [(band: Int, themes: [Int], count: Int)]) -> DriverSample {
    var rows: [DriverRow] = []
    for cell in cells {
      for _ in 0..<cell.count {
        let mentions = cell.themes.map { ThemeMention(theme: $0, sentiment: 0, polarity: .negative) }
        rows.append(
          DriverRow(key: UInt64(rows.count), Respondent(score: 5, band: cell.band, mentions: mentions)))
      }
    }
    return DriverSample(rows, themeCount: 2)
  }

  /// With one predictor the odds ratio is that of the 2×2 table with ½ added to every cell, separated or not.
  @Test func oneThemeIsTheTwoByTwoTable() throws {
    let data = sample([(0, [0], 30), (2, [0], 20), (0, [], 100), (2, [], 250)])
    let negative = DriverPredictor(theme: 0, isPositive: false)
    let model = try #require(try LogisticDrivers(data, predictors: [negative], band: 0))
    func variance(_ hits: Double, of n: Double) -> Double {
      let p = (hits + 0.5) / (n + 1)
      return 1 / (n * p * (1 - p))
    }
    let error = (variance(30, of: 50) + variance(100, of: 350)).squareRoot()
    #expect(agrees(model.coefficients[0].oddsRatio, 30.5 * 250.5 / (20.5 * 100.5)))
    #expect(agrees(model.coefficients[0].standardError, error))
    #expect(model.coefficients[0].n == 50 && !model.coefficients[0].isSeparated)
    let whole = sample([(0, [0], 30), (0, [], 100), (2, [], 250)])
    let separated = try #require(try LogisticDrivers(whole, predictors: [negative], band: 0)).coefficients[0]
    #expect(agrees(separated.oddsRatio, 30.5 * 250.5 / (0.5 * 100.5)))
    #expect(separated.isSeparated && separated.interval.low > 1 && separated.interval.high.isFinite)
  }

  /// A theme that separates keeps its comments to itself: the other odds ratio is that of the data without them.
  @Test func aSeparatedThemeLeavesTheOthersAlone() throws {
    let rest: [(band: Int, themes: [Int], count: Int)] = [
      (0, [1], 90), (2, [1], 60), (0, [], 90), (2, [], 210),
    ]
    let predictors = [0, 1].map { DriverPredictor(theme: $0, isPositive: false) }
    let whole = try #require(
      try LogisticDrivers(sample([(0, [0], 300)] + rest), predictors: predictors, band: 0))
    let alone = try #require(try LogisticDrivers(sample(rest), predictors: [predictors[1]], band: 0))
    #expect(whole.hasConverged && whole.excluded.isEmpty)
    #expect(whole.coefficients.map(\.isSeparated) == [true, false])
    #expect(abs(whole.coefficients[1].oddsRatio / alone.coefficients[0].oddsRatio - 1) < 1e-9)
    #expect(whole.coefficients[1].interval.low > 2)
  }

  @Test func whatCannotBeFittedIsNamed() throws {
    let predictors = [0, 1].map { DriverPredictor(theme: $0, isPositive: false) }
    let model = try #require(
      try LogisticDrivers(
        sample([(0, [0], 6), (0, [1], 30), (2, [1], 20), (2, [], 50)]), predictors: predictors, band: 0))
    #expect(model.excluded.map(\.reason) == [.tooFewMentions])
    #expect(model.coefficients.map(\.predictor) == [predictors[1]])
    #expect(try LogisticDrivers(sample([(0, [0], 30)]), predictors: predictors, band: 0) == nil)
    #expect(try LogisticDrivers(sample([]), predictors: predictors, band: 0) == nil)
  }
}
