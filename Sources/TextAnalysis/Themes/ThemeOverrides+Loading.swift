internal import Foundation
public import LanguagePacks
internal import UnicodeText

extension ThemeOverrides {
  /// Reads a file of corrections: id, `add` or `remove`, theme id or label; separated by tabs, commas or semicolons.
  ///
  /// A first line of column names is skipped; one that begins with `row` says that the ids are row numbers. A label is
  /// looked up in every language; `Parent › Child` tells two themes with the same label apart.
  ///
  /// - Throws: `LexiconError` with the line of the first mistake.
  public init(path: String, catalog: ThemeCatalog) throws(LexiconError) {
    if PathCheck.isFolder(path) {
      throw LexiconError(
        file: path, problem: "this is a folder", remedy: "name a file of corrections after --overrides")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw LexiconError(
        file: path, problem: "there is no such file of corrections",
        remedy: "check the path after --overrides")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw LexiconError(file: path, problem: "the file is not valid UTF-8", remedy: "save it as UTF-8")
    }
    try self.init(text: text, file: path, catalog: catalog)
  }

  /// Reads corrections from text; `file` is for messages.
  public init(text: String, file: String, catalog: ThemeCatalog) throws(LexiconError) {
    try self.init(rows: OverrideRows(text).rows, file: file, catalog: catalog)
  }

  /// Reads corrections from a table, the column names first where it has them; `file` is for messages.
  ///
  /// The table has three columns (id, add or remove, theme), or is a tagged workbook whose `themes` were mended: what
  /// differs from its column `themes_found` is what was corrected.
  public init(rows: [(line: Int, cells: [String])], file: String, catalog: ThemeCatalog) throws(LexiconError)
  {
    self.init()
    let reader = OverrideReader(names: ThemeNames(catalog), catalog: catalog, file: file)
    if let header = rows.first, let tagged = TaggedColumns(header.cells) {
      for row in rows.dropFirst() {
        guard let id = tagged.id(row.cells) else { continue }
        let difference = try reader.difference(row.line, row.cells, tagged)
        if !difference.isEmpty { remember(row.cells, of: id) }
        for correction in difference { add(correction, to: id) }
      }
      return
    }
    namesIDs = rows.first.map { !(Self.isHeader($0.cells) && $0.cells[0].lowercased() == "row") } ?? false
    for row in rows {
      let cells = row.cells
      if cells.allSatisfy(\.isEmpty) || row.line == rows.first?.line && Self.isHeader(cells) { continue }
      guard cells.count >= 3, !cells[0].isEmpty else {
        throw LexiconError(
          file: file, line: row.line, problem: "there are fewer than three columns",
          remedy: "write id, add or remove, theme")
      }
      guard let isAdded = Self.actions[cells[1].lowercased()] else {
        throw LexiconError(
          file: file, line: row.line, column: 2, problem: "'\(cells[1])' is neither add nor remove",
          remedy: "write add or remove")
      }
      let theme = try reader.theme(cells[2], row.line, column: 3)
      add(Correction(theme: theme, isAdded: isAdded), to: cells[0])
    }
  }

  private static let actions = ["add": true, "+": true, "remove": false, "-": false]

  private static func isHeader(_ cells: [String]) -> Bool {
    cells.count >= 3 && actions[cells[1].lowercased()] == nil
      && ["id", "row", "record"].contains(cells[0].lowercased())
  }
}

/// The places of the columns that matter in a tagged workbook.
private struct TaggedColumns {
  let record: Int
  let themes: Int
  let found: Int

  /// Nil where the table is no tagged workbook.
  init?(_ header: [String]) {
    // The input may have columns of the same names; those of the analysis stand behind them.
    guard let record = header.lastIndex(of: ThemeOverrides.recordColumn),
      let themes = header.lastIndex(of: ThemeOverrides.themesColumn),
      let found = header.lastIndex(of: ThemeOverrides.foundColumn)
    else { return nil }
    (self.record, self.themes, self.found) = (record, themes, found)
  }

  func id(_ cells: [String]) -> String? {
    record < cells.count && !cells[record].isEmpty ? cells[record] : nil
  }

  /// The names in a cell, between semicolons or on lines of their own.
  func names(_ cells: [String], _ column: Int) -> [String] {
    guard column < cells.count else { return [] }
    return cells[column].split { $0 == ";" || $0.isNewline }.map { $0.trimmingCharacters(in: .whitespaces) }
      .filter {
        !$0.isEmpty
      }
  }
}

/// Finds the themes that corrections name.
private struct OverrideReader {
  let names: ThemeNames
  let catalog: ThemeCatalog
  let file: String

  /// What was added to a row's themes by hand, and what taken away.
  func difference(
    _ line: Int, _ cells: [String], _ tagged: TaggedColumns
  ) throws(LexiconError) -> [ThemeOverrides.Correction] {
    let (wanted, found) = (tagged.names(cells, tagged.themes), tagged.names(cells, tagged.found))
    if wanted == found { return [] }
    var themes: [Int] = []
    for name in wanted.flatMap(listed) { themes.append(try theme(name, line, column: tagged.themes + 1)) }
    // A theme that the codebook no longer has was found by an older one, and needs no taking away.
    let old = found.flatMap { names.themes(named: $0).prefix(1) }
    return old.filter { !themes.contains($0) }.map { ThemeOverrides.Correction(theme: $0, isAdded: false) }
      + themes.filter { !old.contains($0) }.map { ThemeOverrides.Correction(theme: $0, isAdded: true) }
  }

  /// The themes of a text that is no theme as a whole, and nothing but themes between its commas.
  private func listed(_ name: String) -> [String] {
    guard names.themes(named: name).isEmpty else { return [name] }
    let parts = name.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    return !parts.isEmpty && parts.allSatisfy { !names.themes(named: $0).isEmpty } ? parts : [name]
  }

  /// The theme with this id or label.
  func theme(_ name: String, _ line: Int, column: Int) throws(LexiconError) -> Int {
    let found = names.themes(named: name)
    if let theme = found.first, found.count == 1 { return theme }
    let known = found.map { catalog.entries[$0].id }.joined(separator: ", ")
    throw LexiconError(
      file: file, line: line, column: column,
      problem: found.isEmpty ? "there is no theme '\(name)'" : "several themes are called '\(name)'",
      remedy: found.isEmpty ? "'verbatim themes list' shows the ids" : "use one of the ids \(known)")
  }
}

/// Themes by id, label in any language, and path of labels; all folded.
private struct ThemeNames {
  private var numbers: [String: [Int]] = [:]

  init(_ catalog: ThemeCatalog) {
    for (number, entry) in catalog.entries.enumerated() {
      var names: Set<String> = [Folding.fold(entry.id)]
      for language in entry.labels.keys {
        names.insert(Folding.fold(catalog.label(of: number, in: language)))
        names.insert(Folding.fold(catalog.path(of: number, in: language)))
      }
      for name in names { numbers[name, default: []].append(number) }
    }
    // An id is never ambiguous, whatever labels look like it.
    for (number, entry) in catalog.entries.enumerated() { numbers[Folding.fold(entry.id)] = [number] }
  }

  func themes(named name: String) -> [Int] { numbers[Folding.fold(name)] ?? [] }
}

/// The rows of a small delimited file, by RFC 4180 with any of the usual separators.
private struct OverrideRows {
  private(set) var rows: [(line: Int, cells: [String])] = []

  init(_ text: String) {
    let body = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    let first = body.prefix { !$0.isNewline }
    let separator: Character = first.contains("\t") ? "\t" : first.contains(";") ? ";" : ","
    var cells: [String] = []
    var cell = ""
    var isQuoted = false
    var line = 1
    var start = 1
    var characters = Substring(body)
    while let character = characters.popFirst() {
      if character.isNewline { line += 1 }
      if character == "\"" {
        if isQuoted && characters.first == "\"" {
          cell.append(characters.removeFirst())
        } else {
          isQuoted.toggle()
        }
      } else if character == separator && !isQuoted {
        cells.append(Self.trimmed(cell))
        cell = ""
      } else if character.isNewline && !isQuoted {
        rows.append((start, cells + [Self.trimmed(cell)]))
        (cells, cell, start) = ([], "", line)
      } else {
        cell.append(character)
      }
    }
    if !cells.isEmpty || !cell.isEmpty { rows.append((start, cells + [Self.trimmed(cell)])) }
  }

  private static func trimmed(_ cell: String) -> String { cell.trimmingCharacters(in: .whitespaces) }
}
