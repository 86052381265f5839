internal import LanguagePacks
internal import VerbatimModel

/// Tells the rows that sum up the others (`Totaal;5;`) from respondents: they say nothing, and their first cell is a word for it.
public struct TotalsRow: Sendable {
  private let hints: ColumnHints
  /// Longer cells are no such word.
  private static let longest = 40

  init(_ hints: ColumnHints) { self.hints = hints }

  /// Whether a record without text is such a row.
  func matches(_ row: Int, of batch: RecordBatch, columns: Int) -> Bool {
    for column in 0..<columns {
      let cell = batch.withCell(row, column) { cell in
        cell.count > Self.longest ? "-" : String(decoding: cell, as: UTF8.self)
      }
      if cell.allSatisfy(\.isWhitespace) { continue }
      return hints.match(cell, .totals) != nil
    }
    return false
  }
}
