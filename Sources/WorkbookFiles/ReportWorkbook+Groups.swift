internal import DriverAnalysis
internal import RootCause
internal import TextAnalysis
internal import Verbatim
internal import VerbatimModel
internal import VerbatimReports

extension ReportWorkbook {
  /// The score of each group: of each column's values, or of the combinations that a summary was broken down by.
  func writeSegments(_ book: Workbook) throws {
    var rows: [[Sheet.Cell]] = []
    if let data {
      for segment in ReportSegment.all(data, plan) {
        for (value, figures) in segment.values {
          rows.append(
            [.text(segment.name), .text(value.isEmpty ? texts["value.empty"] : value)] + cells(figures))
        }
      }
    }
    for (key, figures) in report.segments where data == nil {
      let names = plan.segmentNames.joined(separator: " × ")
      rows.append([.text(names), .text(key.joined(separator: " × "))] + cells(figures.score))
    }
    if rows.isEmpty { return }
    let sheet = try book.addSheet(texts["segments"])
    let header =
      [texts["column.what"], texts["xlsx.group"], texts["column.answers"], scoreName, texts["xlsx.low"]]
      + [texts["xlsx.high"], texts["xlsx.mean"]] + scale.bands.map { name(ofBand: $0.id) }
    try table(sheet, header, widths: [24, 30] + header.dropFirst(2).map { _ in 12 }, rows: rows)
    sheet.bars(rows: 1...rows.count, columns: 3...3)
    sheet.heat(rows: 1...rows.count, columns: 7...(6 + scale.bands.count))
  }

  private func cells(_ score: ScoreFigures) -> [Sheet.Cell] {
    [
      .count(score.n), .optional(score.value, .decimal), .optional(score.interval?.low, .decimal),
      .optional(score.interval?.high, .decimal), .optional(score.mean, .fine),
    ] + score.bands.map { percent($0.share) }
  }

  /// What goes with the score, each theme's praise and blame held against all others.
  func writeDrivers(_ book: Workbook) throws {
    guard let drivers, !drivers.drivers.isEmpty else { return }
    let sheet = try book.addSheet(texts["xlsx.drivers"])
    let header = [
      "column.theme", "xlsx.id", "measure.sentiment", "column.n", "xlsx.weight", "xlsx.low", "xlsx.high",
      "xlsx.coefficient", "xlsx.low", "xlsx.high", "xlsx.p", "xlsx.odds",
    ].map { texts[$0] }
    let rows = drivers.drivers.map { driver -> [Sheet.Cell] in
      [
        .text(report.catalog.path(of: driver.predictor.theme, in: texts.language)),
        .text(report.catalog.entries[driver.predictor.theme].id),
        text(driver.predictor.isPositive ? "label.positive" : "label.negative"), .count(driver.n),
        percent(driver.weight), percent(driver.weightInterval?.low), percent(driver.weightInterval?.high),
        .optional(driver.coefficient, .fine), .optional(driver.interval?.low, .fine),
        .optional(driver.interval?.high, .fine), .optional(driver.p, .probability),
        .optional(driver.oddsRatio, .fine),
      ]
    }
    try table(sheet, header, widths: [42, 26, 11, 10, 10, 10, 10, 11, 10, 10, 10, 10], rows: rows)
    sheet.bars(rows: 1...rows.count, columns: 4...4)
    sheet.diverge(rows: 1...rows.count, columns: 7...7, middle: 0)
    sheet.barChart(
      title: texts["xlsx.drivers"], labels: 0, values: 7, rows: 1...min(rows.count, Self.mostBars),
      at: header.count + 1)
  }

  /// The comments with their tags.
  func writeComments(_ book: Workbook) throws {
    guard let data else { return }
    let sheet = try book.addSheet(texts["comments"])
    let hasDates = plan.timeColumn != nil && plan.dates != nil
    var header = [texts["xlsx.id"], texts["xlsx.score"], texts["xlsx.band"], texts["xlsx.comment"]]
    header += ["themes", "measure.sentiment", "xlsx.label", "xlsx.language"].map { texts[$0] }
    if hasDates { header.append(texts["xlsx.date"]) }
    header += plan.segmentNames
    // One at a time: the cells of all take more memory than the workbook.
    let rows = data.sample.rows().with([.answers, .themes]).lazy.filter(\.hasText).map {
      row -> [Sheet.Cell] in
      var cells: [Sheet.Cell] = [
        known(row.id ?? String(row.number)),
        plan.scoreColumn == nil ? .empty : .optional(row.score.value, .plain),
        row.score.band.map { .text(name(ofBand: scale.bands[$0].id)) } ?? .empty, .text(row.text, .wrapped),
        .text(
          row.themes.map { report.catalog.path(of: $0.theme, in: texts.language) }.joined(separator: "; ")),
        .number(row.sentiment.score, .fine), text("label." + row.sentiment.label.name), .text(row.language),
      ]
      if hasDates { cells.append(row.date.map { .date($0) } ?? .empty) }
      return cells + row.segments.map(known)
    }
    let widths = [12, 8, 14, 70, 40, 10, 11, 9] + header.dropFirst(8).map { _ in 14.0 }
    let top = sheet.nextRow
    try table(sheet, header, widths: widths, rows: rows)
    let count = Int(sheet.nextRow - top) - 1
    if count > 0 { sheet.diverge(rows: 1...count, columns: 5...5, middle: 0) }
  }

  private func known(_ text: String) -> Sheet.Cell {
    switch CellValue(text, hasDecimalComma: plan.hasDecimalComma) {
    case .empty: .empty
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    }
  }
}
