internal import TextAnalysis
internal import VerbatimModel

/// Tags the records of its blocks, in the order of the input.
final class TagWorker<Format: TagFormat>: BatchWorker {
  private var analyzer: RowAnalyzer
  private var format: Format
  private let plan: RunPlan
  private var counts = RowCounts()

  init(_ engine: TextEngine, _ plan: RunPlan, _ format: Format) throws {
    analyzer = try RowAnalyzer(engine, plan)
    self.format = format
    self.plan = plan
  }

  func process(_ batch: RecordBatch) throws -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(batch.bytes.count * 4)
    for row in batch.rows.indices where analyzer.accepts(row, of: batch) {
      let analyzed = analyzer.analyze(row, of: batch)
      counts.add(analyzed)
      format.append(analyzed, of: batch, to: &output)
    }
    return output
  }

  func takeRejects() -> [UInt8] { analyzer.takeRejects() }

  func finish() -> (rows: RowCounts, escapedCells: Int) { (counts, format.escapedCells) }
}
