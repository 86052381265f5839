internal import RootCause
internal import TextAnalysis
public import Verbatim
internal import VerbatimModel
public import VerbatimReports

/// A summary or report as an Excel workbook: a sheet for each question a reader has.
public struct ReportWorkbook {
  let report: SummaryReport
  let plan: RunPlan
  let data: ReportData?
  let drivers: WhyDrivers?
  let texts: ReportTexts
  let title: String

  /// A workbook about `report`; `plan` is that of the run where the report's own has no segments, `data` adds the groups of each segment column and the comments, `drivers` their model.
  public init(
    _ report: SummaryReport, plan: RunPlan? = nil, data: ReportData? = nil, drivers: WhyDrivers? = nil,
    texts: ReportTexts, title: String
  ) {
    self.report = report
    self.plan = plan ?? report.plan
    self.data = data
    self.drivers = drivers
    self.texts = texts
    self.title = title
  }

  /// Writes the workbook to `path`; returns how many texts were cut because no cell holds more.
  ///
  /// Throws `OutputError` and ``WorkbookError``.
  public func write(to path: String) throws -> Int {
    let book = try Workbook(path: path, isStreamed: false)
    try writeOverview(book)
    try writeThemes(book)
    try writeMatrix(book)
    try writeSegments(book)
    try writeDrivers(book)
    try writeComments(book)
    try book.finish()
    return book.cutTexts
  }

  var scale: Scale { report.plan.scale }
  var themes: [ThemeFigures] { report.themes(report.figures, top: report.view.top) }

  func text(_ key: String) -> Sheet.Cell { .text(texts[key]) }

  /// The name of a band, or its id where it is one of the user's own.
  func name(ofBand id: String) -> String { texts["band." + id] == "band." + id ? id : texts["band." + id] }

  /// The name of the scale's headline.
  var scoreName: String {
    let key = "scale." + scale.id
    return texts[key] == key ? texts["scale.custom"] : texts[key]
  }

  /// A header row with a frozen pane and a filter over the rows that follow.
  func table(_ sheet: Sheet, _ header: [String], widths: [Double], rows: some Sequence<[Sheet.Cell]>) throws {
    sheet.widths(widths)
    sheet.fitToPage()
    sheet.widenRow(sheet.nextRow)
    try sheet.add(header.map { .text($0, .header) })
    let top = sheet.nextRow
    for row in rows { try sheet.add(row) }
    sheet.freeze(below: top, filterTo: sheet.nextRow - 1, columns: header.count)
  }

  /// A share as a fraction.
  func percent(_ value: Double?) -> Sheet.Cell { .optional(value, .percent) }
}
