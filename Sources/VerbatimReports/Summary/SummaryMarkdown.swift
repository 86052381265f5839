internal import LanguagePacks
internal import RootCause
internal import TextAnalysis
internal import Verbatim
internal import VerbatimModel

/// A summary as Markdown (GitHub's tables), for mail and wikis.
public struct SummaryMarkdown {
  private let report: SummaryReport

  /// All of it as given.
  public init(_ report: SummaryReport) { self.report = report }

  private var scale: Scale { report.plan.scale }

  /// The whole text, with a final line break.
  public func text() -> String {
    var lines = header(report.figures.score, title: "## ")
    if let only = report.onlyBand {
      lines += ["", "**" + Self.escaped(SummaryNotes.oneBand(only, report)) + "**"]
    }
    lines += rows()
    lines += table(report.figures, top: report.view.top)
    lines += untagged()
    for (key, figures) in report.segments { lines += segment(key, figures) }
    lines.append("")
    lines += SummaryNotes.english(report).map { "- " + Self.escaped($0) }
    return lines.joined(separator: "\n") + "\n"
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

  private func header(_ score: ScoreFigures, title: String) -> [String] {
    let value = score.value.map(level) ?? "–"
    let interval = score.interval.map { " (95 % interval \(level($0.low)) … \(level($0.high)))" } ?? ""
    var lines = [title + Self.escaped(ScaleText.headline(scale)) + " " + value + interval, ""]
    lines.append("| group | answers | share |")
    lines.append("|---|---:|---:|")
    for band in score.bands.reversed() {
      lines.append(
        "| \(Self.escaped(band.id)) | \(NumberText.grouped(Int(band.n))) | \(band.share.map(percent) ?? "–") |"
      )
    }
    return lines
  }

  private func rows() -> [String] {
    let rows = report.data.rows
    let tagged = rows.base == 0 ? 0 : Double(rows.tagged) / Double(rows.base)
    var parts = [
      "\(NumberText.grouped(rows.read)) rows read", "\(NumberText.grouped(rows.scored)) scored",
      "\(NumberText.grouped(rows.base)) with a comment, \(percent(tagged)) of these carry a theme",
    ]
    parts += rows.rejected.sorted { $0.key < $1.key }.map { "\(NumberText.grouped($0.value)) \($0.key)" }
    if rows.mismatched > 0 {
      parts.append("\(NumberText.grouped(rows.mismatched)) whose text contradicts the score")
    }
    return ["", Self.escaped(parts.joined(separator: "; ")) + "."]
  }

  // MARK: Themes

  private func table(_ figures: GroupFigures, top: Int?) -> [String] {
    let themes = report.mostSpecific(figures, top: top)
    if themes.isEmpty { return ["", Self.escaped(SummaryNotes.noTheme(report, figures))] }
    let names = scale.bands.map { Self.escaped($0.id) }
    var lines = [
      "",
      "| theme | comments | impact | 95 % interval | \(names.joined(separator: " | ")) | sentiment | example |",
      "|---|---:|---:|---|" + String(repeating: "---:|", count: names.count + 1) + "---|",
    ]
    for theme in themes { lines.append(row(theme)) }
    return lines
  }

  private func row(_ theme: ThemeFigures) -> String {
    let bands = theme.bands.map { ($0.share.map(percent) ?? "–") + (($0.q ?? 1) < 0.05 ? "\\*" : "") }
    let example =
      report.examples(of: theme, count: 1).first.map { "“\(Self.escaped($0.text))” (row \($0.row))" } ?? ""
    let cells =
      [
        Self.escaped(report.catalog.path(of: theme.theme, in: report.view.labelLanguage)),
        NumberText.grouped(Int(theme.n)), theme.impact.value.map(points) ?? "–",
        theme.impact.interval.map { "\(points($0.low)) … \(points($0.high))" } ?? "",
      ] + bands + [theme.sentiment.map { NumberText.signed($0.mean, 2) } ?? "–", example]
    return "| " + cells.joined(separator: " | ") + " |"
  }

  private func untagged() -> [String] {
    guard let share = report.figures.untaggedShare, share > 0 else { return [] }
    let terms = report.untaggedTerms(count: 8).map { Self.escaped($0.term) }
    return [
      "",
      "\(percent(share)) of comments fit no theme"
        + (terms.isEmpty ? "." : "; they talk about: \(terms.joined(separator: ", "))."),
    ]
  }

  private func segment(_ key: [String], _ figures: GroupFigures) -> [String] {
    let name = zip(report.plan.segmentColumns, key).map { "\(report.plan.header[$0]) = \($1)" }.joined(
      separator: ", ")
    let head = ["", "### " + Self.escaped(name)]
    if figures.score.n < Int64(report.view.minimumN) {
      return head + ["", "Fewer than \(report.view.minimumN) answers: not shown."]
    }
    return head + [""] + header(figures.score, title: "**").enumerated().map { $0 == 0 ? $1 + "**" : $1 }
      + table(figures, top: report.view.top ?? 5)
  }

  // MARK: Numbers

  private func points(_ value: Double) -> String { NumberText.signed(value, scale.headline == .mean ? 2 : 1) }

  private func level(_ value: Double) -> String {
    switch scale.headline {
    case .net: points(value)
    case .mean: NumberText.fixed(value, 2)
    case .shareHighest, .shareLowest: NumberText.fixed(value, 1)
    }
  }

  private func percent(_ share: Double) -> String { NumberText.fixed(share * 100, 0) + " %" }
}
