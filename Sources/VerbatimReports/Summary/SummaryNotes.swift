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

  /// The headline of those who wrote a comment, from which impact starts, where it is another than that of all: ` (NPS −9.1)`.
  static func baseText(_ report: SummaryReport) -> String {
    let scale = report.plan.scale
    guard let value = report.figures.base.value, let all = report.figures.score.value,
      ScaleText.level(value, scale) != ScaleText.level(all, scale)
    else { return "" }
    return " (\(ScaleText.headline(scale)) \(ScaleText.level(value, scale)))"
  }

  /// Whether an interval that is shown passes −100 or 100, or does not hold its own score.
  private static func netPassesItsRange(_ report: SummaryReport) -> Bool {
    guard report.plan.scale.headline == .net else { return false }
    let least = Int64(report.view.minimumN)
    let shown = [report.figures.score] + report.segments.map(\.figures.score).filter { $0.n >= least }
    return shown.contains { score in
      guard let value = score.value, let interval = score.interval else { return false }
      return interval.low < -100 || interval.high > 100 || !interval.contains(value)
    }
  }

  /// What is a family of its own, and what that means for the number of stars.
  private static func families(_ report: SummaryReport) -> String {
    let hasGroups = report.segments.count > 1
    let parts = [
      hasGroups ? "each of the \(report.segments.count) groups" : nil,
      report.series != nil ? "each series over time" : nil,
    ].compactMap { $0 }
    if parts.isEmpty { return "" }
    let remedy = hasGroups ? " (family_q in --format json takes all groups as one family)" : ""
    return
      " of the whole; \(parts.joined(separator: " and ")) is a family of its own, so that the more of them there are, the more show a star by chance\(remedy)"
  }

  static func english(_ report: SummaryReport) -> [String] {
    let base = baseText(report)
    let start = base.isEmpty ? "" : "; it starts from the score of those who wrote a comment\(base)"
    var notes = [
      "Impact is what goes together, not proof of cause\(start). Themes overlap, so impacts do not add up.",
      "Intervals are 95 %; * means q < 0.05; q is Benjamini-Hochberg over all tested (theme, band) pairs with at least \(report.view.minimumN) comments\(families(report)).",
    ]
    let hidden = report.figures.themes.filter { $0.n < Int64(report.view.minimumN) }.count
    if hidden > 0 {
      notes.append(
        "\(hidden) themes with fewer than \(report.view.minimumN) comments are not shown (--min-n).")
    }
    if netPassesItsRange(report) {
      notes.append(
        "The interval of a net score is the adjusted Wald interval: where there are few answers, or nearly all are of one band, "
          + "it may pass ±100 or leave out the score itself.")
    }
    for (list, name) in [
      (report.data.mismatches, "that contradict their score"), (report.data.followUps, "to follow up"),
      (report.data.praises, "of praise by name"),
    ] where list.isCut {
      notes.append(
        "Of the \(NumberText.grouped(list.count)) answers \(name), JSON lists the first \(NumberText.grouped(RowList.capacity)); "
          + "'verbatim tag' has every row with its band and flags.")
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
    if report.data.rows.coarseWeights > 0 {
      notes.append(
        "\(NumberText.grouped(report.data.rows.coarseWeights)) weights are below 0.0005; weights count in millionths, so that these "
          + "are off by more than 0.1 %: multiply all weights by the same number, such as 1,000 (no figure depends on it)."
      )
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
