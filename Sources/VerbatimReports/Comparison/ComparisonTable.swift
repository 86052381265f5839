internal import LanguagePacks
internal import RootCause
internal import TextAnalysis
internal import VerbatimModel

/// A comparison for the terminal.
public struct ComparisonTable {
  private let report: ComparisonReport
  private let style: Style
  private let width: Int

  /// `width` is the terminal's, in columns.
  public init(_ report: ComparisonReport, style: Style, width: Int) {
    self.report = report
    self.style = style
    self.width = max(72, min(width, 160))
  }

  private var labelColumns: Int { max(20, width - 72) }

  /// The whole text, with a final line break.
  public func text() -> String {
    let score = report.comparison.score
    let interval = score.interval.map { "  (\(points($0.low)) … \(points($0.high)))" } ?? ""
    let p = score.p.map { "   p \(NumberText.fixed($0, 4))" } ?? ""
    var lines = [
      "",
      style.strong("\(ScaleText.headline(report.scale)) \(level(score.base)) → \(level(score.current))")
        + "     difference \(points(score.difference))\(interval)\(p)",
      style.faint("\(TerminalText.safe(report.baseName)) → \(TerminalText.safe(report.currentName))"), "",
      header(),
    ]
    let limit = report.top ?? 20
    let themes = report.themes
    lines += themes.prefix(limit).map(row)
    if themes.count > limit {
      lines.append(style.faint("\(themes.count - limit) more themes (--top, --format json)"))
    }
    let rest = TerminalText.pad(points(report.comparison.unexplained), 14, right: true)
    lines.append(TerminalText.pad("No theme or no comment (unexplained)", labelColumns + 58) + rest)
    lines.append("")
    lines += report.notes.map { style.faint($0) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func header() -> String {
    style.strong(
      TerminalText.pad("Theme", labelColumns) + TerminalText.pad("before", 9, right: true)
        + TerminalText.pad("now", 9, right: true) + TerminalText.pad("difference, points", 28, right: true)
        + TerminalText.pad("q", 12, right: true) + TerminalText.pad("contribution", 14, right: true))
  }

  private func row(_ theme: WaveComparison.Theme) -> String {
    let share = theme.share
    // What only sub-themes of it are mentioned for is shown with them.
    let hasOwn = theme.contribution != 0 || !report.catalog.entries[theme.theme].hasChildren
    let isSignificant = (theme.q ?? 1) < 0.05
    let interval = share.interval.map { " (\(hundred($0.low)) … \(hundred($0.high)))" } ?? ""
    let change = TerminalText.pad(
      (share.difference.map(hundred) ?? "–") + interval + (isSignificant ? "*" : " "), 28, right: true)
    return TerminalText.pad(report.catalog.path(of: theme.theme, in: report.labelLanguage), labelColumns)
      + TerminalText.pad(share.base.share.map(percent) ?? "–", 9, right: true)
      + TerminalText.pad(share.current.share.map(percent) ?? "–", 9, right: true)
      + (isSignificant ? style.strong(change) : change)
      + TerminalText.pad(
        theme.q.map { $0 < 0.0001 ? "<0.0001" : NumberText.fixed($0, 4) } ?? "–", 12, right: true)
      + TerminalText.pad(hasOwn ? points(theme.contribution) : "", 14, right: true)
  }

  private func points(_ value: Double) -> String { ScaleText.points(value, report.scale) }
  private func level(_ value: Double) -> String { ScaleText.level(value, report.scale) }
  private func percent(_ share: Double) -> String { NumberText.fixed(share * 100, 1) + " %" }
  private func hundred(_ share: Double) -> String { NumberText.signed(share * 100, 1) }
}
