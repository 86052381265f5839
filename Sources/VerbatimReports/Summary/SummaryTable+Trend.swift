internal import LanguagePacks
internal import RootCause
internal import TextAnalysis
internal import Verbatim
internal import VerbatimModel

/// The series as a compact trend, and marked days.
extension SummaryTable {
  /// A line for the score and one for each of the first themes: a bar a period, first and last value, flagged changes.
  func trend() -> [String] {
    guard let series = report.series, let first = series.periods.first, let last = series.periods.last else {
      return []
    }
    var lines =
      [""]
      + beside(
        "Over time: \(first) … \(last)", "   (* changed against the period before, q < 0.05)",
        faint: true)
    // A period too small to be compared is no end to look at, and would stretch the bars.
    let isLarge = series.score.map { $0.n >= Int64(report.view.minimumN) }
    let headline = TerminalText.pad(ScaleText.headline(scale), nameColumns)
    lines += line(headline, series.score, series.periods, isLarge) { level($0) }
    let order = report.themes(report.figures, top: 5).map(\.theme)
    for number in order {
      guard let points = series.themes.first(where: { $0.theme == number })?.points else { continue }
      lines += line(label(number, nameColumns), points, series.periods, isLarge) { percent($0) }
    }
    if series.smallPeriods > 0 {
      let small = series.smallPeriods
      let text =
        "\(NumberText.grouped(small)) period\(small == 1 ? " has" : "s have") fewer than \(report.view.minimumN) answers and "
        + "\(small == 1 ? "is" : "are") compared with none (--min-n)"
      lines += faintLines("  " + text, indent: "  ")
    }
    return lines
  }

  /// The columns of the bars, with a space on either side.
  private var barColumns: Int { isTiny ? 14 : width < 100 ? 22 : 32 }
  private var nameColumns: Int { min(labelColumns, width - barColumns - 25) }

  /// What does not fit beside the bars stands below them.
  private func line(
    _ name: String, _ points: [Series.Point], _ periods: [String], _ isLarge: [Bool],
    _ text: (Double) -> String
  ) -> [String] {
    let shown = Array(zip(points, isLarge).map { $1 ? $0.value : nil }.suffix(barColumns - 2))
    let values = shown.compactMap(\.self)
    let ends = [values.first, values.last].map { $0.map(text) ?? "–" }
    let changed = zip(periods, points).filter { $0.1.isChanged }.map { "*" + $0.0 }
    let start =
      "  " + name + " " + TerminalText.pad(Sparkline.text(shown), barColumns - 1)
      + TerminalText.pad(ends[0], 8, right: true) + " → " + TerminalText.pad(ends[1], 8)
    let marks = changed.joined(separator: " ")
    if !style.drawsBars || TerminalText.width(start + marks) <= width { return [start + style.strong(marks)] }
    return [start] + style.prose("    " + marks, width, indent: "    ").map { style.strong($0) }
  }

  /// What differs on marked days.
  func marks() -> [String] {
    report.marks().flatMap { name, comparison -> [String] in
      guard let comparison else {
        return ["", "\(TerminalText.safe(name)): no dated answers inside or outside"]
      }
      let score = comparison.score
      let interval = score.interval.map { " (\(points($0.low)) … \(points($0.high)))" } ?? ""
      var lines =
        [""]
        + beside(
          TerminalText.safe(name),
          "   \(ScaleText.headline(scale)) \(level(score.current)) against "
            + "\(level(score.base)) on other days: \(points(score.difference))\(interval)")
      for theme in comparison.themes where (theme.q ?? 1) < 0.05 {
        let label = report.catalog.path(of: theme.theme, in: report.view.labelLanguage)
        let shares = [theme.share.base.share, theme.share.current.share].map { $0.map(percent) ?? "–" }
        lines += style.prose("  \(label): \(shares[0]) → \(shares[1])*", width, indent: "    ")
      }
      return lines
    }
  }
}

/// A row of bars, one a value.
enum Sparkline {
  /// `▁▃█`, from the smallest to the largest value; a space where there is none.
  static func text(_ values: [Double?]) -> String {
    let bars = Array("▁▂▃▄▅▆▇█")
    let known = values.compactMap(\.self)
    guard let low = known.min(), let high = known.max() else { return "" }
    return String(
      values.map { value -> Character in
        guard let value else { return " " }
        if high == low { return "▄" }
        return bars[min(bars.count - 1, Int((value - low) / (high - low) * Double(bars.count)))]
      })
  }
}
