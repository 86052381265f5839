/// What exports say of answers that are previews, tests or not finished: `shared/unfinished.tsv`.
public struct UnfinishedAnswers: Sendable {
  /// A value of a column, and what answers with it are.
  public struct State: Sendable, Equatable {
    /// What answers with the value are, for messages: `previews`.
    public let kind: String
    /// The name of the column.
    public let column: String
    /// The value, in small letters.
    public let value: String
  }

  /// All of them, in the order of the file.
  public let states: [State]

  /// Reads the table; the rows of an overlay are added.
  public init(_ files: LexiconFiles = .embedded) throws(LexiconError) {
    var states: [State] = []
    for file in files.files("shared/unfinished.tsv") {
      for row in try TableFile(name: file.name, bytes: file.bytes).rows {
        guard row.columns.count >= 3, row.columns.prefix(3).allSatisfy({ !$0.isEmpty }) else {
          throw LexiconError(
            file: file.name, line: row.line, problem: "this line has fewer than three columns",
            remedy: "write what the answers are, the column and its value, separated by tabs")
        }
        states.append(
          State(kind: row.columns[0], column: row.columns[1], value: row.columns[2].lowercased()))
      }
    }
    self.states = states
  }
}
