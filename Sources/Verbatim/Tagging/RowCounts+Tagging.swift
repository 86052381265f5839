internal import VerbatimModel

extension RowCounts {
  /// Counts a record of row-wise output.
  mutating func add(_ row: AnalyzedRow) {
    read += 1
    if case .scored = row.score { scored += 1 }
    if case .rejected(let reason) = row.score { rejected[reason, default: 0] += 1 }
    if !row.hasText { withoutText += 1 }
    if row.isNoAnswer { noAnswer += 1 }
    for comment in row.comments.compactMap({ $0 }) {
      languages[comment.language, default: 0] += 1
      if !comment.themes.isEmpty { tagged += 1 }
    }
  }
}
