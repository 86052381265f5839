internal import LanguagePacks
internal import RootCause
internal import TextAnalysis
internal import Verbatim
internal import VerbatimModel

/// A summary as a page: Markdown (GitHub's tables) for mail and wikis, or HTML.
public struct SummaryPage {
  private let report: SummaryReport

  /// All of it as given.
  public init(_ report: SummaryReport) { self.report = report }

  private var scale: Scale { report.plan.scale }

  /// The whole as Markdown, with a final line break.
  public func markdown() -> String { page.markdown() }

  /// The whole as one page of HTML.
  public func html(title: String) -> String { page.html(title: title) }

  private var page: PlainPage {
    var page = PlainPage(blocks: [.heading(2, headline(report.figures.score)), bands(report.figures.score)])
    if let only = report.onlyBand { page.blocks.append(.strong(SummaryNotes.oneBand(only, report))) }
    page.blocks += [.paragraph(rows()), themes(report.figures, top: report.view.top)]
    page.blocks += untagged()
    for (key, figures) in report.segments { page.blocks += segment(key, figures) }
    page.blocks.append(.list(SummaryNotes.english(report)))
    return page
  }

  /// Text that Markdown and the HTML inside it leave alone, on one line.
  public static func escaped(_ text: some StringProtocol) -> String {
    var result = ""
    for character in TerminalText.safe(text) {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "|", "\\", "`", "*", "_", "[", "]", "#", "~", "!": result += "\\" + String(character)
      default: result.append(character)
      }
    }
    return result
  }

  // MARK: Head

  private func headline(_ score: ScoreFigures) -> String {
    let value = score.value.map(level) ?? "–"
    let interval = score.interval.map { " (95 % interval \(level($0.low)) … \(level($0.high)))" } ?? ""
    return ScaleText.headline(scale) + " " + value + interval
  }

  private func bands(_ score: ScoreFigures) -> PlainPage.Block {
    let rows = score.bands.reversed().map {
      [$0.id, NumberText.grouped(Int($0.n)), $0.share.map(percent) ?? "–"]
    }
    return .table(PlainPage.Table(header: ["group", "answers", "share"], rows: rows, numbers: [1, 2]))
  }

  private func rows() -> String {
    let rows = report.data.rows
    let tagged = rows.base == 0 ? 0 : Double(rows.tagged) / Double(rows.base)
    let base = SummaryNotes.baseText(report)
    var parts = [
      "\(NumberText.grouped(rows.read)) rows read", "\(NumberText.grouped(rows.scored)) scored",
      "\(NumberText.grouped(rows.base)) with a comment\(base), \(percent(tagged)) of these carry a theme",
    ]
    parts += rows.rejected.sorted { $0.key < $1.key }.map { "\(NumberText.grouped($0.value)) \($0.key)" }
    if rows.mismatched > 0 {
      parts.append("\(NumberText.grouped(rows.mismatched)) whose text contradicts the score")
    }
    return parts.joined(separator: "; ") + "."
  }

  // MARK: Themes

  private func themes(_ figures: GroupFigures, top: Int?) -> PlainPage.Block {
    let themes = report.mostSpecific(figures, top: top)
    if themes.isEmpty { return .paragraph(SummaryNotes.noTheme(report, figures)) }
    let names = scale.bands.map(\.id)
    let header = ["theme", "comments", "impact", "95 % interval"] + names + ["sentiment", "example"]
    return .table(
      PlainPage.Table(
        header: header, rows: themes.map(row), numbers: Set([1, 2] + (4...(4 + names.count)))))
  }

  private func row(_ theme: ThemeFigures) -> [String] {
    let bands = theme.bands.map { ($0.share.map(percent) ?? "–") + (($0.q ?? 1) < 0.05 ? "*" : "") }
    let example = report.examples(of: theme, count: 1).first.map { "“\($0.text)” (row \($0.row))" } ?? ""
    return [
      report.catalog.path(of: theme.theme, in: report.view.labelLanguage),
      NumberText.grouped(Int(theme.n)), theme.impact.value.map(points) ?? "–",
      theme.impact.interval.map { "\(points($0.low)) … \(points($0.high))" } ?? "",
    ] + bands + [theme.sentiment.map { NumberText.signed($0.mean, 2) } ?? "–", example]
  }

  private func untagged() -> [PlainPage.Block] {
    guard let share = report.figures.untaggedShare, share > 0 else { return [] }
    let terms = report.untaggedTerms(count: 8).map(\.term)
    return [
      .paragraph(
        "\(percent(share)) of comments fit no theme"
          + (terms.isEmpty ? "." : "; they talk about: \(terms.joined(separator: ", "))."))
    ]
  }

  private func segment(_ key: [String], _ figures: GroupFigures) -> [PlainPage.Block] {
    let name = zip(report.plan.segmentColumns, key).map {
      "\(report.plan.header[$0]) = \($1.isEmpty ? "(empty)" : $1)"
    }.joined(separator: ", ")
    let head = PlainPage.Block.heading(3, name)
    if figures.score.n < Int64(report.view.minimumN) {
      return [head, .paragraph("Fewer than \(report.view.minimumN) answers: not shown.")]
    }
    return [head, .strong(headline(figures.score)), bands(figures.score)]
      + [themes(figures, top: report.view.top ?? 5)]
  }

  // MARK: Numbers

  private func points(_ value: Double) -> String { ScaleText.points(value, scale) }
  private func level(_ value: Double) -> String { ScaleText.level(value, scale) }
  private func percent(_ share: Double) -> String { ScaleText.percent(share) }
}
