import Foundation
import RootCause
import Testing
import VerbatimModel

/// Reference values written by Scripts/reference.
enum Reference {
  static func load<T: Decodable>(_ name: String, as type: T.Type = T.self) throws -> T {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let data = try Data(contentsOf: folder.appendingPathComponent("Reference/\(name).json"))
    return try JSONDecoder().decode(type, from: data)
  }
}

/// One row pattern of a data set and how often it occurs.
struct Pattern: Decodable {
  var score: Double
  var mask: Int
  var polarity: Int
  var weight: Double
  var hasText: Bool
  var segment: Int
  var count: Int

  init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    score = try list.decode(Double.self)
    mask = try list.decode(Int.self)
    polarity = try list.decode(Int.self)
    weight = try list.decode(Double.self)
    hasText = try list.decode(Bool.self)
    segment = try list.decode(Int.self)
    count = try list.decode(Int.self)
  }

  static let sentiment: [Int32] = [500_000, 0, -600_000, -100_000]

  func respondent(scale: Scale = .npsForTests) -> Respondent {
    let themes = (0..<Int.bitWidth).filter { mask >> $0 & 1 == 1 }
    return Respondent(
      score: score, band: scale.band(of: score) ?? 0, weight: weight, hasText: hasText,
      mentions: themes.map {
        ThemeMention(
          theme: $0, sentiment: Self.sentiment[polarity],
          polarity: ThemePolarity(rawValue: UInt8(polarity)) ?? .neutral)
      })
  }
}

extension Scale {
  static let npsForTests = scale(.net)

  /// The NPS bands under any headline.
  static func scale(_ headline: Headline) -> Scale {
    Scale(
      id: "nps", headline: headline,
      bands: [
        ScoreBand(id: "detractor", low: 0, high: 6), ScoreBand(id: "passive", low: 7, high: 8),
        ScoreBand(id: "promoter", low: 9, high: 10),
      ])
  }
}

extension GroupTally {
  /// `count` copies of a tally, by doubling.
  func repeated(_ count: Int) throws -> GroupTally {
    var result = GroupTally(bandCount: bandCount, themeCount: themes.count, withDrivers: drivers != nil)
    var power = self
    var rest = count
    while rest > 0 {
      if rest & 1 == 1 { try result.merge(power) }
      rest >>= 1
      if rest > 0 { try power.merge(power) }
    }
    return result
  }

  /// The tally of patterns with their counts.
  init(_ patterns: [Pattern], themeCount: Int, withDrivers: Bool = false) throws {
    self.init(bandCount: 3, themeCount: themeCount, withDrivers: withDrivers)
    for pattern in patterns {
      var one = GroupTally(bandCount: 3, themeCount: themeCount, withDrivers: withDrivers)
      one.add(pattern.respondent())
      try merge(one.repeated(pattern.count))
    }
  }
}
