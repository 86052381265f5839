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
  /// The columns that are broken down by: their masked values stay as many as they were.
  fileprivate let segments: [Int]
  /// What columns hold by their names, such as `phone`; those that are broken down by or hold comments are not among them.
  fileprivate let kinds: [Int: String]
  /// The numbers that masked values of those columns get; shared by all threads.
  let numbers = SegmentNumbers()

  /// What the plan asks for; nil where nothing is to be masked.
  init?(_ plan: RunPlan, _ engine: TextEngine) {
    guard let settings = plan.redaction else { return nil }
    self.settings = settings
    self.engine = engine
    language = plan.language
    filters = plan.filters
    segments = settings.hashKey == nil ? plan.segmentColumns : []
    let segmented = Set(plan.segmentColumns + plan.textColumns)
    let named: [Int: String] = plan.header.enumerated().reduce(into: [:]) { kinds, column in
      if !segmented.contains(column.offset) {
        kinds[column.offset] = settings.rules.kind(ofColumn: column.element)
      }
    }
    kinds = named
    let roles = [plan.idColumn, plan.scoreColumn, plan.timeColumn, plan.weightColumn, plan.languageColumn]
    // A date of birth is taken for a time, but is somebody's.
    kept = Set(roles.compactMap(\.self)).filter { named[$0] != "birth" }
  }

  /// A line on what was masked.
  static func notice(_ counts: [String: Int]) -> String {
    let list = counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    return "masked: " + (list.isEmpty ? "nothing" : list)
  }
}

/// Masks the cells of batches; one a thread.
///
/// A marker is stable within a record, and has one language in it; in a column that is broken down by it is stable within
/// the run.
final class BatchRedactor {
  private let masking: BatchMasking
  private let redactor: Redactor
  private var analyzer: CommentAnalyzer
  /// What values of columns that are broken down by look like masked; nil where nothing in them is.
  private var maskedSegments: [String: String?] = [:]

  init(_ masking: BatchMasking) throws {
    self.masking = masking
    redactor = try Redactor(masking.settings.rules, hashKey: masking.settings.hashKey)
    analyzer = try CommentAnalyzer(masking.engine)
  }

  /// How many places were masked, by kind.
  var counts: [String: Int] { redactor.counts }

  /// Block `index` as `read`, with everything personal masked, in the record as it stood too; the plan's filters see what
  /// stood before.
  func redact(_ read: () throws -> RecordBatch, index: Int) throws -> RecordBatch {
    let batch: RecordBatch
    do {
      batch = try read()
    } catch {
      _ = masking.numbers.numbers(of: [], block: index)
      throw error
    }
    let segments = masking.numbers.numbers(of: maskedValues(batch), block: index)
    return redact(batch, segments)
  }

  /// The values to break down by in which something is masked, in the order of the rows.
  private func maskedValues(_ batch: RecordBatch) -> [String] {
    var values: [String] = []
    if masking.segments.isEmpty { return values }
    for row in batch.rows.indices where isWanted(batch, row) {
      for column in masking.segments where !masking.kept.contains(column) {
        let text = batch.text(row, column)
        if maskedSegment(text) != nil { values.append(text) }
      }
    }
    return values
  }

  private func maskedSegment(_ text: String) -> String? {
    if let known = maskedSegments[text] { return known }
    var memory = RedactionMemory()
    let masked = redactor.redact(text, language: language(of: text), memory: &memory, counts: false)
    let found = masked == text ? nil : masked
    maskedSegments[text] = .some(found)
    return found
  }

  private func isWanted(_ batch: RecordBatch, _ row: Int) -> Bool {
    masking.filters.allSatisfy { batch.text(row, $0.column) == $0.value }
  }

  private func redact(_ batch: RecordBatch, _ segments: [String: Int]) -> RecordBatch {
    var result = batch
    result.bytes = []
    result.source = []
    result.bytes.reserveCapacity(batch.bytes.count)
    for row in batch.rows.indices {
      var memory = RedactionMemory()
      let isWanted = isWanted(batch, row)
      result.rows[row].isWanted = isWanted
      let main = mainLanguage(batch, row)
      if isWanted { number(batch, row, segments, &memory) }
      for column in 0..<batch.columnCount {
        let start = result.bytes.count
        if masking.kept.contains(column) {
          result.bytes += id(batch, row, column, main, &memory)
        } else if let kind = masking.kinds[column] {
          let text = batch.text(row, column)
          result.bytes +=
            redactor.mask(value: text, kind: kind, language: main, memory: &memory, counts: isWanted).utf8
        } else {
          let text = batch.text(row, column)
          let masked = redact(text, main, &memory)
          let number = isWanted && masking.segments.contains(column) ? segments[text] : nil
          result.bytes += (number.map { redactor.numbered(masked, as: $0) } ?? masked).utf8
        }
        result.cells[row * batch.columnCount + column] = CellRange(start, result.bytes.count)
      }
      let start = result.source.count
      result.source += source(withoutFields(batch, row, main, &memory), main, &memory)
      result.rows[row].record = CellRange(start, result.source.count)
    }
    return result
  }

  /// A cell that stays as it is, but for an e-mail address.
  private func id(
    _ batch: RecordBatch, _ row: Int, _ column: Int, _ main: String?, _ memory: inout RedactionMemory
  ) -> [UInt8] {
    let bytes = Array(batch.bytes[batch.cell(row, column).indices])
    if !bytes.contains(0x40) { return bytes }
    let text = String(decoding: bytes, as: UTF8.self)
    return Array(
      redactor.redact(
        text, language: main, memory: &memory, kinds: Redactor.idKinds, markerLanguage: main
      ).utf8)
  }

  /// The record as it stood, without what its columns' names say is personal.
  private func withoutFields(
    _ batch: RecordBatch, _ row: Int, _ main: String?, _ memory: inout RedactionMemory
  ) -> ArraySlice<UInt8> {
    let raw = batch.rawRecord(row)
    if masking.kinds.isEmpty { return raw }
    var text = String(decoding: raw, as: UTF8.self)
    for (column, kind) in masking.kinds where !masking.kept.contains(column) && column < batch.columnCount {
      let value = batch.text(row, column)
      if value.utf8.count < 3 { continue }
      let marker = redactor.mask(value: value, kind: kind, language: main, memory: &memory, counts: false)
      text = text.replacing(value, with: marker)
    }
    return Array(text.utf8)[...]
  }

  /// Has the people named in columns that are broken down by carry the numbers of their groups.
  private func number(
    _ batch: RecordBatch, _ row: Int, _ segments: [String: Int], _ memory: inout RedactionMemory
  ) {
    for column in masking.segments {
      let text = batch.text(row, column)
      if let number = segments[text] {
        redactor.number(text, as: number, language: language(of: text), memory: &memory)
      }
    }
  }

  /// The language of a record's longest text: markers are in one language a record.
  private func mainLanguage(_ batch: RecordBatch, _ row: Int) -> String? {
    if let language = masking.language { return language }
    let texts = (0..<batch.columnCount).filter { !masking.kept.contains($0) }
    guard
      let longest = texts.max(by: { batch.cell(row, $0).indices.count < batch.cell(row, $1).indices.count })
    else { return nil }
    return analyzer.language(of: batch.text(row, longest))
  }

  private func language(of text: String) -> String? { masking.language ?? analyzer.language(of: text) }

  /// The record as it stood, masked likewise but not counted again: it repeats the cells.
  private func source(_ raw: ArraySlice<UInt8>, _ main: String?, _ memory: inout RedactionMemory) -> [UInt8] {
    let first = raw.first { $0 > 0x20 }
    guard first == 0x7B || first == 0x5B else {
      return Array(cells(String(decoding: raw, as: UTF8.self), main, &memory).utf8)
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
      let masked = uncounted(text, main, &memory)
      result +=
        masked == text
        ? Array(bytes[at..<end]) : isString ? JSONStringText.string(masked) : Array(masked.utf8)
      at = end
    }
    return result
  }

  /// A delimited record: as a whole, for names run over commas, and piece by piece, for a number ends at a delimiter.
  private func cells(_ text: String, _ main: String?, _ memory: inout RedactionMemory) -> String {
    var result = ""
    var piece = ""
    for character in uncounted(text, main, &memory) {
      if ",;\t|".contains(character) {
        result += uncounted(piece, main, &memory) + String(character)
        piece = ""
      } else {
        piece.append(character)
      }
    }
    return result + uncounted(piece, main, &memory)
  }

  private func uncounted(_ text: String, _ main: String?, _ memory: inout RedactionMemory) -> String {
    redactor.redact(
      text, language: masking.language, memory: &memory, counts: false, markerLanguage: main)
  }

  private func redact(_ text: String, _ main: String?, _ memory: inout RedactionMemory) -> String {
    if text.utf8.count < 3 { return text }
    return redactor.redact(text, language: language(of: text), memory: &memory, markerLanguage: main)
  }

  /// What a source noticed, with what is personal in names of files masked.
  func redact(notices: [String]) -> [String] {
    notices.map {
      var memory = RedactionMemory()
      return redactor.redactPlace($0, language: masking.language, memory: &memory)
    }
  }
}
