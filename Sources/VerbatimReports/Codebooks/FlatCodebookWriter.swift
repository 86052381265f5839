public import LanguagePacks

/// Writes the table of a codebook as CSV or JSON.
public enum FlatCodebookWriter {
  /// CSV by RFC 4180 with a header; a text that a spreadsheet would run as a formula (`=klacht`) gets a `'` before it.
  public static func csv(_ flat: FlatCodebook) -> [UInt8] {
    // A byte order mark, so that Excel reads UTF-8.
    var writer = CellWriter(separator: 0x2C, isRaw: true)
    for name in flat.header { writer.cell(name) }
    writer.endRow()
    for row in flat.rows {
      for cell in flat.cells(of: row) { writer.cell(SpreadsheetText.escaped(cell)) }
      writer.endRow()
    }
    return [0xEF, 0xBB, 0xBF] + writer.bytes
  }

  /// A JSON array with an object a row; its keys are the columns of the CSV form.
  public static func json(_ flat: FlatCodebook) -> [UInt8] {
    var writer = JSONWriter()
    writer.array { list in
      for row in flat.rows {
        list.object { json in
          for (name, cell) in zip(flat.header, flat.cells(of: row)) where !cell.isEmpty {
            json.key(name)
            json.string(cell)
          }
        }
      }
    }
    writer.endLine()
    return writer.bytes
  }
}
