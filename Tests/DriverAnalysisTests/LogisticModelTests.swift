import DriverAnalysis
import RootCause
import Testing
import VerbatimModel

/// Logistic regression against statsmodels' GLM.
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

  /// With one predictor the odds ratio is that of the 2×2 table, and its variance Woolf's.
  @Test func oneThemeIsTheTwoByTwoTable() throws {
    let data = sample([(0, [0], 30), (2, [0], 20), (0, [], 100), (2, [], 250)])
    let negative = DriverPredictor(theme: 0, isPositive: false)
    let model = try #require(try LogisticDrivers(data, predictors: [negative], band: 0))
    let variance: Double = [30.0, 20, 100, 250].reduce(0) { $0 + 1 / $1 }
    #expect(agrees(model.coefficients[0].oddsRatio, 3.75))
    #expect(agrees(model.coefficients[0].standardError, variance.squareRoot()))
    #expect(model.coefficients[0].n == 50)
  }

  @Test func separatedPredictorsAreNamed() throws {
    let data = sample([(0, [0], 30), (0, [1], 30), (2, [1], 20), (0, [], 100), (2, [], 250)])
    let predictors = [0, 1].map { DriverPredictor(theme: $0, isPositive: false) }
    let model = try #require(try LogisticDrivers(data, predictors: predictors, band: 0))
    #expect(model.excluded.map(\.reason) == [.separated])
    #expect(model.coefficients.map(\.predictor) == [predictors[1]])
    #expect(model.hasConverged)
    #expect(try LogisticDrivers(sample([(0, [0], 30)]), predictors: predictors, band: 0) == nil)
    #expect(try LogisticDrivers(sample([]), predictors: predictors, band: 0) == nil)
  }
}
