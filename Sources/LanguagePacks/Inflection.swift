internal import UnicodeText

/// How a language inflects, beyond what its stemmer knows: an ending of a form, and the ending of the word that it is a form of.
///
/// `lexicons/CODE/inflection.tsv` holds a pair a line. Capitals stand for what lines `class X a b c` name: the same capital is the
/// same letters throughout a pair, so that `CCen` and `C` are of `remmen` and `rem`.
public struct Inflection: Sendable, Equatable {
  /// The ending of the form, folded.
  public let ending: String
  /// What the word has in its place, folded; empty for nothing.
  public let base: String
  /// In letters: how long the word is at least.
  public let shortest: Int

  /// Reads the pairs of a language, each written out for all letters of its classes; none where it has no such file.
  ///
  /// - Throws: ``LexiconError`` for a line without two columns, or with a capital that is no class.
  static func read(_ code: String, _ files: LexiconFiles) throws(LexiconError) -> [Inflection] {
    var pairs: [Inflection] = []
    for file in files.files("\(code)/inflection.tsv") {
      var classes: [Character: [String]] = [:]
      let table = try TableFile(name: file.name, bytes: file.bytes)
      for row in table.rows {
        if row.columns[0] == "class", row.columns.count > 2, let name = row.columns[1].first {
          classes[name] = row.columns[2].split(separator: " ").map(String.init)
          continue
        }
        guard row.columns.count > 1, !row.columns[0].isEmpty else {
          throw LexiconError(
            file: file.name, line: row.line, problem: "the second column is missing",
            remedy: "write the ending of the form, a tab and that of the word, - for none")
        }
        let (ending, base) = (row.columns[0], row.columns[1] == "-" ? "" : row.columns[1])
        if let unknown = (ending + base).first(where: { $0.isUppercase && classes[$0] == nil }) {
          throw LexiconError(
            file: file.name, line: row.line, problem: "'\(unknown)' is no class of letters",
            remedy: "name its letters in a line above: class, a tab, \(unknown), a tab and the letters")
        }
        let shortest = row.columns.count > 2 ? try table.number(row, 2, in: 1...20) : 1
        pairs += written(ending, base, classes).map {
          Inflection(ending: Folding.fold($0.ending), base: Folding.fold($0.base), shortest: Int(shortest))
        }
      }
    }
    return pairs
  }

  /// A pair for each choice of what its classes stand for.
  private static func written(_ ending: String, _ base: String, _ classes: [Character: [String]])
    -> [(ending: String, base: String)]
  {
    guard let name = firstCapital(ending) ?? firstCapital(base), let choices = classes[name] else {
      return [(ending, base)]
    }
    return choices.flatMap { choice in
      written(put(choice, for: name, in: ending), put(choice, for: name, in: base), classes)
    }
  }

  /// The first capital of a text; nil for none.
  private static func firstCapital(_ text: String) -> Character? {
    // Most are small letters of ASCII throughout.
    text.utf8.allSatisfy { (0x61...0x7A).contains($0) } ? nil : text.first(where: \.isUppercase)
  }

  private static func put(_ choice: String, for name: Character, in text: String) -> String {
    guard let capital = name.asciiValue, text.utf8.allSatisfy({ $0 < 0x80 }) else {
      return String(text.flatMap { $0 == name ? choice : String($0) })
    }
    return String(
      decoding: text.utf8.flatMap { $0 == capital ? Array(choice.utf8) : [$0] }, as: UTF8.self)
  }
}
