import Foundation
import RootCause
import VerbatimModel

/// A made-up population of respondents, from which surveys are drawn.
struct SimulatedSurvey {
  /// The size of a survey.
  var n = 1000
  /// The probability of each band for a respondent without an effective theme, lowest first.
  var bands = [0.3, 0.3, 0.4]
  /// The probability that a comment carries each theme.
  var prevalences: [Double] = []
  /// The band probabilities of comments that carry theme 0, if it has an effect.
  var effect: [Double]?
  /// Whether themes come in clusters: half of them are mentioned only by talkative respondents.
  var isClustered = false
  /// The weights that respondents have, drawn evenly.
  var weights = [1.0]

  /// Thirty themes with prevalences from 1 % to 30 %.
  static let thirtyThemes = (0..<30).map { 0.01 + 0.01 * Double($0) }

  /// One survey.
  func draw(_ random: inout SeededGenerator) -> GroupTally {
    var tally = GroupTally(bandCount: bands.count, themeCount: prevalences.count)
    var respondent = Respondent(score: 0, band: 0)
    for _ in 0..<n {
      respondent.mentions.removeAll(keepingCapacity: true)
      let isTalkative = random.uniform() < 0.5
      for (theme, prevalence) in prevalences.enumerated() {
        let chance = isClustered && theme % 2 == 1 ? (isTalkative ? 2 * prevalence : 0) : prevalence
        if random.uniform() < chance {
          respondent.mentions.append(ThemeMention(theme: theme, sentiment: 0, polarity: .neutral))
        }
      }
      let isAffected = effect != nil && respondent.mentions.first?.theme == 0
      let band = Self.pick(isAffected ? effect ?? bands : bands, &random)
      respondent.band = band
      respondent.score = FixedPoint.encode(Self.score(band, random.index(below: 7)))
      respondent.weight = FixedPoint.encode(weights[random.index(below: weights.count)])
      tally.add(respondent)
    }
    return tally
  }

  /// An answer within a band of NPS.
  private static func score(_ band: Int, _ draw: Int) -> Double {
    Double(band == 0 ? draw : band == 1 ? 7 + draw % 2 : 9 + draw % 2)
  }

  private static func pick(_ shares: [Double], _ random: inout SeededGenerator) -> Int {
    var rest = random.uniform()
    for (index, share) in shares.dropLast().enumerated() {
      rest -= share
      if rest < 0 { return index }
    }
    return shares.count - 1
  }

  /// The mean answer of each band in `score(_:_:)`: 0–6 evenly, 7 four times in seven, 9 likewise.
  private static let bandMeans = [3.0, 7 + 3 / 7.0, 9 + 3 / 7.0]

  /// The headline in the population for these band probabilities.
  static func headline(_ bands: [Double], _ kind: Scale.Headline) -> Double {
    switch kind {
    case .net: return 100 * (bands[2] - bands[0])
    case .shareHighest: return 100 * bands[2]
    case .shareLowest: return 100 * bands[0]
    case .mean: return zip(bands, bandMeans).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }
}

/// A simulated share of data sets and its Monte-Carlo standard error.
struct SimulatedRate {
  var hits = 0
  var trials = 0

  mutating func count(_ isHit: Bool) {
    trials += 1
    hits += isHit ? 1 : 0
  }

  mutating func add(_ other: SimulatedRate) {
    trials += other.trials
    hits += other.hits
  }

  var rate: Double { trials == 0 ? 0 : Double(hits) / Double(trials) }

  /// The standard error at the stated `nominal` rate.
  func error(at nominal: Double) -> Double { (nominal * (1 - nominal) / Double(max(1, trials))).squareRoot() }

  var percent: String { String(format: "%.1f %%", 100 * rate) }
}

/// How many data sets a simulation draws, and where its table goes.
///
/// `VERBATIM_SIMULATIONS` sets the number (a short run by default); `VERBATIM_SIMULATION_TABLES` names a
/// folder in which every test leaves its table as Markdown. Scripts/simulate.sh sets both.
enum SimulationRun {
  /// Whether enough data sets are drawn to hold the promises without much room.
  static var isLong: Bool { count >= 1000 }

  static let count = ProcessInfo.processInfo.environment["VERBATIM_SIMULATIONS"].flatMap { Int($0) } ?? 25

  static func write(_ name: String, _ lines: [String]) throws {
    guard let folder = ProcessInfo.processInfo.environment["VERBATIM_SIMULATION_TABLES"] else { return }
    let text = lines.joined(separator: "\n") + "\n"
    try text.write(toFile: "\(folder)/\(name).md", atomically: true, encoding: .utf8)
  }
}
