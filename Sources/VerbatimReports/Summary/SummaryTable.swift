internal import LanguagePacks
internal import RootCause
internal import TextAnalysis
internal import Verbatim
internal import VerbatimModel

/// A summary for the terminal: the first screen answers "why are they unhappy?".
public struct SummaryTable {
  let report: SummaryReport
  let style: Style
  let width: Int

  /// `width` is the terminal's, in columns.
  public init(_ report: SummaryReport, style: Style, width: Int) {
    self.report = report
    self.style = style
    self.width = max(72, min(width, 160))
  }

  var scale: Scale { report.plan.scale }
  var labelColumns: Int { max(24, width - 70) }

  /// The whole text, with a final line break.
  public func text() -> String {
    var lines = header()
    let bands = sides()
    for side in bands { lines += section(side) }
    lines += remainder()
    lines += trend()
    lines += marks()
    lines += outlook()
    for (key, figures) in report.segments { lines += segment(key, figures) }
    lines.append("")
    lines += SummaryNotes.english(report).map { style.faint($0) }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Header

  private func header() -> [String] {
    let score = report.figures.score
    var lines = [""]
    lines.append(
      style.strong(headline(score)) + "     " + score.bands.reversed().map(bandText).joined(separator: "   "))
    let rows = report.data.rows
    let languages = rows.languages.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
      "\($0.key) \(grouped($0.value))"
    }
    let tagged = rows.base == 0 ? 0 : Double(rows.tagged) / Double(rows.base)
    lines.append(
      "\(grouped(rows.scored)) scored; \(grouped(rows.base)) wrote a comment; \(percent(tagged)) of these carry a theme     "
        + languages.joined(separator: " · "))
    var left: [String] = rows.rejected.sorted { $0.key < $1.key }.map { "\(grouped($0.value)) \($0.key)" }
    if rows.withoutText > 0 { left.append("\(grouped(rows.withoutText)) without text") }
    if rows.noAnswer > 0 { left.append("\(grouped(rows.noAnswer)) say nothing") }
    if rows.mismatched > 0 { left.append("\(grouped(rows.mismatched)) whose text contradicts the score") }
    if !left.isEmpty {
      lines.append(style.faint("of \(grouped(rows.read)) rows: " + left.joined(separator: ", ")))
    }
    return lines
  }

  private func headline(_ score: ScoreFigures) -> String {
    let name = ScaleText.headline(scale)
    guard let value = score.value else { return "\(name) –" }
    let interval = score.interval.map { "  (\(level($0.low)) … \(level($0.high)))" } ?? ""
    return "\(name) \(level(value))\(interval)"
  }

  private func bandText(_ band: ScoreFigures.Band) -> String {
    "\(band.id) \(band.share.map(percent) ?? "–")"
  }

  // MARK: Themes

  private struct Side {
    let title: String
    let band: Int
    let themes: [ThemeFigures]
  }

  /// With a band asked for, that band alone; else what goes with the lowest and what goes with the highest.
  private func sides() -> [Side] {
    let all = mostSpecific(report.themes(report.figures))
    let top = report.view.top ?? 10
    let low = report.bandIndex
    if report.view.band != nil {
      return [Side(title: "What goes with \(scale.bands[low].id)", band: low, themes: Array(all.prefix(top)))]
    }
    let high = scale.bands.count - 1
    func isHarmful(_ theme: ThemeFigures) -> Bool {
      let value = theme.impact.value ?? 0
      return scale.isHigherWorse ? value > 0 : value < 0
    }
    let harmful = all.filter(isHarmful)
    var helpful = all.filter { !isHarmful($0) }
    if report.view.order == .impact { helpful.reverse() }
    return [
      Side(title: "What goes with \(scale.bands[low].id)", band: low, themes: Array(harmful.prefix(top))),
      Side(title: "What goes with \(scale.bands[high].id)", band: high, themes: Array(helpful.prefix(top))),
    ]
  }

  /// Leaves a theme out where themes below it are shown, so that nothing is said twice; JSON and CSV have them all.
  private func mostSpecific(_ themes: [ThemeFigures]) -> [ThemeFigures] {
    themes.filter { theme in !themes.contains { report.catalog.isAncestor(theme.theme, of: $0.theme) } }
  }

  private func section(_ side: Side) -> [String] {
    if side.themes.isEmpty { return [] }
    let other = side.band == 0 ? scale.bands.count - 1 : 0
    var lines = [
      "",
      style.strong(TerminalText.pad(side.title, labelColumns))
        + TerminalText.pad("impact on \(ScaleText.headline(scale))", 25, right: true)
        + TerminalText.pad(scale.bands[side.band].id, 14, right: true)
        + TerminalText.pad(scale.bands[other].id, 14, right: true)
        + TerminalText.pad("lift", 6, right: true) + TerminalText.pad("sentiment", 11, right: true),
    ]
    var quoted = Set<Int>()
    for (index, theme) in side.themes.enumerated() {
      lines.append(row(theme, side.band, other))
      if index < 3,
        let example = report.examples(of: theme, count: 5).first(where: { !quoted.contains($0.row) })
      {
        quoted.insert(example.row)
        lines.append(quote(example))
      }
    }
    return lines
  }

  private func row(_ theme: ThemeFigures, _ band: Int, _ other: Int) -> String {
    let label = report.catalog.path(of: theme.theme, in: report.view.labelLanguage)
    let impact = theme.impact.value.map(points) ?? "–"
    let interval = theme.impact.interval.map { " (\(points($0.low)) … \(points($0.high)))" } ?? ""
    let mark = (theme.bands[band].q ?? 1) < 0.05 ? "*" : " "
    let isBad = ((theme.impact.value ?? 0) < 0) != scale.isHigherWorse
    let text = TerminalText.pad(impact + interval + mark, 25, right: true)
    return TerminalText.pad(label, labelColumns) + (isBad ? style.bad(text) : style.good(text))
      + TerminalText.pad(theme.bands[band].share.map(percent) ?? "–", 14, right: true)
      + TerminalText.pad(theme.bands[other].share.map(percent) ?? "–", 14, right: true)
      + TerminalText.pad(theme.bands[band].lift.map { NumberText.fixed($0, 1) } ?? "–", 6, right: true)
      + TerminalText.pad(theme.sentiment.map { NumberText.signed($0.mean, 2) } ?? "–", 11, right: true)
  }

  private func quote(_ example: ExampleComment) -> String {
    let place =
      example.score.map { "  (score \(NumberText.significant($0)), row \(example.row))" }
      ?? "  (row \(example.row))"
    let room = width - 8 - place.count
    return style.faint("    \"" + TerminalText.fit(TerminalText.safe(example.text), room) + "\"" + place)
  }

  // MARK: The rest

  private func remainder() -> [String] {
    guard let share = report.figures.untaggedShare, share > 0 else { return [] }
    let terms = report.untaggedTerms(count: 8).map { TerminalText.safe($0.term) }
    let talk = terms.isEmpty ? "" : "; they talk about: " + terms.joined(separator: ", ")
    return ["", "\(percent(share)) of comments fit no theme\(talk)"]
  }

  private func segment(_ key: [String], _ figures: GroupFigures) -> [String] {
    let name = zip(report.plan.segmentColumns, key).map {
      "\(report.plan.header[$0]) = \(TerminalText.safe($1))"
    }
    .joined(separator: ", ")
    if figures.score.n < Int64(report.view.minimumN) {
      return [
        "",
        style.strong(name)
          + style.faint("   fewer than \(report.view.minimumN) answers: not shown (--min-n)"),
      ]
    }
    var lines = [
      "", style.strong(name) + "   \(headline(figures.score))   n \(grouped(Int(figures.score.n)))",
    ]
    for theme in report.themes(figures, top: 3) {
      lines.append("  " + row(theme, report.bandIndex, scale.bands.count - 1))
    }
    return lines
  }

  // MARK: Numbers

  func points(_ value: Double) -> String { ScaleText.points(value, scale) }
  func percent(_ share: Double) -> String { ScaleText.percent(share) }
  func grouped(_ value: Int) -> String { NumberText.grouped(value) }
  func level(_ value: Double) -> String { ScaleText.level(value, scale) }
}
