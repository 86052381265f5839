/// The words by which spreadsheet cells say that something is so: `shared/truth.txt`.
enum TruthWords {
  /// The words inside the program, in small letters.
  static func embedded() throws(LexiconError) -> Set<String> {
    var words: Set<String> = []
    for file in LexiconFiles.embedded.files("shared/truth.txt") {
      let table = try TableFile(name: file.name, bytes: file.bytes)
      words.formUnion(table.rows.map { $0.columns[0].lowercased() })
    }
    return words
  }
}
