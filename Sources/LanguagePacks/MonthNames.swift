/// The names of months in dates: `shared/months.tsv`.
public struct MonthNames: Sendable {
  private let months: [String: Int]

  /// Reads the names; those of an overlay are added.
  public init(_ files: LexiconFiles = .embedded) throws(LexiconError) {
    var months: [String: Int] = [:]
    for file in files.files("shared/months.tsv") {
      let table = try TableFile(name: file.name, bytes: file.bytes)
      for row in table.rows {
        let month = try table.number(row, 0, in: 1...12)
        guard row.columns.count >= 3, !row.columns[2].isEmpty else {
          throw LexiconError(
            file: file.name, line: row.line, problem: "this line has fewer than three columns",
            remedy: "write month, language and name, separated by tabs")
        }
        months[row.columns[2].lowercased()] = Int(month)
      }
    }
    self.months = months
  }

  /// All names, in small letters.
  var names: [String] { months.keys.sorted() }

  /// The month, 1–12, that a name in small letters stands for.
  public func month(_ name: String) -> Int? { months[name] }
}
