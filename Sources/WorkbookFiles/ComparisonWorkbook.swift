internal import RootCause
internal import TextAnalysis
public import VerbatimReports

/// A comparison as an Excel workbook: the score, and the themes with their part in its change.
public struct ComparisonWorkbook {
  private let report: ComparisonReport
  private let texts: ReportTexts

  /// All of it as given.
  public init(_ report: ComparisonReport, texts: ReportTexts) {
    self.report = report
    self.texts = texts
  }

  /// Writes the workbook to `path`; returns how many texts were cut because no cell holds more.
  ///
  /// Throws `OutputError` and ``WorkbookError``.
  public func write(to path: String) throws -> Int {
    let book = try Workbook(path: path, isStreamed: false)
    try writeScore(book)
    try writeThemes(book)
    try book.finish()
    return book.cutTexts
  }

  private func writeScore(_ book: Workbook) throws {
    let sheet = try book.addSheet(texts["xlsx.summary"])
    let score = report.comparison.score
    sheet.widths([44, 14, 14, 14, 14, 12])
    sheet.fitToPage()
    try sheet.add([.text("\(report.baseName) → \(report.currentName)", .title)])
    sheet.skip()
    let header = ["headline", "column.answers", "xlsx.value", "xlsx.low", "xlsx.high", "xlsx.p"]
    try sheet.add(header.map { .text(texts[$0], .header) })
    try sheet.add([.text(report.baseName), .count(score.baseN), value(score.base)])
    try sheet.add([.text(report.currentName), .count(score.currentN), value(score.current)])
    if !report.isOfBands {
      try sheet.add([
        .text(texts["compare.difference"]), .empty, .optional(score.difference, .signed),
        .optional(score.interval?.low, .signed), .optional(score.interval?.high, .signed),
        .optional(score.p, .probability),
      ])
      try sheet.add([
        .text(texts["compare.others"]), .empty, .optional(report.others(than: report.themes), .signed),
      ])
      try sheet.add([
        .text(texts["compare.unexplained"]), .empty, .optional(report.comparison.unexplained, .signed),
      ])
    }
    sheet.skip()
    for note in report.notes { try sheet.add([.text(note, .note)]) }
    try sheet.add([.text("Verbatim \(report.tool.version) · \(report.tool.lexicons)", .note)])
  }

  /// The scores of bands say nothing beside each other.
  private func value(_ value: Double) -> Sheet.Cell { report.isOfBands ? .empty : .number(value, .decimal) }

  private func writeThemes(_ book: Workbook) throws {
    let sheet = try book.addSheet(texts["themes"])
    sheet.widths([42, 26, 11, 11, 11, 11, 12, 10, 10, 10, 10, 14])
    sheet.fitToPage()
    sheet.widenRow(0)
    let sides = [report.baseName, report.currentName]
    let names = ["compare.difference", "xlsx.low", "xlsx.high", "xlsx.p", "xlsx.q", "compare.contribution"]
    let counts = sides.map { "\(texts["column.n"]) – \($0)" }
    let shares = sides.map { "\(texts["xlsx.share"]) – \($0)" }
    let header = [texts["column.theme"], texts["xlsx.id"]] + counts + shares + names.map { texts[$0] }
    try sheet.add(header.map { .text($0, .header) })
    let themes = report.themes
    for theme in themes {
      let share = theme.share
      try sheet.add([
        .text(report.catalog.path(of: theme.theme, in: texts.language)),
        .text(report.catalog.entries[theme.theme].id), .count(share.base.n), .count(share.current.n),
        .optional(share.base.share, .percent), .optional(share.current.share, .percent),
        .optional(share.difference, .percent), .optional(share.interval?.low, .percent),
        .optional(share.interval?.high, .percent), .optional(share.p, .probability),
        .optional(theme.q, .probability),
        report.isOfBands ? .empty : .optional(report.ownContribution(theme), .signed),
      ])
    }
    sheet.freeze(below: 1, filterTo: themes.count, columns: header.count)
    guard !themes.isEmpty else { return }
    sheet.diverge(rows: 1...themes.count, columns: 6...6, middle: 0)
    sheet.barChart(
      title: texts[report.isOfBands ? "compare.difference" : "compare.contribution"], labels: 0,
      values: report.isOfBands ? 6 : 11, rows: 1...min(themes.count, ReportWorkbook.mostBars),
      at: header.count + 1)
  }
}
