extension FlatCodebook {
  /// The names of the columns: labels have one a language (`label_nl`).
  public var header: [String] {
    ["codebook", "version", "theme", "parent"] + languages.map { "label_" + $0 }
      + ["language", "kind", "text", "scope", "evaluative", "fallback", "primary", "note", "codebook_note"]
  }

  /// The cells of a row, in the order of ``header``.
  public func cells(of row: Row) -> [String] {
    [row.codebook, row.version, row.theme, row.parent] + languages.map { row.labels[$0] ?? "" }
      + [
        row.language, row.kind.rawValue, row.text, row.scope.rawValue, row.isEvaluative ? "true" : "",
        row.isFallback ? "true" : "", row.primary == .weight ? "" : row.primary.rawValue, row.note,
        row.codebookNote,
      ]
  }

  /// Reads the cells of a table with its header; columns may stand in any order, and all but `theme` and `text` may be missing.
  ///
  /// - Throws: ``LexiconError`` with the row and column of the first mistake.
  public init(header: [String], cells: [[String]], file: String) throws(LexiconError) {
    let names = header.map { $0.lowercased() }
    for name in ["theme", "text"] where !names.contains(name) {
      throw LexiconError(
        file: file, line: 1, problem: "there is no column '\(name)'",
        remedy: "keep the header of 'verbatim themes export'")
    }
    languages = names.filter { $0.hasPrefix("label_") }.map { String($0.dropFirst("label_".count)) }.sorted()
    rows = []
    let truths = try TruthWords.embedded()
    for (index, row) in cells.enumerated() {
      let reader = RowReader(names: names, cells: row, file: file, line: index + 2, truths: truths)
      if row.allSatisfy(\.isEmpty) { continue }
      rows.append(try reader.row(languages))
    }
  }

  /// Reads one row by the names of its columns.
  private struct RowReader {
    let names: [String]
    let cells: [String]
    let file: String
    let line: Int
    let truths: Set<String>

    func cell(_ name: String) -> String {
      guard let column = names.firstIndex(of: name), column < cells.count else { return "" }
      return cells[column]
    }

    func row(_ languages: [String]) throws(LexiconError) -> Row {
      let text = cell("text")
      let theme = cell("theme")
      if theme.isEmpty { throw error("theme", "the theme is missing", "write its full dotted id") }
      let name = cell("kind").isEmpty ? (text.isEmpty ? "theme" : "term") : cell("kind").lowercased()
      guard let kind = Kind(rawValue: name) else {
        throw error(
          "kind", "'\(name)' is not a kind of row",
          "write \(Kind.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      if kind != .theme && cell("language").isEmpty {
        throw error("language", "the language is missing", "write its code, such as nl")
      }
      let isValue = kind != .theme || !cell("language").isEmpty
      if isValue && text.isEmpty || Self.formulaErrors.contains(text) {
        throw error(
          "text", text.isEmpty ? "the text is missing" : "'\(text)' is a spreadsheet's error and no text",
          "write the text; in a spreadsheet one that begins with = needs an apostrophe before it, or its cell the format Text"
        )
      }
      guard let scope = ThemeScope(rawValue: cell("scope").isEmpty ? "sentence" : cell("scope").lowercased())
      else {
        throw error("scope", "'\(cell("scope"))' is not a scope", "write sentence or comment")
      }
      let rule = cell("primary").lowercased()
      guard let primary = rule.isEmpty ? .weight : PrimaryRule(rawValue: rule) else {
        throw error("primary", "'\(rule)' is no way to choose the primary theme", "write weight or order")
      }
      let parent = cell("parent").isEmpty ? Self.parent(of: theme) : cell("parent")
      let labels = languages.map { ($0, cell("label_" + $0)) }.filter { !$0.1.isEmpty }
      return Row(
        codebook: cell("codebook"), version: cell("version"), theme: theme, parent: parent,
        labels: Dictionary(labels, uniquingKeysWith: { a, _ in a }), language: cell("language"), kind: kind,
        text: text,
        scope: scope,
        isEvaluative: flag("evaluative"), isFallback: flag("fallback"), primary: primary, note: cell("note"),
        codebookNote: cell("codebook_note"))
    }

    /// What spreadsheets write where a formula has no value.
    private static let formulaErrors: Set<String> = [
      "#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#N/A", "#NULL!", "#NUM!",
    ]

    private func flag(_ column: String) -> Bool { truths.contains(cell(column).lowercased()) }

    private static func parent(of theme: String) -> String {
      theme.lastIndex(of: ".").map { String(theme[..<$0]) } ?? ""
    }

    private func error(_ column: String, _ problem: String, _ remedy: String) -> LexiconError {
      LexiconError(
        file: file, line: line, column: (names.firstIndex(of: column) ?? -1) + 1, problem: problem,
        remedy: remedy)
    }
  }
}
