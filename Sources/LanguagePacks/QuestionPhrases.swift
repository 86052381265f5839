/// What one language's `questions.tsv` says of questions.
public struct QuestionPhrases: Sendable {
  /// The Snowball stemmer under which words are compared; nil for none.
  public let stemmer: String?
  /// Phrases that ask for what is good (1), bad (−1) or neither (0).
  public let phrases: [(pattern: TermPattern, polarity: Double)]

  /// Reads the phrases of the language `code`.
  ///
  /// - Throws: ``LexiconError`` with file and line of the first mistake.
  public init(code: String, from files: LexiconFiles) throws(LexiconError) {
    stemmer = try LanguagePack.settings(code, files).stemmer
    var found: [(pattern: TermPattern, polarity: Double)] = []
    for file in files.files("\(code)/questions.tsv") {
      let table = try TableFile(name: file.name, bytes: file.bytes)
      for row in table.rows {
        guard let pattern = TermPattern(parsing: row.columns[0]) else { continue }
        found.append((pattern, try table.number(row, 1, in: -1...1)))
      }
    }
    phrases = found
  }
}
