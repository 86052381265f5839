extension FlatCodebook {
  /// The codebook that the table describes.
  ///
  /// Rows of a theme may stand anywhere; themes come in the order in which they are first named, below their parents.
  ///
  /// - Throws: ``LexiconError`` for a term that is no term, a theme that hangs nowhere, or a hierarchy that is too deep.
  public func codebook(file: String) throws(LexiconError) -> Codebook {
    var order: [String] = []
    var rowsOf: [String: [(row: Row, line: Int)]] = [:]
    for (index, row) in rows.enumerated() {
      if rowsOf[row.theme] == nil { order.append(row.theme) }
      rowsOf[row.theme, default: []].append((row, index + 2))
    }
    var themes: [Theme] = []
    var placed: [String: Int] = [:]
    func place(_ id: String, in rowsOf: [String: [(row: Row, line: Int)]], _ order: [String])
      throws(LexiconError)
    {
      guard let mine = rowsOf[id], let first = mine.first else { return }
      try check(first.row, first.line, rowsOf, file)
      placed[id] = themes.count
      themes.append(try theme(id, mine, parent: placed[first.row.parent], file))
      for child in order where rowsOf[child]?.first?.row.parent == id { try place(child, in: rowsOf, order) }
    }
    for id in order where rowsOf[id]?.first?.row.parent.isEmpty ?? false { try place(id, in: rowsOf, order) }
    let named = rows.first { !$0.codebook.isEmpty }
    return Codebook(
      name: named?.codebook ?? file, version: named.map { $0.version.isEmpty ? "1" : $0.version } ?? "1",
      primary: rows.first { $0.primary != .weight }?.primary ?? .weight,
      note: rows.first { !$0.codebookNote.isEmpty }?.codebookNote ?? "", themes: themes, file: file)
  }

  private func check(
    _ row: Row, _ line: Int, _ rowsOf: [String: [(row: Row, line: Int)]], _ file: String
  ) throws(LexiconError) {
    let levels = row.theme.split(separator: ".", omittingEmptySubsequences: false)
    for level in levels where !CodebookReader.isValid(String(level)) {
      throw LexiconError(
        file: file, line: line, problem: "'\(row.theme)' is no valid id",
        remedy: "use small letters, digits and hyphens, with dots between levels")
    }
    if levels.count > Codebook.maximumDepth {
      throw LexiconError(
        file: file, line: line, problem: "the hierarchy is deeper than \(Codebook.maximumDepth) levels",
        remedy: "move the theme up")
    }
  }

  private func theme(
    _ id: String, _ rows: [(row: Row, line: Int)], parent: Int?, _ file: String
  ) throws(LexiconError) -> Theme {
    var terms: [String: [ThemeTerm]] = [:]
    var exclusions: [String: [ThemeTerm]] = [:]
    var examples: [String: [ThemeText]] = [:]
    var counterexamples: [String: [ThemeText]] = [:]
    for (row, line) in rows {
      let text = ThemeText(text: row.text, line: line, column: 0)
      switch row.kind {
      case .theme: continue
      case .term:
        terms[row.language, default: []].append(
          try ThemeTerm(parsing: row.text, file: file, line: line, column: 0))
      case .exclude:
        exclusions[row.language, default: []].append(
          try ThemeTerm(parsing: row.text, file: file, line: line, column: 0))
      case .example: examples[row.language, default: []].append(text)
      case .counterexample: counterexamples[row.language, default: []].append(text)
      }
    }
    let first = rows[0].row
    return Theme(
      id: id, parent: parent, labels: first.labels, terms: terms, exclusions: exclusions, examples: examples,
      counterexamples: counterexamples, scope: first.scope, isEvaluative: first.isEvaluative,
      isFallback: first.isFallback, note: first.note,
      line: rows[0].line)
  }

  /// The parents that no row describes, each as a row of its own, so that `codebook(file:)` can hang their children somewhere.
  public mutating func addMissingParents() {
    var known = Set(rows.map(\.theme))
    var index = 0
    while index < rows.count {
      let row = rows[index]
      index += 1
      if row.parent.isEmpty || !known.insert(row.parent).inserted { continue }
      let above = row.parent.lastIndex(of: ".").map { String(row.parent[..<$0]) } ?? ""
      rows.append(
        Row(
          codebook: row.codebook, version: row.version, theme: row.parent, parent: above, labels: [:],
          language: "",
          kind: .theme, text: "", scope: .sentence, isEvaluative: false, note: ""))
    }
  }
}
