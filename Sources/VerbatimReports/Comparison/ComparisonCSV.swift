internal import RootCause
internal import TextAnalysis

/// A comparison as a flat table: a line for the score, one for each theme, and one for what no theme carries.
public struct ComparisonCSV {
  private let report: ComparisonReport

  /// All of it as given.
  public init(_ report: ComparisonReport) { self.report = report }

  private static let columns = [
    "what", "label", "base_n", "base", "current_n", "current", "difference", "low", "high", "p", "q",
    "contribution",
  ]

  /// The bytes, with a header line; the score in its points, themes as shares.
  public func bytes() -> [UInt8] {
    var writer = CellWriter(separator: 0x2C, isRaw: false)
    for name in Self.columns { writer.cell(name) }
    writer.endRow()
    let score = report.comparison.score
    line(
      "score", ScaleText.headline(report.scale), (score.baseN, score.base), (score.currentN, score.current),
      [score.difference, score.interval?.low, score.interval?.high, score.p, nil, nil], &writer)
    for theme in report.themes(from: 1) {
      let share = theme.share
      line(
        report.catalog.entries[theme.theme].id,
        report.catalog.label(of: theme.theme, in: report.labelLanguage),
        (share.base.n, share.base.share), (share.current.n, share.current.share),
        [
          share.difference, share.interval?.low, share.interval?.high, share.p, theme.q,
          report.isOfBands ? nil : theme.contribution,
        ], &writer)
    }
    if !report.isOfBands {
      for cell in ["unexplained"] + Array(repeating: "", count: Self.columns.count - 2) { writer.cell(cell) }
      number(report.comparison.unexplained, &writer)
      writer.endRow()
    }
    return writer.bytes
  }

  private func line(
    _ id: String, _ label: String, _ base: (n: Int64, value: Double?), _ current: (n: Int64, value: Double?),
    _ figures: [Double?], _ writer: inout CellWriter
  ) {
    writer.cell(id)
    writer.cell(label)
    for side in [base, current] {
      writer.cell(String(side.n))
      number(side.value, &writer)
    }
    for figure in figures { number(figure, &writer) }
    writer.endRow()
  }

  private func number(_ value: Double?, _ writer: inout CellWriter) {
    writer.cell(value.map(NumberText.significant) ?? "")
  }
}
