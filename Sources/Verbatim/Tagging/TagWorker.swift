internal import TextAnalysis
internal import VerbatimModel

/// What the records of a block add to row-wise output.
struct TaggedBytes: Sendable {
  /// The records.
  var bytes: [UInt8] = []
  /// What became of them.
  var rows = RowCounts()
  /// Cells that were changed so that a spreadsheet does not run them.
  var escapedCells = 0
}

/// Tags the records of its blocks, in the order of the input.
final class TagWorker<Format: TagFormat>: BatchWorker {
  private var analyzer: RowAnalyzer
  private var format: Format

  init(_ engine: TextEngine, _ plan: RunPlan, _ format: Format) throws {
    analyzer = try RowAnalyzer(engine, plan)
    self.format = format
  }

  func process(_ batch: RecordBatch) throws -> TaggedBytes {
    var block = TaggedBytes()
    block.bytes.reserveCapacity(batch.bytes.count * 4)
    let escaped = format.escapedCells
    for row in batch.rows.indices where analyzer.accepts(row, of: batch) {
      let analyzed = analyzer.analyze(row, of: batch)
      block.rows.add(analyzed)
      format.append(analyzed, of: batch, to: &block.bytes)
    }
    block.escapedCells = format.escapedCells - escaped
    return block
  }

  var ledger: RowLedger { analyzer.ledger }

  func takeRejects() -> [UInt8] { analyzer.takeRejects() }

  func finish() {}
}
