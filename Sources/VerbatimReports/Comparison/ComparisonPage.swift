internal import RootCause
internal import TextAnalysis
internal import VerbatimModel

/// A comparison as a page: Markdown for mail and wikis, or HTML.
public struct ComparisonPage {
  private let report: ComparisonReport

  /// All of it as given.
  public init(_ report: ComparisonReport) { self.report = report }

  /// The whole as Markdown, with a final line break.
  public func markdown() -> String { page.markdown() }

  /// The whole as one page of HTML.
  public func html() -> String { page.html(title: "\(report.baseName) → \(report.currentName)") }

  private var page: PlainPage {
    let score = report.comparison.score
    let sides = [
      (report.baseName, score.baseN, score.base), (report.currentName, score.currentN, score.current),
    ]
    let name = ScaleText.headline(report.scale)
    var page = PlainPage()
    if !report.isOfBands { page.blocks.append(.heading(2, headline)) }
    let rows = sides.map { [$0.0, NumberText.grouped(Int($0.1))] + (report.isOfBands ? [] : [level($0.2)]) }
    page.blocks.append(
      .table(
        PlainPage.Table(
          header: ["group", "answers"] + (report.isOfBands ? [] : [name]), rows: rows, numbers: [1, 2])))
    page.blocks.append(themes)
    if !report.isOfBands {
      page.blocks.append(
        .list([
          "All other themes together: \(points(report.others(than: report.themes)))",
          "No theme or no comment (unexplained): \(points(report.comparison.unexplained))",
        ]))
    }
    page.blocks.append(.list(report.notes))
    return page
  }

  private var headline: String {
    let score = report.comparison.score
    let interval = score.interval.map { " (95 % interval \(points($0.low)) … \(points($0.high)))" } ?? ""
    return
      "\(ScaleText.headline(report.scale)) \(level(score.base)) → \(level(score.current)): \(points(score.difference))\(interval)"
      + (score.p.map { ", p \(Self.chance($0))" } ?? "")
  }

  private var themes: PlainPage.Block {
    let themes = report.themes
    if themes.isEmpty {
      return .paragraph("No theme has \(report.minimumN) comments in both groups together.")
    }
    let header = ["theme", "before", "now", "difference, points", "95 % interval", "q"]
    return .table(
      PlainPage.Table(
        header: header + (report.isOfBands ? [] : ["contribution"]), rows: themes.map(row),
        numbers: [1, 2, 3, 4, 5, 6]))
  }

  private func row(_ theme: WaveComparison.Theme) -> [String] {
    let share = theme.share
    func percent(_ value: Double?) -> String { value.map { NumberText.fixed($0 * 100, 1) + " %" } ?? "–" }
    func hundred(_ value: Double) -> String { NumberText.signed(value * 100, 1) }
    let cells = [
      report.catalog.path(of: theme.theme, in: report.labelLanguage), percent(share.base.share),
      percent(share.current.share),
      (share.difference.map(hundred) ?? "–") + ((theme.q ?? 1) < 0.05 ? "*" : ""),
      share.interval.map { "\(hundred($0.low)) … \(hundred($0.high))" } ?? "",
      theme.q.map(Self.chance) ?? "–",
    ]
    return report.isOfBands ? cells : cells + [report.ownContribution(theme).map(points) ?? ""]
  }

  private static func chance(_ value: Double) -> String {
    value < 0.0001 ? "<0.0001" : NumberText.fixed(value, 4)
  }
  private func points(_ value: Double) -> String { ScaleText.points(value, report.scale) }
  private func level(_ value: Double) -> String { ScaleText.level(value, report.scale) }
}
