public import VerbatimModel

/// What an analyst should know of a row besides its tags.
public enum RowFlags {
  /// `no_text`, `no_answer`, `score_mismatch`.
  public static func names(_ row: AnalyzedRow, _ comment: CommentAnalysis?, _ scale: Scale) -> [String] {
    guard let comment else { return ["no_text"] }
    var flags: [String] = []
    if comment.isNoAnswer { flags.append("no_answer") }
    if let band = row.score.band, ScoreMismatch.isMismatch(comment.sentiment, band: band, of: scale) {
      flags.append("score_mismatch")
    }
    return flags
  }
}
