import Foundation
import ProjectSettings

@testable import LanguagePacks

/// Codebooks in YAML; one that is read can be written and read again.
struct CodebookTarget: FuzzTarget {
  func run(_ input: [UInt8]) {
    guard let text = String(validating: input, as: UTF8.self) else { return }
    guard let book = try? Codebook(yaml: text, file: "a.yaml") else { return }
    _ = book.fingerprint
    guard let again = try? Codebook(yaml: book.yaml, file: "a.yaml") else {
      return require(false, "a codebook that was written is read: \(book.yaml)")
    }
    require(again.themes.map(\.id) == book.themes.map(\.id), "themes survive being written")
  }
}

/// The language of theme terms, a term a line.
struct TermTarget: FuzzTarget {
  func run(_ input: [UInt8]) {
    for line in String(decoding: input, as: UTF8.self).split(separator: "\n") {
      _ = try? ThemeExpressionParser.parse(String(line))
      _ = TermPattern(parsing: line)
    }
  }
}

/// Tables of words with numbers; the first byte chooses the kind.
struct LexiconTarget: FuzzTarget {
  func run(_ input: [UInt8]) {
    guard let first = input.first else { return }
    let kind = LexiconTable.all[Int(first) % LexiconTable.all.count]
    guard let table = try? TableFile(name: "en/" + kind.name, bytes: Array(input.dropFirst())) else { return }
    var entries: [LexiconEntry] = []
    var positions: [EntryKey: Int] = [:]
    try? kind.read(table, into: &entries, &positions)
    for entry in entries { require(kind.range.contains(entry.value), "values lie in their range") }
  }
}

/// `verbatim.yaml`.
struct SettingsTarget: FuzzTarget {
  private let shape: CommandShape

  init() throws {
    shape = try CommandShape.decode(
      """
      {"command": {"commandName": "verbatim", "subcommands": [{"commandName": "tag", "arguments": [
        {"kind": "option", "names": [{"kind": "long", "name": "score"}], "isRepeating": false},
        {"kind": "option", "names": [{"kind": "long", "name": "text"}], "isRepeating": true},
        {"kind": "flag", "names": [{"kind": "long", "name": "quiet"}], "isRepeating": false}]}]}}
      """)
  }

  func run(_ input: [UInt8]) {
    guard let text = String(validating: input, as: UTF8.self) else { return }
    guard let file = try? ProjectFile(yaml: text, path: "verbatim.yaml", shape: shape) else { return }
    _ = SettingsResolver(shape: shape, environment: [:], file: file).resolve(["tag", "a.csv"])
  }
}
