public import LanguagePacks
public import TextAnalysis
public import Verbatim
internal import VerbatimModel

/// A report as one self-contained HTML file that opens offline.
public struct HTMLReport {
  private let report: SummaryReport
  private let data: ReportData
  private let texts: ReportTexts
  private let title: String
  private let files: LexiconFiles
  private let causes: WhyResult?

  /// A report about `data`; `title` stands at its head; `causes` are the steps from the lowest band down.
  public init(
    tool: SummaryReport.Tool, data: ReportData, plan: RunPlan, view: SummaryView, catalog: ThemeCatalog,
    causes: WhyResult? = nil, texts: ReportTexts, title: String, files: LexiconFiles
  ) {
    report = SummaryReport(tool: tool, data: data.summary, plan: plan, view: view, catalog: catalog)
    self.data = data
    self.texts = texts
    self.title = title
    self.files = files
    self.causes = causes
  }

  /// The page, piece by piece: with many rows it is long.
  public func write(_ write: ([UInt8]) throws -> Void) throws {
    let trend = ReportTrend(data, scale: report.plan.scale)
    let segments = ReportSegment.all(data, report.plan)
    let rows = data.sample.rows()
    let figures = ReportFiguresJSON(
      report: report, data: data, trend: trend, segments: segments, texts: texts, title: title,
      rowCount: rows.count, why: causes.map { ReportWhy($0) })
    let comments = ReportRowsJSON(rows: rows, plan: report.plan, trend: trend, segments: segments)
    let parts = [
      "title": Array(ReportTemplate.escaped(title).utf8),
      "figures": figures.bytes().withUnsafeBufferPointer { ReportTemplate.inert($0) },
      "rows": comments.inertBytes(),
    ]
    try ReportTemplate(files: files, texts: texts).page(parts, write: write)
  }

  /// The language in which a report on `data` is written when none is asked for: that of most comments, if it is known.
  public static func language(for data: ReportData, files: LexiconFiles) -> String {
    let known = ReportTexts.languages(files)
    let counted = data.summary.rows.languages.filter { known.contains($0.key) }
    return counted.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? LabelLanguage.fallback
  }
}
