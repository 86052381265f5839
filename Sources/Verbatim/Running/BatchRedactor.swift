internal import LanguagePacks
internal import Redaction
internal import TextAnalysis
internal import VerbatimModel

/// What masks personal data in records before they are analysed.
struct BatchMasking: Sendable {
  fileprivate let settings: RedactionSettings
  fileprivate let engine: TextEngine
  fileprivate let language: String?
  /// The columns that are left as they are: ids, scores, dates, weights.
  fileprivate let kept: Set<Int>

  /// What the plan asks for; nil where nothing is to be masked.
  init?(_ plan: RunPlan, _ engine: TextEngine) {
    guard let settings = plan.redaction else { return nil }
    self.settings = settings
    self.engine = engine
    language = plan.language
    kept = Set(
      [plan.idColumn, plan.scoreColumn, plan.timeColumn, plan.weightColumn, plan.languageColumn].compactMap(
        \.self))
  }

  /// A line on what was masked.
  static func notice(_ counts: [String: Int]) -> String {
    let list = counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    return "masked: " + (list.isEmpty ? "nothing" : list)
  }
}

/// Masks the cells of batches; one a thread.
///
/// A marker is stable within a record.
final class BatchRedactor {
  private let masking: BatchMasking
  private let redactor: Redactor
  private var analyzer: CommentAnalyzer

  init(_ masking: BatchMasking) throws {
    self.masking = masking
    redactor = try Redactor(masking.settings.rules, hashKey: masking.settings.hashKey)
    analyzer = try CommentAnalyzer(masking.engine)
  }

  /// How many places were masked, by kind.
  var counts: [String: Int] { redactor.counts }

  /// The batch with everything personal masked, in the record as it stood too.
  func redact(_ batch: RecordBatch) -> RecordBatch {
    var result = batch
    result.bytes = []
    result.source = []
    result.bytes.reserveCapacity(batch.bytes.count)
    for row in batch.rows.indices {
      var memory = RedactionMemory()
      for column in 0..<batch.columnCount {
        let start = result.bytes.count
        if masking.kept.contains(column) {
          result.bytes += batch.bytes[batch.cell(row, column).indices]
        } else {
          result.bytes += redact(batch.text(row, column), &memory).utf8
        }
        result.cells[row * batch.columnCount + column] = CellRange(start, result.bytes.count)
      }
      let start = result.source.count
      let raw = String(decoding: batch.rawRecord(row), as: UTF8.self)
      // The raw record repeats the cells: it is masked likewise but not counted again.
      result.source += redactor.redact(raw, language: masking.language, memory: &memory, counts: false).utf8
      result.rows[row].record = CellRange(start, result.source.count)
    }
    return result
  }

  private func redact(_ text: String, _ memory: inout RedactionMemory) -> String {
    if text.utf8.count < 3 { return text }
    let language = masking.language ?? analyzer.language(of: text)
    return redactor.redact(text, language: language, memory: &memory)
  }
}
