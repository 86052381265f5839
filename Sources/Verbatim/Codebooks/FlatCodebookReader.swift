internal import CommentSources
public import LanguagePacks
internal import VerbatimModel

/// Reads the table of a codebook from a file in any format that comments may come in.
public enum FlatCodebookReader {
  /// The codebook in the table `path`.
  ///
  /// - Throws: `InputError` for a file that cannot be read, ``LexiconError`` with row and column for a mistake in it.
  public static func codebook(_ path: String) throws -> Codebook {
    var options = InputOptions()
    options.header = .present
    var source = try CommentSource([path], options: options)
    // Only what a spreadsheet reads is escaped.
    let isEscaped = ![".json", ".jsonl", ".ndjson"].contains { path.lowercased().hasSuffix($0) }
    var cells: [[String]] = []
    while let block = try source.nextBlock() {
      let batch = block.parse()
      for row in batch.rows.indices {
        let texts = (0..<batch.columnCount).map { batch.text(row, $0) }
        cells.append(isEscaped ? texts.map(SpreadsheetText.unescaped) : texts)
      }
    }
    var flat = try FlatCodebook(header: source.header, cells: cells, file: path)
    flat.addMissingParents()
    return try flat.codebook(file: path)
  }
}
