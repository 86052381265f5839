internal import LanguagePacks
internal import VerbatimModel

/// Reads a further file whose columns stand in another order than those of the first.
struct MappedFormat: RecordFormat {
  let base: any RecordFormat
  /// For each column of the input, that of the file; nil where the file has none such.
  let columns: [Int?]

  var depth: Int? { base.depth }

  func cut(_ bytes: UnsafeBufferPointer<UInt8>, _ ahead: LookAhead, _ unclosed: inout Unclosed)
    -> RecordCut
  {
    base.cut(bytes, ahead, &unclosed)
  }

  func firstLine(_ bytes: UnsafeBufferPointer<UInt8>) -> RecordCut { base.firstLine(bytes) }

  func parse(_ block: SourceBlock) -> RecordBatch {
    var batch = base.parse(block)
    let count = batch.columnCount
    var cells: [CellRange] = []
    cells.reserveCapacity(batch.rows.count * columns.count)
    for row in batch.rows.indices {
      let nothing = CellRange(start: batch.rows[row].record.end, end: batch.rows[row].record.end)
      for column in columns { cells.append(column.map { batch.cells[row * count + $0] } ?? nothing) }
    }
    batch.cells = cells
    batch.columnCount = columns.count
    return batch
  }
}

/// How the columns of a further file fit those of the first, by name; case and punctuation make no difference.
struct ColumnMapping {
  /// For each column of the input, that of the file.
  let columns: [Int?]
  /// The columns of the file that the input does not have.
  let surplus: [String]
  /// The columns of the input that the file does not have.
  let missing: [String]

  init(of names: [String], to header: [String]) {
    var places: [String: Int] = [:]
    for (index, name) in names.enumerated().reversed() { places[NamePattern.normalise(name)] = index }
    let columns = header.map { places[NamePattern.normalise($0)] }
    let used = Set(columns.compactMap(\.self))
    self.columns = columns
    surplus = names.indices.filter { !used.contains($0) }.map { names[$0] }
    missing = zip(header, columns).filter { $1 == nil }.map(\.0)
  }

  /// Whether the columns are the same, in the same order.
  var isIdentity: Bool { surplus.isEmpty && columns.enumerated().allSatisfy { $0.element == $0.offset } }

  /// What the user should know; nil where nothing is missing.
  var notice: String? {
    var parts: [String] = []
    if !surplus.isEmpty {
      parts.append("left out, because the first file has no such column: \(list(surplus))")
    }
    if !missing.isEmpty { parts.append("empty, because this file has no such column: \(list(missing))") }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  private func list(_ names: [String]) -> String {
    let shown = names.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
    return names.count > 5 ? "\(shown) and \(names.count - 5) more" : shown
  }
}
