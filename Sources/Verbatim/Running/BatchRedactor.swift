internal import CommentSources
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
  /// The rows to keep, by the values before masking.
  fileprivate let filters: [(column: Int, value: String)]
  /// The columns that the user breaks down by, with their names.
  fileprivate let segments: [Int: String]

  /// What the plan asks for; nil where nothing is to be masked.
  init?(_ plan: RunPlan, _ engine: TextEngine) {
    guard let settings = plan.redaction else { return nil }
    self.settings = settings
    self.engine = engine
    language = plan.language
    filters = plan.filters
    segments =
      plan.namesSegments && settings.hashKey == nil
      ? Dictionary(plan.segmentColumns.map { ($0, plan.header[$0]) }) { first, _ in first } : [:]
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

  /// The batch with everything personal masked, in the record as it stood too; the plan's filters see what stood before.
  ///
  /// - Throws: ``InputError`` where a value to break down by is masked, so that different values would be one.
  func redact(_ batch: RecordBatch) throws(InputError) -> RecordBatch {
    var result = batch
    result.bytes = []
    result.source = []
    result.bytes.reserveCapacity(batch.bytes.count)
    for row in batch.rows.indices {
      var memory = RedactionMemory()
      let isWanted = masking.filters.allSatisfy { batch.text(row, $0.column) == $0.value }
      result.rows[row].isWanted = isWanted
      for column in 0..<batch.columnCount {
        let start = result.bytes.count
        if masking.kept.contains(column) {
          result.bytes += batch.bytes[batch.cell(row, column).indices]
        } else {
          let text = batch.text(row, column)
          let masked = redact(text, &memory)
          if isWanted, masked != text, let name = masking.segments[column] {
            throw InputError(
              file: batch.fileName, line: batch.rows[row].line,
              problem: "a value of '\(name)' is masked, so groups by it would run together",
              remedy: "give --hash-key, or leave '\(name)' out of --by")
          }
          result.bytes += masked.utf8
        }
        result.cells[row * batch.columnCount + column] = CellRange(start, result.bytes.count)
      }
      let start = result.source.count
      result.source += source(batch.rawRecord(row), &memory)
      result.rows[row].record = CellRange(start, result.source.count)
    }
    return result
  }

  /// The record as it stood, masked likewise but not counted again: it repeats the cells.
  private func source(_ raw: ArraySlice<UInt8>, _ memory: inout RedactionMemory) -> [UInt8] {
    let first = raw.first { $0 > 0x20 }
    guard first == 0x7B || first == 0x5B else {
      return Array(cells(String(decoding: raw, as: UTF8.self), &memory).utf8)
    }
    let bytes = Array(raw)
    var result: [UInt8] = []
    var at = 0
    while at < bytes.count {
      let isString = bytes[at] == 0x22
      let end =
        isString
        ? JSONStringText.end(bytes, from: at) : bytes[at...].firstIndex { $0 == 0x22 } ?? bytes.count
      let text =
        isString ? JSONStringText.text(bytes[at..<end]) : String(decoding: bytes[at..<end], as: UTF8.self)
      let masked = uncounted(text, &memory)
      result +=
        masked == text
        ? Array(bytes[at..<end]) : isString ? JSONStringText.string(masked) : Array(masked.utf8)
      at = end
    }
    return result
  }

  /// A delimited record: as a whole, for names run over commas, and piece by piece, for a number ends at a delimiter.
  private func cells(_ text: String, _ memory: inout RedactionMemory) -> String {
    var result = ""
    var piece = ""
    for character in uncounted(text, &memory) {
      if ",;\t|".contains(character) {
        result += uncounted(piece, &memory) + String(character)
        piece = ""
      } else {
        piece.append(character)
      }
    }
    return result + uncounted(piece, &memory)
  }

  private func uncounted(_ text: String, _ memory: inout RedactionMemory) -> String {
    redactor.redact(text, language: masking.language, memory: &memory, counts: false)
  }

  private func redact(_ text: String, _ memory: inout RedactionMemory) -> String {
    if text.utf8.count < 3 { return text }
    let language = masking.language ?? analyzer.language(of: text)
    return redactor.redact(text, language: language, memory: &memory)
  }
}
