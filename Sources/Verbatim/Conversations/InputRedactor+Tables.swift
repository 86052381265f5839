internal import CommentSources
internal import Redaction
public import VerbatimModel

extension InputRedactor {
  /// The cells of a row, masked; those that the header has no column for stand behind the others.
  ///
  /// Scores and dates stay as they are, and so do ids that hold no address, phone number or name.
  public mutating func cells(_ batch: RecordBatch, _ row: Int, _ columns: RedactionColumns, delimiter: UInt8)
    -> [String]
  {
    let texts = (0..<batch.columnCount).map { batch.text(row, $0) }
    let conversation = columns.header.firstIndex { isConversation($0) }.map { texts[$0] } ?? ""
    let free = texts.indices.filter { !columns.kept.contains($0) && !columns.isDate(texts[$0], column: $0) }
    begin(free.map { texts[$0] }.max { $0.utf8.count < $1.utf8.count } ?? "")
    var memory = resume(conversation) ?? RedactionMemory()
    var result = texts
    if let id = columns.id { result[id] = redactPlace(texts[id]) }
    // People whom a column names are known in the comment beside it.
    for column in free where texts[column].utf8.count > 1 && self.column(named: columns.header[column]) != nil
    {
      result[column] = redact(texts[column], under: columns.header[column], &memory)
    }
    for column in free
    where texts[column].utf8.count > 2 && self.column(named: columns.header[column]) == nil {
      result[column] = redact(texts[column], under: columns.header[column], &memory)
    }
    if batch.rows[row].problem == .tooManyCells {
      longRows += 1
      for text in Self.cells(batch.rawRecord(row), delimiter).dropFirst(batch.columnCount) {
        result.append(redact(text, &memory))
      }
    }
    carry(conversation, memory)
    return result
  }

  /// The cells of a record as it stood.
  private static func cells(_ record: ArraySlice<UInt8>, _ delimiter: UInt8) -> [String] {
    var cells: [[UInt8]] = [[]]
    var isQuoted = false
    for byte in record {
      if byte == 0x22, isQuoted || cells[cells.count - 1].isEmpty { isQuoted.toggle() }
      if byte == delimiter && !isQuoted { cells.append([]) } else { cells[cells.count - 1].append(byte) }
    }
    return cells.map {
      let text = String(decoding: $0, as: UTF8.self)
      guard text.count > 1, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
      return String(text.dropFirst().dropLast()).replacing("\"\"", with: "\"")
    }
  }
}
