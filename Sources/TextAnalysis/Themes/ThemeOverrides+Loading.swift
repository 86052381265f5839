internal import Foundation
public import LanguagePacks
internal import UnicodeText

extension ThemeOverrides {
  /// Reads a file of corrections: id, `add` or `remove`, theme id or label; separated by tabs, commas or semicolons.
  ///
  /// A first line of column names is skipped. A label is looked up in every language; `Parent › Child` tells two themes
  /// with the same label apart.
  ///
  /// - Throws: ``LexiconError`` with the line of the first mistake.
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
    self.init()
    let names = ThemeNames(catalog)
    for row in OverrideRows(text).rows {
      let cells = row.cells
      if cells.allSatisfy(\.isEmpty) || row.line == 1 && Self.isHeader(cells) { continue }
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
      let found = names.themes(named: cells[2])
      guard let theme = found.first, found.count == 1 else {
        let problem =
          found.isEmpty ? "there is no theme '\(cells[2])'" : "several themes are called '\(cells[2])'"
        let known = found.map { catalog.entries[$0].id }.joined(separator: ", ")
        throw LexiconError(
          file: file, line: row.line, column: 3, problem: problem,
          remedy: found.isEmpty ? "'verbatim themes list' shows the ids" : "use one of the ids \(known)")
      }
      add(Correction(theme: theme, isAdded: isAdded), to: cells[0])
    }
  }

  private static let actions = ["add": true, "+": true, "remove": false, "-": false]

  private static func isHeader(_ cells: [String]) -> Bool {
    cells.count >= 3 && actions[cells[1].lowercased()] == nil
      && ["id", "row", "record"].contains(cells[0].lowercased())
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
