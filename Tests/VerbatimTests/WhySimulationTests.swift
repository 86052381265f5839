import CommentSources
import Foundation
import TextAnalysis
import Testing
import VerbatimModel

@testable import Verbatim

/// How often `why` finds a cause where there is none: comments made of sentences drawn at random, with scores, regions, channels
/// and dates that have nothing to do with them.
struct WhySimulationTests {
  static let sentences = [
    "The delivery came days late.", "I waited forty minutes of music on the phone.",
    "Friendly staff, they really listened.",
    "The price is too high for what you get.", "The website is easy to use.", "The parcel was damaged.",
    "Nobody answered my email.", "The invoice was wrong again.", "Returning it was simple.",
    "The app keeps crashing.",
    "The shop is close to home.", "They kept their promise.", "The quality is excellent.",
    "Parking was a problem.",
    "Ordering took two minutes.", "The engineer did not turn up.", "I would recommend them to anyone.",
    "The contract is hard to cancel.", "Opening hours could be longer.", "My complaint was solved at once.",
  ]

  /// What is drawn: answers in each data set, the shares of detractors and passives, and whether regions, channels and months
  /// are looked at.
  static let cases: [(name: String, n: Int, low: Double, middle: Double, hasPlaces: Bool)] = [
    ("themes alone", 300, 0.3, 0.3, false), ("regions, channels and months, too", 300, 0.3, 0.3, true),
    ("10 % detractors, places too", 600, 0.1, 0.2, true),
  ]

  private static let engine = Result { try AnalysisSetup.engine(.embedded, languages: ["en"]) }

  /// Fewer than elsewhere: every data set is a whole run over its texts.
  private static var count: Int {
    ProcessInfo.processInfo.environment["VERBATIM_WHY_SIMULATIONS"].flatMap { Int($0) } ?? 8
  }

  @Test func withoutACauseFewTreesShowOne() throws {
    var lines = [
      "| population (\(Self.count) data sets each) | any step at q < .05 | any driver at q < .05 |",
      "|---|---|---|",
    ]
    var all = (steps: 0, drivers: 0)
    for (number, item) in Self.cases.enumerated() {
      var random = SeededGenerator(seed: 7000 + UInt64(number))
      var (steps, drivers) = (0, 0)
      for _ in 0..<Self.count {
        let result = try Self.why(
          Self.table(item.n, item.low, item.middle, &random), hasPlaces: item.hasPlaces)
        if !result.steps.isEmpty { steps += 1 }
        if result.drivers?.drivers.contains(where: \.isSignificant) == true { drivers += 1 }
      }
      // Two Monte-Carlo standard errors; four in a short run, where all populations together have two.
      let room = Self.count >= 100 ? 2.0 : 4.0
      let rates = [steps, drivers].map { Double($0) / Double(Self.count) }
      for rate in rates { #expect(rate <= Self.limit(Self.count, room), "\(item.name) \(rates)") }
      all = (all.steps + steps, all.drivers + drivers)
      let cells = rates.map { String(format: "%.1f %%", 100 * $0) }.joined(separator: " | ")
      lines.append("| n = \(item.n), \(item.name) | \(cells) |")
    }
    let trials = Self.count * Self.cases.count
    for count in [all.steps, all.drivers] {
      #expect(Double(count) / Double(trials) <= Self.limit(trials, 2), "all populations \(all)")
    }
    if let folder = ProcessInfo.processInfo.environment["VERBATIM_SIMULATION_TABLES"] {
      let text = lines.joined(separator: "\n") + "\n"
      try text.write(toFile: folder + "/7-why.md", atomically: true, encoding: .utf8)
    }
  }

  /// 5 % and `room` Monte-Carlo standard errors.
  private static func limit(_ trials: Int, _ room: Double) -> Double {
    0.05 + room * (0.05 * 0.95 / Double(trials)).squareRoot()
  }

  private static func table(_ n: Int, _ low: Double, _ middle: Double, _ random: inout SeededGenerator)
    -> String
  {
    var text = "score,comment,region,channel,date\n"
    for _ in 0..<n {
      let draw = random.uniform()
      let score =
        draw < low
        ? random.index(below: 7)
        : draw < low + middle ? 7 + random.index(below: 2) : 9 + random.index(below: 2)
      var said = sentences.indices.filter { random.uniform() < 0.03 + 0.012 * Double($0) }.map {
        sentences[$0]
      }
      if said.isEmpty { said = ["It is what it is."] }
      said.shuffle(using: &random)
      let place = "r\(random.index(below: 4)),c\(random.index(below: 3))"
      let month = 101 + random.index(below: 12)
      text += "\(score),\"\(said.joined(separator: " "))\",\(place),2026-\(String(month).dropFirst())-15\n"
    }
    return text
  }

  private static func why(_ table: String, hasPlaces: Bool) throws -> WhyResult {
    var request = RunRequest()
    request.columns.text = ["comment"]
    request.columns.score = "score"
    request.scale = "nps"
    request.language = "en"
    request.threads = 2
    request.wantsSample = true
    if hasPlaces {
      request.columns.segments = ["region", "channel"]
      request.series = SeriesRequest(period: "month", marks: [])
      request.columns.time = "date"
    }
    var source = try CommentSource(
      stream: MemoryStream(Array(table.utf8)), name: "a.csv", options: request.input)
    let plan = try PlanResolver(request, files: .embedded).plan(for: &source).plan
    let engine = try engine.get()
    let data = try Run.summary(source, engine: engine, plan: plan).data
    var wanted = WhyRequest()
    wanted.replicates = 2
    return try WhySearch.run(data, plan: plan, engine: engine, request: wanted)
  }
}
