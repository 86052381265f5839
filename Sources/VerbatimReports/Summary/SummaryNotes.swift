internal import Verbatim

/// What a reader must know to read the figures right.
enum SummaryNotes {
  static func english(_ report: SummaryReport) -> [String] {
    var notes = [
      "Impact is what goes together, not proof of cause. Themes overlap, so impacts do not add up.",
      "Intervals are 95 %; * means q < 0.05; q is Benjamini-Hochberg over all tested (theme, band) pairs with at least \(report.view.minimumN) comments.",
    ]
    let hidden = report.figures.themes.filter { $0.n < Int64(report.view.minimumN) }.count
    if hidden > 0 { notes.append("\(hidden) themes with fewer than \(report.view.minimumN) comments are not shown (--min-n).") }
    if report.data.untagged.isSampled {
      notes.append("The terms of untagged comments come from a seeded sample of 100,000 of them.")
    }
    return notes
  }
}
