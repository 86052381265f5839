internal import UnicodeText

/// Words that are no term of a codebook by themselves: those of `loose-words.txt`, and first names that mean nothing else.
public struct LooseWords: Sendable {
  private var words: [String: Set<String>] = [:]

  /// None.
  public init() {}

  /// The words of all languages.
  ///
  /// - Throws: ``LexiconError`` for a file that cannot be read.
  public init(_ files: LexiconFiles) throws(LexiconError) {
    for code in files.languages {
      for file in files.files("\(code)/loose-words.txt") {
        for row in try TableFile(name: file.name, bytes: file.bytes).rows {
          for column in row.columns {
            words[code, default: []].formUnion(column.split(separator: " ").map { Folding.fold(String($0)) })
          }
        }
      }
    }
    for (code, language) in try RedactionRules(files).languages {
      words[code, default: []].formUnion(language.names.filter { !$0.value }.keys)
    }
  }

  /// Whether a folded word of a language is one.
  public func contains(_ word: String, language: String) -> Bool { words[language]?.contains(word) ?? false }
}
