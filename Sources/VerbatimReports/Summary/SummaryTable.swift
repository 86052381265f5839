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
    self.width = max(60, min(width, 160))
  }

  var scale: Scale { report.plan.scale }
  var labelColumns: Int {
    isTiny ? width - 42 : isNarrow ? max(16, width - 58) : max(24, width - 70)
  }
  /// Whether wide columns would leave too little room for the themes' names.
  private var isNarrow: Bool { width < 100 }
  /// Whether there is no room for the other band's share and the lift.
  var isTiny: Bool { width < 74 }
  private var impactColumns: Int { isNarrow ? 24 : 25 }
  private var shareColumns: Int { isNarrow ? 10 : 14 }
  private var liftColumns: Int { isNarrow ? 5 : 6 }
  private var sentimentColumns: Int { isNarrow ? 7 : 11 }

  /// The whole text, with a final line break.
  public func text() -> String {
    var lines = header()
    lines += themes()
    lines += remainder()
    lines += trend()
    lines += marks()
    // What is coloured stands in columns that fit.
    lines += outlook().flatMap { $0.contains("\u{1B}") ? [$0] : style.prose($0, width, indent: "    ") }
    for (key, figures) in report.segments { lines += segment(key, figures) }
    lines.append("")
    lines += SummaryNotes.english(report).flatMap { style.prose($0, width) }.map { style.faint($0) }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Header

  private func header() -> [String] {
    let score = report.figures.score
    var lines = [""]
    let bands = score.bands.reversed().map(bandText).joined(separator: "   ")
    let fits = TerminalText.width(headline(score)) + 5 + TerminalText.width(bands) <= width
    lines +=
      fits
      ? [style.strong(headline(score)) + "     " + bands]
      : [style.strong(headline(score))] + style.prose(bands, width)
    if style.drawsBars { lines.append(bandBar(score)) }
    let rows = report.data.rows
    let languages = rows.languages.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
      "\($0.key) \(grouped($0.value))"
    }
    let tagged = rows.base == 0 ? 0 : Double(rows.tagged) / Double(rows.base)
    lines += style.prose(
      "\(grouped(rows.scored)) scored; \(grouped(rows.base)) wrote a comment\(SummaryNotes.baseText(report)); \(percent(tagged)) of these carry a theme     "
        + languages.joined(separator: " · "), width)
    var left: [String] = rows.rejected.sorted { $0.key < $1.key }.map { "\(grouped($0.value)) \($0.key)" }
    if rows.withoutText > 0 { left.append("\(grouped(rows.withoutText)) without text") }
    if rows.noAnswer > 0 { left.append("\(grouped(rows.noAnswer)) say nothing") }
    if rows.mismatched > 0 { left.append("\(grouped(rows.mismatched)) whose text contradicts the score") }
    if !left.isEmpty {
      let text = "of \(grouped(rows.read)) rows: " + left.joined(separator: ", ")
      lines += style.prose(text, width).map { style.faint($0) }
    }
    return lines
  }

  private func headline(_ score: ScoreFigures) -> String {
    let name = ScaleText.headline(scale)
    guard let value = score.value else { return "\(name) –" }
    let interval = score.interval.map { "  (\(level($0.low)) … \(level($0.high)))" } ?? ""
    return "\(name) \(level(value))\(interval)"
  }

  /// The bands as one bar as wide as the table, the best first; colour tells them apart, and the shade where there is none.
  private func bandBar(_ score: ScoreFigures) -> String {
    var left = width
    let bands = Array(score.bands.enumerated().reversed())
    return bands.map { index, band in
      let isLast = index == 0
      let columns = isLast ? left : min(left, Int(((band.share ?? 0) * Double(width)).rounded()))
      left -= columns
      let isBest = index == bands.count - 1
      let bar = String(repeating: isLast ? "▓" : isBest ? "█" : "░", count: columns)
      return isLast ? style.bad(bar) : isBest ? style.good(bar) : style.faint(bar)
    }.joined()
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

  private func themes() -> [String] {
    let sections = sides().flatMap { section($0) }
    if let only = report.onlyBand {
      return [""] + style.prose(SummaryNotes.oneBand(only, report), width) + sections
    }
    if !sections.isEmpty { return sections }
    let hasThemes = !report.mostSpecific(report.figures).isEmpty
    return [""]
      + style.prose(
        hasThemes ? SummaryNotes.noDifference : SummaryNotes.noTheme(report, report.figures), width)
  }

  /// With a band asked for, or one alone answered, that band alone; else what goes with the lowest and what goes with the highest.
  private func sides() -> [Side] {
    let all = report.mostSpecific(report.figures)
    let top = report.view.top ?? 10
    let low = report.bandIndex
    if report.view.band != nil {
      return [
        Side(title: title(low), band: low, themes: Array(all.filter { $0.goes(with: low) }.prefix(top)))
      ]
    }
    if let only = report.onlyBand, let band = scale.bands.firstIndex(where: { $0.id == only.id }) {
      let frequent = all.sorted { ($1.n, $0.theme) < ($0.n, $1.theme) }
      return [Side(title: "What they write about", band: band, themes: Array(frequent.prefix(top)))]
    }
    let high = scale.bands.count - 1
    func isHarmful(_ theme: ThemeFigures) -> Bool {
      let value = theme.impact.value ?? 0
      return scale.isHigherWorse ? value > 0 : value < 0
    }
    let harmful = all.filter { isHarmful($0) && $0.goes(with: low) }
    var helpful = all.filter { !isHarmful($0) && $0.goes(with: high) }
    if report.view.order == .impact { helpful.reverse() }
    return [
      Side(title: title(low), band: low, themes: Array(harmful.prefix(top))),
      Side(title: title(high), band: high, themes: Array(helpful.prefix(top))),
    ]
  }

  private func title(_ band: Int) -> String { "What goes with \(scale.bands[band].group)" }

  private func section(_ side: Side) -> [String] {
    if side.themes.isEmpty { return [] }
    let other = side.band == 0 ? scale.bands.count - 1 : 0
    let isLong = TerminalText.width(side.title) >= labelColumns
    var lines = [""] + (isLong ? [style.strong(side.title)] : [])
    lines.append(
      style.strong(TerminalText.pad(isLong ? "" : side.title, labelColumns))
        + TerminalText.pad("impact on \(ScaleText.headline(scale))", impactColumns, right: true)
        + TerminalText.pad(" " + scale.bands[side.band].id, shareColumns, right: true)
        + (isTiny
          ? ""
          : TerminalText.pad(" " + scale.bands[other].id, shareColumns, right: true)
            + TerminalText.pad("lift", liftColumns, right: true))
        + TerminalText.pad(isNarrow ? "mood" : "sentiment", sentimentColumns, right: true))
    var quoted = Set<Int>()
    for (index, theme) in side.themes.enumerated() {
      lines.append(row(theme, side.band, other))
      if index < 3,
        let example = report.quotes(of: theme, band: side.band, count: 5).first(where: {
          !quoted.contains($0.row)
        })
      {
        quoted.insert(example.row)
        lines.append(quote(example))
      }
    }
    return lines
  }

  private func row(_ theme: ThemeFigures, _ band: Int, _ other: Int, indent: Int = 0) -> String {
    let impact = theme.impact.value.map(points) ?? "–"
    let interval = theme.impact.interval.map { " (\(points($0.low)) … \(points($0.high)))" } ?? ""
    let mark = (theme.bands[band].q ?? 1) < 0.05 ? "*" : " "
    let isBad = ((theme.impact.value ?? 0) < 0) != scale.isHigherWorse
    let text = TerminalText.pad(impact + interval + mark, impactColumns, right: true)
    return String(repeating: " ", count: indent) + label(theme.theme, labelColumns - indent)
      + (isBad ? style.bad(text) : style.good(text))
      + TerminalText.pad(theme.bands[band].share.map(percent) ?? "–", shareColumns, right: true)
      + (isTiny
        ? ""
        : TerminalText.pad(theme.bands[other].share.map(percent) ?? "–", shareColumns, right: true)
          + TerminalText.pad(
            theme.bands[band].lift.map { NumberText.fixed($0, 1) } ?? "–", liftColumns, right: true))
      + TerminalText.pad(
        theme.sentiment.map { mood($0) + NumberText.signed($0.mean, 2) } ?? "–", sentimentColumns, right: true
      )
  }

  /// The shares of negative, neutral or mixed, and positive comments as three blocks, where there is room.
  private func mood(_ sentiment: ThemeFigures.Sentiment) -> String {
    guard style.drawsBars, !isNarrow else { return "" }
    let blocks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    let shares = [sentiment.negative, sentiment.neutral + sentiment.mixed, sentiment.positive]
    return shares.map { blocks[min(7, Int($0 * 8))] }.joined() + " "
  }

  /// The theme's name in `columns`: where there is no room, its parents are cut and not the name itself.
  func label(_ theme: Int, _ columns: Int) -> String {
    let language = report.view.labelLanguage
    let own = report.catalog.label(of: theme, in: language)
    guard let parent = report.catalog.entries[theme].parent else { return TerminalText.pad(own, columns) }
    let above = report.catalog.path(of: parent, in: language)
    return TerminalText.pad(TerminalText.path(above, own, columns), columns)
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
    return [""] + style.prose("\(percent(share)) of comments fit no theme\(talk)", width)
  }

  private func segment(_ key: [String], _ figures: GroupFigures) -> [String] {
    let name = zip(report.plan.segmentColumns, key).map {
      "\(TerminalText.safe(report.plan.header[$0])) = \($1.isEmpty ? "(empty)" : TerminalText.safe($1))"
    }
    .joined(separator: ", ")
    if figures.score.n < Int64(report.view.minimumN) {
      return [""]
        + beside(
          name, "   fewer than \(report.view.minimumN) answers: not shown (--min-n)", faint: true)
    }
    var lines =
      [""] + beside(name, "   \(headline(figures.score))   n \(grouped(Int(figures.score.n)))")
    for theme in report.mostSpecific(figures, top: 3) {
      lines.append(row(theme, report.bandIndex, scale.bands.count - 1, indent: 2))
    }
    return lines
  }

  // MARK: Lines

  /// A heading with a text beside it, or below it where both do not fit on a line.
  func beside(_ heading: String, _ text: String, faint: Bool = false) -> [String] {
    func shown(_ text: String) -> String { faint ? style.faint(text) : text }
    if !style.drawsBars || TerminalText.width(heading + text) <= width {
      return [style.strong(heading) + shown(text)]
    }
    let rest = String(text.trimmingPrefix(while: { $0 == " " }))
    return style.prose(heading, width).map { style.strong($0) }
      + style.prose("  " + rest, width, indent: "  ").map(shown)
  }

  /// A dim paragraph in lines that fit.
  func faintLines(_ text: String, indent: String = "") -> [String] {
    style.prose(text, width, indent: indent).map { style.faint($0) }
  }

  // MARK: Numbers

  func points(_ value: Double) -> String { ScaleText.points(value, scale) }
  func percent(_ share: Double) -> String { ScaleText.percent(share) }
  func grouped(_ value: Int) -> String { NumberText.grouped(value) }
  func level(_ value: Double) -> String { ScaleText.level(value, scale) }
}

extension ThemeFigures {
  /// Whether the band is more frequent among the comments with the theme than overall.
  func goes(with band: Int) -> Bool { (bands[band].lift ?? 0) > 1 }
}
