internal import RootCause
internal import TextAnalysis
internal import VerbatimModel
internal import VerbatimReports

extension ReportWorkbook {
  /// As many bars as can be read.
  static let mostBars = 40

  /// Every theme with its impact, and the impacts as bars.
  func writeThemes(_ book: Workbook) throws {
    let sheet = try book.addSheet(texts["themes"])
    let header = [
      "column.theme", "xlsx.id", "column.n", "xlsx.share", "measure.impact", "xlsx.low", "xlsx.high",
      "xlsx.with",
      "xlsx.without", "measure.sentiment", "label.negative", "label.positive",
    ].map { texts[$0] }
    let themes = themes
    try table(
      sheet, header, widths: [42, 26, 11, 10, 10, 10, 10, 12, 12, 11, 10, 10],
      rows: themes.map(row))
    guard !themes.isEmpty else { return }
    sheet.bars(rows: 1...themes.count, columns: 4...4)
    sheet.diverge(rows: 1...themes.count, columns: 9...9, middle: 0)
    sheet.barChart(
      title: "\(texts["measure.impact"]) – \(scoreName)", labels: 0, values: 4,
      rows: 1...min(themes.count, Self.mostBars), at: header.count + 1)
  }

  private func row(_ theme: ThemeFigures) -> [Sheet.Cell] {
    let impact = theme.impact
    return [
      .text(report.catalog.path(of: theme.theme, in: texts.language)),
      .text(report.catalog.entries[theme.theme].id), .count(theme.n), percent(theme.share),
      .optional(impact.value, .signed), .optional(impact.interval?.low, .signed),
      .optional(impact.interval?.high, .signed), .optional(impact.with, .decimal),
      .optional(impact.without, .decimal), .optional(theme.sentiment?.mean, .fine),
      percent(theme.sentiment?.negative), percent(theme.sentiment?.positive),
    ]
  }

  /// Themes by band: the share of each band's comments, how far that is from the whole, and whether chance explains it.
  func writeMatrix(_ book: Workbook) throws {
    let sheet = try book.addSheet(texts["matrix"])
    let bands = scale.bands.map { name(ofBand: $0.id) }
    let parts = ["xlsx.share", "column.n", "xlsx.lift", "xlsx.q"].map { texts[$0] }
    let header = [texts["column.theme"]] + parts.flatMap { part in bands.map { "\(part) – \($0)" } }
    let themes = themes
    let rows = themes.map { theme -> [Sheet.Cell] in
      [.text(report.catalog.path(of: theme.theme, in: texts.language))]
        + theme.bands.map { percent($0.share) } + theme.bands.map { .count($0.n) }
        + theme.bands.map { .optional($0.lift, .fine) } + theme.bands.map { .optional($0.q, .probability) }
    }
    try table(sheet, header, widths: [42] + header.dropFirst().map { _ in 13 }, rows: rows)
    guard !themes.isEmpty else { return }
    let count = bands.count
    sheet.heat(rows: 1...themes.count, columns: 1...count)
    sheet.diverge(rows: 1...themes.count, columns: (2 * count + 1)...(3 * count), middle: 1)
  }
}
