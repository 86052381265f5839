internal import LanguagePacks
public import TextAnalysis
public import Verbatim
public import VerbatimModel

/// Row-wise output as JSON Lines: one record a comment.
public struct TagJSONLines: TagFormat, Sendable {
  private let catalog: ThemeCatalog
  private let plan: RunPlan
  private let labelLanguage: String?
  /// Made by each thread's own copy when it writes its first record.
  private var desk: Desk?

  /// `labelLanguage` nil shows labels in the comment's own language.
  public init(_ catalog: ThemeCatalog, _ plan: RunPlan, labelLanguage: String?) {
    self.catalog = catalog
    self.plan = plan
    self.labelLanguage = labelLanguage
  }

  /// The header line, where the format has one.
  public func opening() -> [UInt8] { [] }

  /// Appends the record of `row`.
  public mutating func append(_ row: AnalyzedRow, of batch: RecordBatch, to output: inout [UInt8]) {
    for (index, comment) in row.comments.enumerated() {
      // Of several text columns, empty ones have no record, unless the whole row is empty.
      if comment == nil && (row.hasText || index > 0) { continue }
      let desk = desk ?? Desk(catalog)
      self.desk = desk
      desk.json.removeAll()
      batch.withCell(row.row, plan.textColumns[index]) { text in
        record(
          row, comment, text, batch,
          column: plan.textColumns.count > 1 ? plan.header[plan.textColumns[index]] : nil, desk)
      }
      desk.json.endLine()
      output.append(contentsOf: desk.json.written)
    }
  }

  /// What a thread writes with.
  ///
  /// `@unchecked`: only the copy of the format that made it uses it, on one thread.
  private final class Desk: @unchecked Sendable {
    var json = JSONWriter()
    private let catalog: ThemeCatalog
    private var heads: [ThemeHeads] = []

    init(_ catalog: ThemeCatalog) { self.catalog = catalog }

    func heads(_ language: String) -> ThemeHeads {
      if let known = heads.first(where: { $0.language == language }) { return known }
      heads.append(ThemeHeads(catalog, labels: language))
      return heads[heads.count - 1]
    }
  }

  private mutating func record(
    _ row: AnalyzedRow, _ comment: CommentAnalysis?, _ text: UnsafeBufferPointer<UInt8>, _ batch: RecordBatch,
    column: String?, _ desk: Desk
  ) {
    var offsets = ScalarOffsets(text)
    let analysis = comment ?? .empty
    let heads = desk.heads(labelLanguage ?? analysis.language)
    desk.json.object { json in
      json.key("id")
      if let id = plan.idColumn {
        batch.withCell(row.row, id) { json.string($0) }
      } else {
        json.string(String(row.number))
      }
      json.key("row")
      json.number(row.number)
      if let column {
        json.key("column")
        json.string(column)
      }
      json.key("language")
      json.string(analysis.language)
      json.key("score")
      json.number(plan.scoreColumn == nil ? nil : row.score.value)
      json.key("band")
      if let band = row.score.band { json.string(plan.scale.bands[band].id) } else { json.null() }
      json.key("sentiment")
      json.sentiment(analysis.sentiment, hits: plan.wantsHits ? analysis.hits : nil, text: text, &offsets)
      json.key("themes")
      json.themes(analysis.themes, text: text, &offsets) { heads[$0] }
      json.key("flags")
      json.array { json in for flag in RowFlags.names(row, comment, plan.scale) { json.string(flag) } }
      if case .rejected(let reason) = row.score {
        json.key("rejected")
        json.string(reason)
      }
    }
  }
}
