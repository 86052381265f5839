internal import LanguagePacks
internal import RootCause
internal import TextAnalysis
internal import Verbatim
internal import VerbatimModel

/// A summary as a flat table: a line for each theme and band, of the whole and of each segment.
public struct SummaryCSV {
  private let report: SummaryReport

  /// All of it as given.
  public init(_ report: SummaryReport) { self.report = report }

  /// The bytes, with a header line.
  public func bytes() -> [UInt8] {
    var writer = CellWriter(separator: 0x2C, isRaw: false)
    for column in report.plan.segmentColumns { writer.cell(report.plan.header[column]) }
    for name in Self.columns { writer.cell(name) }
    writer.endRow()
    write(report.plan.segmentColumns.map { _ in "" }, report.figures, &writer)
    for (key, figures) in report.segments { write(key, figures, &writer) }
    return writer.bytes
  }

  private static let columns = [
    "theme", "label", "n", "share", "band", "band_n", "band_share", "lift", "odds_ratio", "risk_difference",
    "p", "q",
    "score_with", "score_without", "impact", "impact_low", "impact_high", "sentiment_mean",
  ]

  private func write(_ key: [String], _ figures: GroupFigures, _ writer: inout CellWriter) {
    for theme in report.themes(figures, top: report.view.top) {
      for band in theme.bands {
        for value in key { writer.cell(value) }
        writer.cell(report.catalog.entries[theme.theme].id)
        writer.cell(report.catalog.label(of: theme.theme, in: report.view.labelLanguage))
        writer.cell(String(theme.n))
        number(theme.share, &writer)
        writer.cell(band.id)
        writer.cell(String(band.n))
        for value in [band.share, band.lift, band.oddsRatio, band.riskDifference, band.p, band.q] {
          number(value, &writer)
        }
        let impact = theme.impact
        for value in [impact.with, impact.without, impact.value, impact.interval?.low, impact.interval?.high]
        {
          number(value, &writer)
        }
        number(theme.sentiment?.mean, &writer)
        writer.endRow()
      }
    }
  }

  private func number(_ value: Double?, _ writer: inout CellWriter) {
    writer.cell(value.map(NumberText.significant) ?? "")
  }
}
