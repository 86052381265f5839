public import CommentSources
public import TextAnalysis

/// Reads an analyst's corrections of tags from a table or from a tagged workbook.
public enum OverrideFile {
  /// The corrections in `path`; `adapters` read what is no text.
  ///
  /// - Throws: `InputError` for a file that cannot be read, `LexiconError` with line and column for a mistake in it.
  public static func read(
    _ path: String, catalog: ThemeCatalog, adapters: [any InputAdapter]
  ) throws -> ThemeOverrides {
    let lower = path.lowercased()
    guard lower.hasSuffix(".xlsx") || lower.hasSuffix(".xlsm") else {
      return try ThemeOverrides(path: path, catalog: catalog)
    }
    let table = try TableRows.read(path, adapters: adapters)
    return try ThemeOverrides(rows: [(1, table.header)] + table.rows, file: path, catalog: catalog)
  }
}
