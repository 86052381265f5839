internal import LanguagePacks
internal import RootCause
internal import TextAnalysis
internal import Verbatim
internal import VerbatimModel

/// Priorities, confounding, assumptions and alerts.
extension SummaryTable {
  func outlook() -> [String] {
    priorities() + confounded() + risk() + benchmark() + followUp() + gates()
  }

  /// Fix, watch and keep in one view; what can be left is not listed.
  private func priorities() -> [String] {
    let themes = report.mostSpecific(report.figures)
    var lines: [String] = []
    for (priority, text) in [(Priority.fix, "Fix "), (.watch, "Watch"), (.keep, "Keep")] {
      var chosen = themes.filter { report.priorities[$0.theme] == priority }
      if priority == .keep { chosen.reverse() }
      if chosen.isEmpty { continue }
      let names = chosen.prefix(5).map { theme in
        let columns = report.confounders[theme.theme] ?? []
        let reason =
          columns.isEmpty ? "" : " (confounded by \(columns.map(TerminalText.safe).joined(separator: ", ")))"
        return report.catalog.path(of: theme.theme, in: report.view.labelLanguage) + reason
      }
      let more = chosen.count > 5 ? " and \(chosen.count - 5) more" : ""
      lines.append(
        TerminalText.fit("  " + TerminalText.pad(text, 8) + names.joined(separator: ", ") + more, width))
    }
    if lines.isEmpty { return [] }
    let reading = "   impact beyond chance (q < 0.05 with some band), volume, sentiment"
    return [""] + beside("Priorities", reading, faint: true) + lines + whatIf(themes)
  }

  /// What halving the first theme to fix would be worth, as a calculation.
  private func whatIf(_ themes: [ThemeFigures]) -> [String] {
    guard let first = themes.first(where: { report.priorities[$0.theme] == .fix }),
      let figures = WhatIf(report.data.all, theme: first.theme, headline: Headline(scale))
    else { return [] }
    let name = report.catalog.path(of: first.theme, in: report.view.labelLanguage)
    // Where only the highest band counts, or there are two bands, one band up says nothing of its own.
    let (now, up, top) = (level(figures.now), level(figures.oneBandUp), level(figures.topBand))
    let reach = up == now || up == top ? "\(top) (top band)" : "\(up) (one band up) to \(top) (top band)"
    let text =
      "  What if half of \(name)'s \(scale.bands[0].id) answers rose: \(ScaleText.headline(scale)) \(now) → \(reach); "
      + "a calculation, not a forecast"
    return faintLines(text, indent: "    ")
  }

  /// Themes whose association turns round, or goes away, within the segments of a column.
  private func confounded() -> [String] {
    if report.plan.segmentColumns.isEmpty { return [] }
    let band = report.bandIndex
    var lines: [String] = []
    for theme in report.themes(report.figures) where (theme.bands[band].q ?? 1) < 0.05 {
      for column in report.confounding(of: theme.theme) {
        guard let crude = column.crude, let stratified = column.stratified, let interval = stratified.interval
        else { continue }
        guard column.verdict == .reversed || column.verdict == .gone else { continue }
        let name = report.catalog.path(of: theme.theme, in: report.view.labelLanguage)
        let verdict = column.isSimpsonReversal ? "turns round (Simpson)" : "cannot be told from chance"
        lines.append(
          "  \(name): odds ratio \(NumberText.fixed(crude.value, 2)) overall, \(NumberText.fixed(stratified.value, 2)) "
            + "(\(NumberText.fixed(interval.low, 2)) … \(NumberText.fixed(interval.high, 2))) within \(TerminalText.safe(column.column)): \(verdict)"
        )
      }
    }
    return lines.isEmpty ? [] : ["", style.strong("Confounded by segment")] + lines
  }

  private func risk() -> [String] {
    guard let risk = report.view.risk else { return [] }
    let loss = risk.loss(report.data.all)
    let customers = loss.customers.reduce(0, +)
    var lines =
      [""]
      + beside(
        "At risk: \(amount(loss.amount))", "   \(amount(customers)) customers × \(amount(risk.spend))")
    let parts = report.themes(report.figures).compactMap { theme in report.atRisk(theme).map { (theme, $0) } }
    if parts.isEmpty { lines.append(style.faint("  no theme goes with the unhappy by more than chance")) }
    for (theme, part) in parts.sorted(by: { ($1.1, $0.0.theme) < ($0.1, $1.0.theme) }).prefix(5) {
      lines.append("  " + label(theme.theme, labelColumns) + TerminalText.pad(amount(part), 14, right: true))
    }
    return lines
  }

  private func benchmark() -> [String] {
    guard let benchmark = report.view.benchmark, let value = report.figures.score.value else { return [] }
    let own = "\(ScaleText.headline(scale)) \(level(value))"
    let text =
      "\(own); \(benchmark.industry) \(NumberText.significant(benchmark.index)) (\(Benchmarks.source))"
    let caution = "an index of 0-100 beside a score of another kind"
    if !style.drawsBars || TerminalText.width(text + caution) + 3 <= width {
      return ["", text + style.faint("   " + caution)]
    }
    return [""] + style.prose(text, width) + faintLines("  " + caution, indent: "  ")
  }

  private func followUp() -> [String] {
    let list = report.data.followUps
    var lines: [String] = []
    if let praised = report.data.praises.first {
      let count = report.data.praises.count
      lines.append(
        "\(grouped(count)) \(scale.bands.last?.id ?? "") answer\(count == 1 ? "" : "s") praise\(count == 1 ? "s" : "") somebody "
          + "by name, \(TerminalText.safe(praised.id)) first (alerts in --format json)")
    }
    guard let first = list.first else {
      return lines.isEmpty ? [] : [""] + lines.flatMap { faintLines($0) }
    }
    let text =
      "\(grouped(list.count)) \(scale.bands[0].id) \(list.count == 1 ? "answer has" : "answers have") an id to follow up, \(TerminalText.safe(first.id)) first"
    lines.insert(text + " (alerts in --format json)", at: 0)
    return [""] + lines.flatMap { faintLines($0) }
  }

  private func gates() -> [String] {
    let failed = report.view.gates.filter(\.hasFailed)
    return failed.isEmpty
      ? []
      : [""] + failed.flatMap { style.prose("Failed: \($0.rule): \($0.reason)", width).map { style.bad($0) } }
  }

  private func amount(_ value: Double) -> String {
    value.magnitude < 1e15 ? NumberText.grouped(Int(value.rounded())) : NumberText.significant(value)
  }
}
