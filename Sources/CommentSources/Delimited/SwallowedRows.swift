internal import VerbatimModel

/// Finds records whose quoted cell holds lines that look like records of their own: a quote that somebody forgot to close,
/// up to the next one that happens to stand at the end of a cell.
///
/// Such a file is read as every program reads it, but not without a word.
struct SwallowedRows {
  let dialect: Dialect
  let columnCount: Int

  /// Fewer lines than this are a comment with line breaks.
  private static let fewest = 5

  /// The records of `batch` that seem to hold others, with how many.
  func find(in batch: RecordBatch) -> [RecordBatch.Swallowed] {
    guard columnCount > 1, dialect.quote != nil else { return [] }
    return batch.rows.indices.compactMap { row in
      let next = row + 1 < batch.rows.count ? batch.rows[row + 1].line : nil
      let lines = next.map { $0 - batch.rows[row].line } ?? Self.fewest + 1
      guard lines > Self.fewest, batch.rows[row].record.count > 2 * columnCount * Self.fewest else {
        return nil
      }
      let like = recordLike(batch.rawRecord(row))
      return like >= Self.fewest
        ? RecordBatch.Swallowed(fileName: batch.fileName, line: batch.rows[row].line, lines: like) : nil
    }
  }

  /// How many lines behind the first have as many delimiters as a record; 0 where that is not nearly all of them.
  private func recordLike(_ record: ArraySlice<UInt8>) -> Int {
    let lines = record.split { $0 == 0x0A || $0 == 0x0D }.dropFirst()
    let like = lines.count { $0.count { $0 == dialect.delimiter } == columnCount - 1 }
    return like * 10 >= lines.count * 8 ? like : 0
  }
}
