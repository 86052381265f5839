import DriverAnalysis
import RootCause
import Testing
import VerbatimModel

/// Least squares and relative weights against statsmodels and SciPy.
@Suite struct LinearModelTests {
  @Test func leastSquaresAgrees() throws {
    for set in try DriverReference.load() {
      let moments = try #require(DriverMoments(try set.tally))
      #expect(moments.predictors.map(\.index) == set.names, "\(set.name)")
      let model = try LinearDrivers(moments)
      #expect(
        agrees(model.rSquared, set.linear.r_squared, of: "least squares: R²", in: set.name), "\(set.name)")
      #expect(
        agrees(
          model.adjustedRSquared, set.linear.adjusted, zero: 1, of: "least squares: adjusted R²", in: set.name
        ), "\(set.name)")
      #expect(agrees(model.degreesOfFreedom, set.linear.freedom), "\(set.name)")
      #expect(
        agrees(model.conditionNumber, set.relative.condition, of: "condition number", in: set.name),
        "\(set.name)")
      for (index, coefficient) in ([model.intercept] + model.coefficients).enumerated() {
        #expect(
          agrees(
            coefficient.value, set.linear.coefficients[index], zero: 10, of: "least squares: coefficients",
            in: set.name), "\(set.name) \(index)")
        #expect(
          agrees(
            coefficient.standardError, set.linear.errors[index], of: "least squares: standard errors",
            in: set.name), "\(set.name) \(index)")
        #expect(
          agrees(coefficient.t, set.linear.t[index], zero: 10, of: "least squares: t", in: set.name),
          "\(set.name) \(index)")
        #expect(
          agrees(coefficient.p, set.linear.p[index], of: "least squares: p", in: set.name),
          "\(set.name) \(index)")
        if index > 0, let expected = set.linear.vif?[index - 1] {
          #expect(
            agrees(coefficient.varianceInflation, expected, of: "variance inflation", in: set.name),
            "\(set.name) \(index)")
        }
      }
    }
  }

  @Test func relativeWeightsAgree() throws {
    for set in try DriverReference.load() {
      let weights = try RelativeWeights(try #require(DriverMoments(try set.tally)))
      for (actual, expected) in zip(weights.weights, set.relative.weights) {
        #expect(
          agrees(actual, expected, zero: 1, of: "Johnson's relative weights", in: set.name), "\(set.name)")
      }
      #expect(agrees(weights.rSquared, set.linear.r_squared), "\(set.name)")
      #expect(agrees(weights.weights.reduce(0, +), weights.rSquared))
      #expect(agrees(weights.shares.reduce(0, +), 1))
    }
  }

  @Test func orderAndPartsChangeNothing() throws {
    let set = try DriverReference.load()[2]
    var random = SeededGenerator(seed: 3)
    let shuffled = set.respondents.shuffled(using: &random)
    var merged = try driverTally(Array(shuffled[..<700]), themes: set.themes)
    merged.merge(try driverTally(Array(shuffled[700...]), themes: set.themes))
    #expect(merged == (try set.tally))
    let first = try LinearDrivers(try #require(DriverMoments(merged)))
    let second = try LinearDrivers(try #require(DriverMoments(try set.tally)))
    #expect(first == second)
  }

  @Test func renumberedThemesChangeNothing() throws {
    let set = try DriverReference.load()[0]
    let renamed = set.respondents.map { respondent in
      var respondent = respondent
      for index in respondent.mentions.indices {
        respondent.mentions[index].theme = set.themes - 1 - respondent.mentions[index].theme
      }
      return respondent
    }
    let first = try #require(DriverMoments(try set.tally))
    let second = try #require(DriverMoments(try driverTally(renamed, themes: set.themes)))
    let (there, back) = (try LinearDrivers(first), try LinearDrivers(second))
    let (weights, mirrored) = (try RelativeWeights(first), try RelativeWeights(second))
    for (position, coefficient) in there.coefficients.enumerated() {
      let predictor = try #require(coefficient.predictor)
      let twin = DriverPredictor(theme: set.themes - 1 - predictor.theme, isPositive: predictor.isPositive)
      let other = try #require(second.predictors.firstIndex(of: twin))
      #expect(agrees(back.coefficients[other].value, coefficient.value, zero: 10))
      #expect(agrees(mirrored.weights[other], weights.weights[position], zero: 1))
    }
  }

  private func respondent(_ score: Double, _ mentions: [(Int, ThemePolarity)]) -> Respondent {
    Respondent(
      score: score, band: score <= 6 ? 0 : 2,
      mentions: mentions.map { ThemeMention(theme: $0.0, sentiment: 0, polarity: $0.1) })
  }

  @Test func predictorsThatCannotBeFittedAreNamed() throws {
    var rows: [Respondent] = []
    for index in 0..<200 {
      var mentions: [(Int, ThemePolarity)] = [(3, .positive)]
      if index % 3 == 0 { mentions += [(0, .negative), (1, .negative)] }
      if index < 4 { mentions.append((2, .positive)) }
      rows.append(respondent(Double(index % 11), mentions))
    }
    let moments = try #require(DriverMoments(try driverTally(rows, themes: 5)))
    #expect(moments.predictors == [DriverPredictor(theme: 0, isPositive: false)])
    #expect(moments.excluded.map(\.predictor.theme) == [1, 2, 3])
    #expect(moments.excluded.map(\.reason) == [.collinear, .tooFewMentions, .constant])
    #expect(moments.excluded.map(\.n) == [67, 4, 200])
    #expect(try LinearDrivers(moments).coefficients.count == 1)
  }

  @Test func nearlyDependentPredictorsAreReported() throws {
    let rows = (0..<400).map { index in
      let isBoth = index % 4 == 0 && index != 200
      var mentions: [(Int, ThemePolarity)] = isBoth || index == 200 ? [(0, .negative)] : []
      if isBoth { mentions.append((1, .negative)) }
      return respondent(Double(index % 11), mentions)
    }
    let model = try LinearDrivers(try #require(DriverMoments(try driverTally(rows, themes: 2))))
    #expect(model.collinear.map(\.theme) == [0, 1])
    #expect(model.conditionNumber > 10)
  }

  @Test("a factor above 5 is collinear, one below is not", arguments: [(90, 7.75, [0, 1]), (80, 4.0, [])])
  func collinearity(both: Int, factor: Double, collinear: [Int]) throws {
    // One theme in 100 of 400 comments, the other in `both` of these: 1/(1 − r²) by hand.
    let rows = (0..<400).map { index in
      let mentions: [(Int, ThemePolarity)] =
        index < both ? [(0, .negative), (1, .negative)] : index < 100 ? [(0, .negative)] : []
      return respondent(Double(index % 11), mentions)
    }
    let model = try LinearDrivers(try #require(DriverMoments(try driverTally(rows, themes: 2))))
    #expect(model.coefficients.allSatisfy { abs($0.varianceInflation - factor) < 0.001 })
    #expect(model.collinear.map(\.theme) == collinear)
  }

  @Test func nothingToFit() throws {
    #expect(DriverMoments(DriverTally(themeCount: 3)) == nil)
    let same = (0..<50).map { _ in respondent(7, [(0, .negative)]) }
    #expect(DriverMoments(try driverTally(same, themes: 1)) == nil)
    let bare = (0..<50).map { respondent(Double($0 % 11), []) }
    let model = try LinearDrivers(try #require(DriverMoments(try driverTally(bare, themes: 1))))
    #expect(model.coefficients.isEmpty && model.rSquared == 0 && model.conditionNumber == 1)
    #expect(agrees(model.intercept.value, bare.reduce(0) { $0 + Double($1.score) } / 50 / 1e6))
  }

  @Test func kano() {
    let below = Interval(low: -2, high: -1)
    let around = Interval(low: -1, high: 1)
    let above = Interval(low: 1, high: 2)
    #expect(KanoReading(negative: below, positive: around) == .hygiene)
    #expect(KanoReading(negative: around, positive: above) == .delighter)
    #expect(KanoReading(negative: below, positive: above) == .performance)
    #expect(KanoReading(negative: around, positive: around) == .indifferent)
    #expect(KanoReading(negative: nil, positive: above) == nil)
  }
}
