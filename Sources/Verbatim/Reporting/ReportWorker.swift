internal import CommentSources
internal import RootCause
internal import TextAnalysis
internal import VerbatimModel

/// Counts the records of its blocks and keeps what a report shows of each.
final class ReportWorker: BatchWorker {
  private let plan: RunPlan
  private let summary: SummaryWorker
  private var data: ReportData

  /// A worker that puts comments and rows into samples which all workers share.
  init(_ engine: TextEngine, _ plan: RunPlan, sample: CommentSample?, rows: RowSample) throws {
    self.plan = plan
    var counted = plan
    // Segments are counted a column at a time: their cross product would grow without bound.
    counted.segmentColumns = []
    counted.sampledColumns = plan.segmentColumns
    summary = try SummaryWorker(engine, counted, sample: sample)
    data = ReportData(plan, themeCount: engine.catalog.entries.count, sample: sample, rows: rows)
  }

  func process(_ batch: RecordBatch) throws -> [UInt8] {
    summary.process(batch) { row in
      let day = date(row, batch)
      count(row, day, batch)
      keep(row, day, batch)
    }
    return []
  }

  var ledger: RowLedger { summary.ledger }

  func takeRejects() -> [UInt8] { summary.takeRejects() }

  func finish() -> ReportData {
    data.summary = summary.finish()
    return data
  }

  private func date(_ row: AnalyzedRow, _ batch: RecordBatch) -> CalendarDate? {
    guard let column = plan.timeColumn, let dates = plan.dates else { return nil }
    return batch.withCell(row.row, column) { dates.read($0) }
  }

  private func count(_ row: AnalyzedRow, _ day: CalendarDate?, _ batch: RecordBatch) {
    guard case .scored(let score, let band) = row.score else { return }
    let respondent = Respondent(
      score: score, band: band, weight: row.weight, hasText: row.hasText && !row.isNoAnswer)
    for (index, column) in plan.segmentColumns.enumerated() {
      data.segments[index].add(respondent, value: batch.text(row.row, column), bandCount: data.bandCount)
    }
    if plan.timeColumn != nil { data.add(respondent, on: day) }
  }

  private func keep(_ row: AnalyzedRow, _ day: CalendarDate?, _ batch: RecordBatch) {
    let order = ReportRow.Order(hash: summary.hash(row, batch), number: row.number)
    guard data.sample.wants(order) else { return }
    var kept = ReportRow(
      number: row.number, id: plan.idColumn.map { batch.text(row.row, $0) }, score: row.score,
      weight: row.weight,
      segments: plan.segmentColumns.map { batch.text(row.row, $0) }, date: day, order: order)
    kept.hasText = row.hasText
    kept.isNoAnswer = row.isNoAnswer
    for (index, comment) in row.comments.enumerated() {
      guard let comment else { continue }
      kept.append(
        comment, column: plan.textColumns[index], isOneOfSeveral: plan.textColumns.count > 1, row.row, batch)
      if let band = row.score.band, ScoreMismatch.isMismatch(comment.sentiment, band: band, of: plan.scale) {
        kept.isMismatch = true
      }
    }
    kept.joinSentiments(row.comments.compactMap { $0?.sentiment })
    data.sample.add(kept)
  }
}
