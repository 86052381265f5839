internal import TextAnalysis
internal import VerbatimModel

/// Analyses the records of its blocks and hands them on whole, to a writer of files that are no stream of bytes.
final class RowWorker: BatchWorker {
  private var analyzer: RowAnalyzer
  private var counts = RowCounts()

  init(_ engine: TextEngine, _ plan: RunPlan) throws { analyzer = try RowAnalyzer(engine, plan) }

  func process(_ batch: RecordBatch) throws -> AnalyzedBlock {
    var rows: [AnalyzedRow] = []
    rows.reserveCapacity(batch.rows.count)
    for row in batch.rows.indices where analyzer.accepts(row, of: batch) {
      let analyzed = analyzer.analyze(row, of: batch)
      counts.add(analyzed)
      rows.append(analyzed)
    }
    return AnalyzedBlock(batch: batch, rows: rows)
  }

  var ledger: RowLedger { analyzer.ledger }

  func takeRejects() -> [UInt8] { analyzer.takeRejects() }

  func finish() -> RowCounts { counts }
}
