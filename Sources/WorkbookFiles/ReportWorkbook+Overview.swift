internal import RootCause
internal import Verbatim
internal import VerbatimModel
internal import VerbatimReports

extension ReportWorkbook {
  /// The headline, the bands, and what became of the rows.
  func writeOverview(_ book: Workbook) throws {
    let sheet = try book.addSheet(texts["xlsx.summary"])
    sheet.widths([38, 14, 14, 14, 14])
    sheet.fitToPage()
    try sheet.add([.text(title, .title)])
    sheet.skip()
    try writeHeadline(sheet)
    sheet.skip()
    try writeRows(sheet)
    sheet.skip()
    try writeLanguages(sheet)
    sheet.skip()
    try writeMethod(sheet)
  }

  private func writeHeadline(_ sheet: Sheet) throws {
    let score = report.figures.score
    let header = ["headline", "column.answers", "xlsx.value", "xlsx.low", "xlsx.high"]
    try sheet.add(header.map { .text(texts[$0], .header) })
    try sheet.add([
      .text(scoreName), .count(score.n), .optional(score.value, .decimal),
      .optional(score.interval?.low, .decimal),
      .optional(score.interval?.high, .decimal),
    ])
    let base = report.figures.base
    if base.n > 0, base.n < score.n {
      try sheet.add([
        text("quality.base"), .count(base.n), .optional(base.value, .decimal),
        .optional(base.interval?.low, .decimal), .optional(base.interval?.high, .decimal),
      ])
    }
    try sheet.add([
      text("xlsx.mean"), .count(score.n), .optional(score.mean, .fine),
      .optional(score.meanInterval?.low, .fine),
      .optional(score.meanInterval?.high, .fine),
    ])
    let first = sheet.nextRow
    for band in score.bands {
      try sheet.add([
        .text(name(ofBand: band.id)), .count(band.n), percent(band.share), percent(band.interval?.low),
        percent(band.interval?.high),
      ])
    }
    sheet.bars(rows: first...(sheet.nextRow - 1), columns: 2...2)
  }

  private func writeRows(_ sheet: Sheet) throws {
    let rows = report.data.rows
    try sheet.add([.text(texts["quality"], .header), .text(texts["xlsx.rows"], .header)])
    let counts = [
      ("quality.read", rows.read), ("quality.scored", rows.scored),
      ("quality.without_text", rows.withoutText),
      ("quality.no_answer", rows.noAnswer), ("quality.base", rows.base), ("tile.tagged", rows.tagged),
      ("quality.mismatched", rows.mismatched),
    ]
    for (key, count) in counts { try sheet.add([text(key), .count(count)]) }
    for (reason, count) in rows.rejected.sorted(by: { $0.key < $1.key }) {
      let key = "reason." + reason
      try sheet.add([.text(texts[key] == key ? reason : texts[key]), .count(count)])
    }
  }

  private func writeLanguages(_ sheet: Sheet) throws {
    try sheet.add([.text(texts["languages"], .header), .text(texts["column.n"], .header)])
    for (code, count) in report.data.rows.languages.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      try sheet.add([code == "und" ? text("language.und") : .text(code), .count(count)])
    }
  }

  private func writeMethod(_ sheet: Sheet) throws {
    try sheet.add([.text(texts["method"], .header)])
    for key in ["method.interval", "method.impact", "method.lift", "method.significant", "xlsx.drivers.note"]
    {
      try sheet.add([.text(texts[key].replacing("{score}", with: scoreName), .note)])
    }
    try sheet.add([
      .text("Verbatim \(report.tool.version) · \(report.tool.lexicons)", .note)
    ])
  }
}
