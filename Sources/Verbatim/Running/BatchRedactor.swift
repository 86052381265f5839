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
  /// The column of ids, in which addresses, phone numbers and names are masked; nil for none.
  fileprivate let id: Int?
  /// What columns hold by their names.
  fileprivate let columns: [Int: (kind: String, needs: String)]
  /// The rows to keep, by the values before masking.
  fileprivate let filters: [(column: Int, value: String)]
  /// The columns that are broken down by: their masked values stay as many as they were.
  fileprivate let segments: [Int]
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
    let texts = Set(plan.textColumns)
    var columns: [Int: (kind: String, needs: String)] = [:]
    for (index, name) in plan.header.enumerated() where !texts.contains(index) {
      columns[index] = settings.rules.column(named: name)
    }
    if plan.namesID, let id = plan.idColumn { columns[id] = nil }
    id = plan.idColumn.flatMap { columns[$0] == nil ? $0 : nil }
    let plain = [plan.scoreColumn, plan.timeColumn, plan.weightColumn, plan.languageColumn].compactMap(\.self)
    kept = Set(plain.filter { columns[$0]?.kind != "birth" } + [id].compactMap(\.self))
    self.columns = columns.filter { [kept] in !kept.contains($0.key) }
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
  private var maskedSegments: [Int: [String: String?]] = [:]

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
        if maskedSegment(text, column) != nil { values.append(text) }
      }
    }
    return values
  }

  private func maskedSegment(_ text: String, _ column: Int) -> String? {
    if let known = maskedSegments[column]?[text] { return known }
    var memory = RedactionMemory()
    let masked = redact(text, column, nil, &memory, counts: false)
    let found = masked == text ? nil : masked
    maskedSegments[column, default: [:]][text] = .some(found)
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
      // People whom a column names are known in the comment beside it.
      var named: [Int: String] = [:]
      var repeated: [(text: String, masked: String)] = []
      for column in masking.columns.keys.sorted() {
        let text = batch.text(row, column)
        let masked = redact(text, column, main, &memory)
        named[column] = masked
        if masked != text, text.utf8.count > 2 { repeated.append((text, masked)) }
      }
      for column in 0..<batch.columnCount {
        let start = result.bytes.count
        if column == masking.id {
          result.bytes += id(batch.text(row, column), main).utf8
        } else if masking.kept.contains(column) {
          result.bytes += batch.bytes[batch.cell(row, column).indices]
        } else {
          let text = batch.text(row, column)
          let masked = named[column] ?? redact(text, column, main, &memory)
          let number = isWanted && masking.segments.contains(column) ? segments[text] : nil
          result.bytes += (number.map { redactor.numbered(masked, as: $0) } ?? masked).utf8
        }
        result.cells[row * batch.columnCount + column] = CellRange(start, result.bytes.count)
      }
      let start = result.source.count
      result.source += source(batch.rawRecord(row), repeated, main, &memory)
      result.rows[row].record = CellRange(start, result.source.count)
    }
    return result
  }

  /// Has the people named in columns that are broken down by carry the numbers of their groups.
  private func number(
    _ batch: RecordBatch, _ row: Int, _ segments: [String: Int], _ memory: inout RedactionMemory
  ) {
    for column in masking.segments {
      let text = batch.text(row, column)
      guard let number = segments[text] else { continue }
      if masking.columns[column]?.kind == "name" {
        redactor.know(text, as: number, memory: &memory)
      } else {
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
  ///
  /// `repeated` are cells that were masked because of their column's name.
  private func source(
    _ raw: ArraySlice<UInt8>, _ repeated: [(text: String, masked: String)], _ main: String?,
    _ memory: inout RedactionMemory
  ) -> [UInt8] {
    func known(_ text: String) -> String {
      repeated.reduce(text) { $0.replacing($1.text, with: $1.masked) }
    }
    let first = raw.first { $0 > 0x20 }
    guard first == 0x7B || first == 0x5B else {
      return Array(cells(known(String(decoding: raw, as: UTF8.self)), main, &memory).utf8)
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
      let masked = uncounted(known(text), main, &memory)
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
      text, language: masking.language, memory: &memory, counts: false, markerLanguage: main, isSaid: false)
  }

  private func redact(
    _ text: String, _ column: Int, _ main: String?, _ memory: inout RedactionMemory, counts: Bool = true
  ) -> String {
    if text.utf8.count < 2 { return text }
    if let kind = masking.columns[column] {
      return redactor.redact(
        text, of: kind, language: language(of: text), memory: &memory, counts: counts, markerLanguage: main)
    }
    if text.utf8.count < 3 { return text }
    return redactor.redact(
      text, language: language(of: text), memory: &memory, counts: counts, markerLanguage: main,
      isSaid: false)
  }

  /// An id with addresses, phone numbers and names in it masked.
  private func id(_ text: String, _ main: String?) -> String {
    var memory = RedactionMemory()
    return redactor.redactPlace(text, language: main, memory: &memory)
  }

  /// What a source noticed, with what is personal in names of files masked.
  func redact(notices: [String]) -> [String] {
    notices.map {
      var memory = RedactionMemory()
      return redactor.redactPlace($0, language: masking.language, memory: &memory)
    }
  }
}
