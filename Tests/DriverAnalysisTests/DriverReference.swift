import DriverAnalysis
import Foundation
import RootCause
import VerbatimModel

/// A data set and the reference values of its models, written by Scripts/reference/drivers.py.
struct DriverReference: Decodable {
  struct Linear: Decodable {
    var coefficients: [Double]
    var errors: [Double]
    var t: [Double]
    var p: [Double]
    var r_squared: Double
    var adjusted: Double
    var freedom: Double
    var vif: [Double]?
  }

  struct Relative: Decodable {
    var weights: [Double]
    var condition: Double
  }

  struct Logistic: Decodable {
    var names: [Int]
    var coefficients: [Double]
    var errors: [Double]
    var low: [Double]
    var high: [Double]
    var p: [Double]
    var likelihood: Double
    var penalised: Double
    var pseudo: Double
  }

  var name: String
  var themes: Int
  var names: [Int]
  var patterns: [Pattern]
  var linear: Linear
  var relative: Relative
  var logistic: Logistic

  static func load() throws -> [DriverReference] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let data = try Data(contentsOf: folder.appendingPathComponent("Reference/drivers.json"))
    return try JSONDecoder().decode([DriverReference].self, from: data)
  }

  /// Every respondent, row by row.
  var respondents: [Respondent] {
    patterns.flatMap { pattern in Array(repeating: pattern.respondent, count: pattern.count) }
  }

  var tally: DriverTally {
    get throws { try driverTally(respondents, themes: themes) }
  }

  var sample: DriverSample {
    DriverSample(
      respondents.enumerated().filter(\.element.hasText)
        .map { DriverRow(key: UInt64($0.offset), $0.element) },
      themeCount: themes)
  }
}

/// The cross-products of respondents.
func driverTally(_ respondents: [Respondent], themes: Int) throws -> DriverTally {
  var group = GroupTally(bandCount: 3, themeCount: themes, withDrivers: true)
  for respondent in respondents { group.add(respondent) }
  return group.drivers ?? DriverTally(themeCount: themes)
}

/// One row pattern: score, theme mask, polarity, weight, has text, segment, count.
struct Pattern: Decodable {
  var respondent: Respondent
  var count: Int

  init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    let score = try list.decode(Double.self)
    let mask = try list.decode(Int.self)
    let polarity = ThemePolarity(rawValue: try list.decode(UInt8.self)) ?? .neutral
    let weight = try list.decode(Double.self)
    let hasText = try list.decode(Bool.self)
    _ = try list.decode(Int.self)
    count = try list.decode(Int.self)
    let themes = (0..<Int.bitWidth).filter { mask >> $0 & 1 == 1 }
    respondent = Respondent(
      score: score, band: score <= 6 ? 0 : score <= 8 ? 1 : 2, weight: weight, hasText: hasText,
      mentions: themes.map { ThemeMention(theme: $0, sentiment: 0, polarity: polarity) })
  }
}
