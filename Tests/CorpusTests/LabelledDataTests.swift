import CommentSources
import Foundation
import Testing
import Verbatim

/// Figures on real dumps that are kept outside the project.
@Suite(.enabled(if: Files.hasLabelled, Files.absence))
struct LabelledDataTests {
  private static func isNear(_ value: Double?, _ expected: Double) -> Bool {
    value.map { abs($0 - expected) < 0.005 } ?? false
  }

  private static func study(_ file: String, _ scale: String) throws -> Study {
    try Study(Files.labelled + "/" + file, scale: scale, text: ["text"], score: "label_or_score")
  }

  @Test("NPS of the telecom dump, with its interval and the rows left out") func telecom() throws {
    let study = try Self.study("en/telecom_nps_verbatims.csv", "nps")
    #expect(study.rows.scored == 1_152 && study.rows.rejected == ["missing score": 14])
    let score = study.figures.score
    #expect(Self.isNear(score.value, -25.26))
    #expect(Self.isNear(score.interval?.low, -30.26) && Self.isNear(score.interval?.high, -20.13))
    for id in ["contact.waiting", "billing"] {
      let theme = try study.theme(id)
      #expect(
        theme.n >= 20 && (theme.impact.value ?? 0) < 0,
        "\(id): \(theme.n), \(String(describing: theme.impact.value))")
      #expect((theme.bands[0].lift ?? 0) > 1, "\(id)")
    }
    #expect(try study.theme("price").n >= 50)
    #expect(try #require(study.theme("staff").bands[2].lift) > 1)
  }

  @Test(
    "CSAT of the review dumps",
    arguments: [("nl/thuisbezorgd_reviews_stars.csv", 82.96), ("sv/trustpilot_se_stars.csv", 55.55)])
  func csat(file: String, expected: Double) throws {
    let study = try Self.study(file, "csat")
    #expect(Self.isNear(study.figures.score.value, expected))
  }

  @Test(
    "nine in ten comments of five words or more carry a theme",
    arguments: [
      "en/telecom_nps_verbatims.csv", "nl/thuisbezorgd_reviews_stars.csv", "sv/trustpilot_se_stars.csv",
    ])
  func coverage(file: String) throws {
    let engine = try Study.engine.get()
    var analyzer = try CommentAnalyzer(engine)
    var source = try CommentSource([Files.labelled + "/" + file])
    let column = try #require(source.header.firstIndex(of: "text"))
    var (long, tagged) = (0, 0)
    // A part of the larger files says as much.
    while long < 3_000, let block = try source.nextBlock() {
      let batch = block.parse()
      for row in batch.rows.indices where long < 3_000 {
        let text = batch.text(row, column)
        if text.split(whereSeparator: \.isWhitespace).count < 5 { continue }
        long += 1
        if !analyzer.analyze(text).themes.isEmpty { tagged += 1 }
      }
    }
    #expect(long > 900)
    #expect(Double(tagged) >= 0.9 * Double(long), "\(tagged) of \(long)")
  }
}
