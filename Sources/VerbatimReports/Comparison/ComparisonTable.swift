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
    self.width = max(60, min(width, 160))
  }

  /// Whether there is room for wide columns only if the theme's name is cut short.
  private var isNarrow: Bool { width < 100 }
  /// Whether there is no room for q and contributions.
  private var isTiny: Bool { width < 74 }
  private var shareColumns: Int { isNarrow ? 8 : 9 }
  private var changeColumns: Int { isNarrow ? 24 : 28 }
  private var chanceColumns: Int { isTiny ? 0 : isNarrow ? 8 : 12 }
  private var partColumns: Int { report.isOfBands || isTiny ? 0 : isNarrow ? 9 : 14 }
  private var figureColumns: Int { 2 * shareColumns + changeColumns + chanceColumns }
  private var labelColumns: Int { max(15, width - figureColumns - partColumns) }

  /// The whole text, with a final line break.
  public func text() -> String {
    let score = report.comparison.score
    let interval = score.interval.map { "  (\(points($0.low)) … \(points($0.high)))" } ?? ""
    let p = score.p.map { $0 < 0.0001 ? "   p <0.0001" : "   p \(NumberText.fixed($0, 4))" } ?? ""
    var lines = [""]
    if !report.isOfBands {
      let head = "\(ScaleText.headline(report.scale)) \(level(score.base)) → \(level(score.current))"
      let difference = "difference \(points(score.difference))\(interval)\(p)"
      if !style.wrapsProse || TerminalText.width(head + difference) + 3 <= width {
        lines.append(style.strong(head) + "   " + difference)
      } else {
        lines += [style.strong(head)] + style.prose("  " + difference, width, indent: "  ")
      }
    }
    let sides = "\(side(report.baseName, score.baseN)) → \(side(report.currentName, score.currentN))"
    lines += style.prose(sides, width, indent: "  ").map { style.faint($0) } + ["", header()]
    let limit = report.top ?? 20
    let themes = report.themes
    lines += themes.prefix(limit).map(row)
    if themes.count > limit {
      lines += style.prose(rest(themes.dropFirst(limit)), width).map { style.faint($0) }
    }
    if !report.isOfBands {
      let parts = [
        ("All other themes together", report.others(than: themes.prefix(limit))),
        ("No theme or no comment (unexplained)", report.comparison.unexplained),
      ]
      lines += parts.map { name, part in
        TerminalText.pad(name, labelColumns + figureColumns + partColumns - max(partColumns, 9))
          + TerminalText.pad(points(part), max(partColumns, 9), right: true)
      }
    }
    lines.append("")
    lines += report.notes.flatMap { style.prose($0, width) }.map { style.faint($0) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// How many themes are not shown, and how many of these changed by more than chance.
  private func rest(_ hidden: ArraySlice<WaveComparison.Theme>) -> String {
    let changed = hidden.filter { ($0.q ?? 1) < 0.05 }.count
    let of = changed == 0 ? "" : ", \(changed) of them with a significant difference*"
    return "\(hidden.count) more theme\(hidden.count == 1 ? "" : "s")\(of) (--top, or another --format)"
  }

  private func side(_ name: String, _ n: Int64) -> String {
    "\(TerminalText.safe(name)) (\(NumberText.grouped(Int(n))) answers)"
  }

  private func header() -> String {
    style.strong(
      TerminalText.pad("Theme", labelColumns) + TerminalText.pad("before", shareColumns, right: true)
        + TerminalText.pad("now", shareColumns, right: true)
        + TerminalText.pad("difference, points", changeColumns, right: true)
        + (isTiny ? "" : TerminalText.pad("q", chanceColumns, right: true))
        + (report.isOfBands || isTiny
          ? "" : TerminalText.pad(isNarrow ? "part" : "contribution", partColumns, right: true)))
  }

  private func row(_ theme: WaveComparison.Theme) -> String {
    let share = theme.share
    let isSignificant = (theme.q ?? 1) < 0.05
    let interval = share.interval.map { " (\(hundred($0.low)) … \(hundred($0.high)))" } ?? ""
    let change = TerminalText.pad(
      (share.difference.map(hundred) ?? "–") + interval + (isSignificant ? "*" : " "), changeColumns,
      right: true)
    let part = report.ownContribution(theme).map(points) ?? ""
    return label(theme.theme)
      + TerminalText.pad(share.base.share.map(percent) ?? "–", shareColumns, right: true)
      + TerminalText.pad(share.current.share.map(percent) ?? "–", shareColumns, right: true)
      + (isSignificant ? style.strong(change) : change)
      + (isTiny
        ? ""
        : TerminalText.pad(
          theme.q.map { $0 < 0.0001 ? "<0.0001" : NumberText.fixed($0, 4) } ?? "–", chanceColumns, right: true
        ))
      + (report.isOfBands || isTiny ? "" : TerminalText.pad(part, partColumns, right: true))
  }

  /// The theme's name: where there is no room, its parents are cut and not the name itself.
  private func label(_ theme: Int) -> String {
    let language = report.labelLanguage
    let own = report.catalog.label(of: theme, in: language)
    guard let parent = report.catalog.entries[theme].parent else {
      return TerminalText.pad(own, labelColumns)
    }
    let above = report.catalog.path(of: parent, in: language)
    return TerminalText.pad(TerminalText.path(above, own, labelColumns), labelColumns)
  }

  private func points(_ value: Double) -> String { ScaleText.points(value, report.scale) }
  private func level(_ value: Double) -> String { ScaleText.level(value, report.scale) }
  private func percent(_ share: Double) -> String { NumberText.fixed(share * 100, 1) + " %" }
  private func hundred(_ share: Double) -> String { NumberText.signed(share * 100, 1) }
}
