/// By which names the columns of survey exports are known: `shared/columns.tsv`.
public struct ColumnHints: Sendable {
  /// What a column can be.
  public enum Role: String, Sendable, CaseIterable {
    /// What the customer wrote.
    case text
    /// The answer on a scale.
    case score
    /// What tells the rows apart.
    case id
    /// When it was said.
    case time
    /// The language of the text.
    case language
    /// The question that the text answers.
    case question
    /// What the row counts for.
    case weight
    /// A group to break down by.
    case segment
    /// A column that is none of these, however much its content looks like it (`IP address`, `e-mail`).
    case ignored
    /// A cell of a second header row (`Open-Ended Response`).
    case subheader
    /// The first cell of a row that sums up the others (`Totaal`).
    case total
  }

  /// The built-in hints, read once; nil only where the built-in file is broken, which a test rules out.
  public static let embedded = try? ColumnHints()

  private let patterns: [Role: [NamePattern]]

  /// Reads the hints; those of an overlay come first.
  public init(_ files: LexiconFiles = .embedded) throws(LexiconError) {
    var patterns: [Role: [NamePattern]] = [:]
    for file in files.files("shared/columns.tsv").reversed() {
      for row in try TableFile(name: file.name, bytes: file.bytes).rows {
        guard row.columns.count >= 2, let role = Role(rawValue: row.columns[0]), !row.columns[1].isEmpty
        else {
          throw LexiconError(
            file: file.name, line: row.line, problem: "this is not a role and a pattern",
            remedy:
              "write one of \(Role.allCases.map(\.rawValue).joined(separator: ", ")), a tab and a pattern")
        }
        patterns[role, default: []].append(NamePattern(row.columns[1]))
      }
    }
    self.patterns = patterns
  }

  /// The first pattern of a role that a name matches, with how strong it is: 1 for the first of the file,
  /// towards 0 for the last.
  ///
  /// Nil when none matches.
  public func match(_ name: String, _ role: Role) -> (strength: Double, pattern: String)? {
    let normalised = NamePattern.normalise(name)
    guard let patterns = patterns[role],
      let rank = patterns.firstIndex(where: { $0.matches(normalised: normalised) })
    else { return nil }
    return (1 - Double(rank) / Double(patterns.count), patterns[rank].text)
  }
}
