/// Every line of a language's files as it stands, before later lines replace earlier ones.
public struct LexiconInspection: Sendable {
  /// A line that cannot be used, with its place.
  public private(set) var errors: [LexiconError] = []
  /// The entries, in the order of files and lines; repeated ones included.
  public private(set) var entries: [LexiconEntry] = []

  /// Reads all entry files of the language `code`, past the first mistake in each.
  public init(code: String, _ files: LexiconFiles) {
    for table in LexiconTable.all {
      for file in files.files("\(code)/\(table.name)") { read(table, file) }
    }
  }

  private mutating func read(_ table: LexiconTable, _ file: LexiconFiles.File) {
    do {
      let whole = try TableFile(name: file.name, bytes: file.bytes)
      for row in whole.rows {
        var one: [LexiconEntry] = []
        var position: [EntryKey: Int] = [:]
        do {
          try table.read(TableFile(name: file.name, rows: [row]), into: &one, &position)
          entries += one
        } catch {
          errors.append(error)
        }
      }
    } catch {
      errors.append(error)
    }
  }

  /// The names that files of a language folder may have.
  public static let fileNames: Set<String> = Set(
    LexiconTable.all.map(\.name) + [
      "language.json", "questions.tsv", "no-answers.txt", "no-opinions.txt", "nothing.txt",
      "abbreviations.txt",
      "stopwords.txt",
      "irregular.tsv", "inflection.tsv",
      "variants.tsv", "vocabulary.tsv", "everyday.txt", "examples.tsv", "speakers.tsv",
      "conversation.tsv",
      "redaction.tsv", "redaction-examples.tsv", "first-names.txt", "loose-words.txt",
    ])
}

/// A text with the sentiment it must have: a line of a language's `examples.tsv`.
public struct LexiconExample: Sendable {
  /// What is expected of the score.
  public enum Expectation: String, Sendable {
    case positive = "+", negative = "-", neutral = "0", mixed
    case notPositive = "not+", notNegative = "not-"
  }

  /// The text.
  public let text: String
  /// What is expected.
  public let expected: Expectation
  /// What the example shows: `negation-before`, `litotes` and so on.
  public let phenomenon: String
  /// The file.
  public let file: String
  /// The line in it, counted from 1.
  public let line: Int

  /// Reads the examples of a language; none where it has no such file.
  ///
  /// - Throws: ``LexiconError`` for a line without a known expectation.
  public static func read(_ code: String, _ files: LexiconFiles) throws(LexiconError) -> [LexiconExample] {
    var examples: [LexiconExample] = []
    for file in files.files("\(code)/examples.tsv") {
      for row in try TableFile(name: file.name, bytes: file.bytes).rows {
        guard row.columns.count > 1, let expected = Expectation(rawValue: row.columns[1].replacingMinus())
        else {
          throw LexiconError(
            file: file.name, line: row.line, problem: "the second column says nothing known",
            remedy: "write +, -, 0, mixed, not+ or not-")
        }
        examples.append(
          LexiconExample(
            text: row.columns[0], expected: expected, phenomenon: row.columns.count > 2 ? row.columns[2] : "",
            file: file.name, line: row.line))
      }
    }
    return examples
  }
}
