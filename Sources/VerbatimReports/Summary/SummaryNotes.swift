internal import RootCause
internal import Verbatim

/// What a reader must know to read the figures right.
enum SummaryNotes {
  /// Why no theme is shown, and what would show some.
  static func noTheme(_ report: SummaryReport, _ figures: GroupFigures) -> String {
    let least = report.view.minimumN
    guard let most = figures.themes.map(\.n).max(), most > 0 else { return "No comment carries a theme." }
    return
      "No theme has \(least) comments, the most frequent has \(most): --min-n \(min(most, 5)) shows more."
  }

  /// That themes were found, but none that tells the groups apart.
  static let noDifference = "No theme is more frequent in one group than in the others."

  /// That nothing can be compared where all answers are in one band.
  static func oneBand(_ band: ScoreFigures.Band, _ report: SummaryReport) -> String {
    "All answers are \(band.id): there is no other group to compare with, so impact and lift say nothing here."
  }

  static func english(_ report: SummaryReport) -> [String] {
    var notes = [
      "Impact is what goes together, not proof of cause. Themes overlap, so impacts do not add up.",
      "Intervals are 95 %; * means q < 0.05; q is Benjamini-Hochberg over all tested (theme, band) pairs with at least \(report.view.minimumN) comments.",
    ]
    let hidden = report.figures.themes.filter { $0.n < Int64(report.view.minimumN) }.count
    if hidden > 0 {
      notes.append(
        "\(hidden) themes with fewer than \(report.view.minimumN) comments are not shown (--min-n).")
    }
    if report.data.untagged.isSampled {
      notes.append("The terms of untagged comments come from a seeded sample of 100,000 of them.")
    }
    if report.looksReversed, let r = report.data.agreement.correlation {
      notes.append(
        "Those who write gladly score low (correlation of score and sentiment \(NumberText.signed(r, 2))): "
          + "is a low answer good here? Then use --score-direction reversed.")
    }
    if report.data.rows.undated > 0 {
      notes.append(
        "\(NumberText.grouped(report.data.rows.undated)) scored answers have no readable date and are in no period."
      )
    }
    if report.data.rows.cutWeights > 0 {
      notes.append(
        "\(NumberText.grouped(report.data.rows.cutWeights)) weights above 1,000 were cut to 1,000.")
    }
    if report.plan.weightColumn != nil, let n = Optional(report.figures.score.effectiveN) {
      notes.append("Weighted: intervals rest on an effective n of \(NumberText.fixed(n, 1)) (Kish).")
    }
    if report.view.risk != nil {
      notes.append(
        "Revenue at risk is answers × churn rate × spend over all bands, as given; a theme's part is its share of each band's "
          + "comments times that band's loss, silent answers counted alike, and is shown only for themes that go with the "
          + "unhappy (a significant impact for the worse); parts overlap and are association."
      )
    }
    return notes
  }
}
