public import LanguagePacks

/// Writes the table of a codebook as an Excel workbook.
public enum CodebookWorkbook {
  /// Writes the workbook to `path`.
  ///
  /// Every cell is text, so that `24`, `=klacht` and `-` come back as they are. A text that was escaped before, such as
  /// `'=klacht`, is escaped once more, as the reader takes one away. Throws `OutputError` and ``WorkbookError``.
  public static func write(_ flat: FlatCodebook, to path: String) throws {
    let book = try Workbook(path: path, isStreamed: false)
    let sheet = try book.addSheet(flat.rows.first?.codebook ?? "codebook")
    sheet.widths(flat.header.map { $0 == "text" || $0 == "note" ? 60 : 18 })
    try sheet.add(flat.header.map { .text($0, .header) })
    for row in flat.rows {
      try sheet.add(
        flat.cells(of: row).map { cell in
          let text = cell.hasPrefix("'") ? SpreadsheetText.escaped(cell) : cell
          return text.isEmpty ? .empty : .text(text)
        })
    }
    sheet.freeze(below: 1, filterTo: sheet.nextRow - 1, columns: flat.header.count)
    try book.finish()
  }
}
