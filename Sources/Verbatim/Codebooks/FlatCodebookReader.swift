public import CommentSources
public import LanguagePacks

/// Reads the table of a codebook from a file in any format that comments may come in.
public enum FlatCodebookReader {
  /// The codebook in the table `path`; `adapters` read what is no text, such as workbooks.
  ///
  /// - Throws: `InputError` for a file that cannot be read, `LexiconError` with row and column for a mistake in it.
  public static func codebook(_ path: String, adapters: [any InputAdapter] = []) throws -> Codebook {
    let table = try TableRows.read(path, adapters: adapters)
    // Only what a spreadsheet reads is escaped.
    let isEscaped = ![".json", ".jsonl", ".ndjson"].contains { path.lowercased().hasSuffix($0) }
    let cells = table.rows.map { isEscaped ? $0.cells.map(SpreadsheetText.unescaped) : $0.cells }
    var flat = try FlatCodebook(header: table.header, cells: cells, file: path)
    flat.addMissingParents()
    return try flat.codebook(file: path)
  }
}
