/// The words of a page in one language: a table of key, language and text below `report/`.
public struct PageTexts: Sendable {
  /// The language's code.
  public let language: String
  private let texts: [String: String]

  /// Reads the words of `page` in `language`, or in that of pages without one of their own.
  ///
  /// - Throws: ``LexiconError`` for a line that is none of them.
  public init(page: String, language: String, files: LexiconFiles) throws(LexiconError) {
    var texts: [String: [String: String]] = [:]
    for file in files.files("report/\(page).tsv") {
      for row in try TableFile(name: file.name, bytes: file.bytes).rows {
        guard row.columns.count == 3 else {
          throw LexiconError(
            file: file.name, line: row.line, problem: "this is not a key, a language and a text",
            remedy: "write the three with tabs between them")
        }
        texts[row.columns[1], default: [:]][row.columns[0]] = row.columns[2]
      }
    }
    self.language = texts[language] == nil ? LabelLanguage.fallback : language
    self.texts = texts[self.language] ?? [:]
  }

  /// A text with `{name}` filled in; its key where it is missing, which is easy to see.
  public func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String {
    var text = texts[key] ?? key
    for (name, value) in values { text = text.replacing("{\(name)}", with: value) }
    return text
  }
}
