internal import LanguagePacks
public import TextAnalysis
public import Verbatim
public import VerbatimModel

/// One comment with everything that row-wise output shows of it, offsets in Unicode scalars.
public struct TaggedComment: Sendable {
  /// A stretch of the text: half open, in Unicode scalars.
  public struct Span: Sendable {
    /// The offset of the first scalar.
    public let start: Int
    /// The offset past the last scalar.
    public let end: Int
    /// What stands there.
    public let text: String
  }

  /// A theme with the places that speak of it.
  public struct Theme: Sendable {
    /// The dotted id.
    public let id: String
    /// The label.
    public let label: String
    /// What the comment says of it.
    public let sentiment: Sentiment
    /// The places, with the term that matched each.
    public let evidence: [(span: Span, term: String)]
  }

  /// A word that carried sentiment.
  public struct Hit: Sendable {
    /// Where.
    public let span: Span
    /// The entry, its valence, its weight and the rules between them.
    public let reason: SentimentHit
  }

  /// The record's number in the input, from 1.
  public let row: Int
  /// The record's id; its number without an id column.
  public let id: String
  /// The text column, where there are several.
  public let column: String?
  /// What was written.
  public let text: String
  /// The score; nil without a usable one, and on the scale `sentiment`.
  public let score: Double?
  /// The band's id.
  public let band: String?
  /// Why the score could not be used.
  public let rejected: String?
  /// What was found; nil for an empty cell.
  public let analysis: CommentAnalysis?
  /// `no_text`, `no_answer`, `score_mismatch`.
  public let flags: [String]
  /// The themes, the most specific ones.
  public let themes: [Theme]
  /// What the sentiment rests on; empty unless the plan wants it.
  public let hits: [Hit]
}

/// Makes ``TaggedComment``s of analysed records: one a comment, or one that is empty for a record without text.
public struct TaggedComments: Sendable {
  private let catalog: ThemeCatalog
  private let plan: RunPlan
  private let labelLanguage: String?

  /// `labelLanguage` nil shows labels in the comment's own language.
  public init(_ catalog: ThemeCatalog, _ plan: RunPlan, labelLanguage: String?) {
    self.catalog = catalog
    self.plan = plan
    self.labelLanguage = labelLanguage
  }

  /// The comments of a record.
  public func comments(of row: AnalyzedRow, in batch: RecordBatch) -> [TaggedComment] {
    row.comments.indices.compactMap { index in
      // Of several text columns, empty ones have no record, unless the whole row is empty.
      if row.comments[index] == nil && (row.hasText || index > 0) { return nil }
      return batch.withCell(row.row, plan.textColumns[index]) { comment(row, index, $0, batch) }
    }
  }

  private func comment(
    _ row: AnalyzedRow, _ index: Int, _ text: UnsafeBufferPointer<UInt8>, _ batch: RecordBatch
  ) -> TaggedComment {
    let analysis = row.comments[index]
    var offsets = ScalarOffsets(text)
    func span(_ range: Range<Int>) -> TaggedComment.Span {
      TaggedComment.Span(
        start: offsets.scalar(at: range.lowerBound), end: offsets.scalar(at: range.upperBound),
        text: String(decoding: text[range], as: UTF8.self))
    }
    var rejected: String?
    if case .rejected(let reason) = row.score { rejected = reason }
    let hits = plan.wantsHits ? analysis?.hits ?? [] : []
    return TaggedComment(
      row: row.number, id: plan.idColumn.map { batch.text(row.row, $0) } ?? String(row.number),
      column: plan.textColumns.count > 1 ? plan.header[plan.textColumns[index]] : nil,
      text: String(decoding: text, as: UTF8.self), score: plan.scoreColumn == nil ? nil : row.score.value,
      band: row.score.band.map { plan.scale.bands[$0].id }, rejected: rejected, analysis: analysis,
      flags: RowFlags.names(row, analysis, plan.scale),
      themes: (analysis?.themes ?? []).map { theme in
        TaggedComment.Theme(
          id: catalog.entries[theme.theme].id,
          label: catalog.label(
            of: theme.theme, in: labelLanguage ?? analysis?.language ?? LabelLanguage.fallback),
          sentiment: theme.sentiment, evidence: theme.evidence.map { (span($0.range), $0.term) })
      },
      hits: hits.map { TaggedComment.Hit(span: span($0.range), reason: $0) })
  }
}
