internal import VerbatimModel

/// What to say of records that seem to hold others.
enum SwallowedNotice {
  /// As many are named; the others are counted.
  private static let shown = 3

  /// The lines for the user, in the order of the files' names and lines.
  static func lines(_ found: [RecordBatch.Swallowed]) -> [String] {
    let sorted = found.sorted { ($0.fileName, $0.line) < ($1.fileName, $1.line) }
    let rest = sorted.count - shown
    return sorted.prefix(shown).map { one in
      "WARNING: \(one.fileName), line \(one.line): a quote opens here and closes \(one.lines) or more lines further on, which "
        + "look like rows of their own and were read as one comment; close or double the quote"
    } + (rest > 0 ? ["WARNING: \(rest) more places like this"] : [])
  }
}
