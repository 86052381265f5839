internal import LanguagePacks
public import TextAnalysis
public import Verbatim
public import VerbatimModel

/// Row-wise output as JSON Lines: one record a comment.
public struct TagJSONLines: TagFormat, Sendable {
  private let catalog: ThemeCatalog
  private let plan: RunPlan
  private let labelLanguage: String?
  private var json = JSONWriter()

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
      json.removeAll()
      batch.withCell(row.row, plan.textColumns[index]) { text in
        record(
          row, comment, text, batch,
          column: plan.textColumns.count > 1 ? plan.header[plan.textColumns[index]] : nil)
      }
      json.endLine()
      output.append(contentsOf: json.bytes)
    }
  }

  private mutating func record(
    _ row: AnalyzedRow, _ comment: CommentAnalysis?, _ text: UnsafeBufferPointer<UInt8>, _ batch: RecordBatch,
    column: String?
  ) {
    var offsets = ScalarOffsets(text)
    let analysis = comment ?? .empty
    json.object { json in
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
      json.themes(
        analysis.themes, in: catalog, labels: labelLanguage ?? analysis.language, text: text, &offsets)
      json.key("flags")
      json.array { json in for flag in RowFlags.names(row, comment, plan.scale) { json.string(flag) } }
      if case .rejected(let reason) = row.score {
        json.key("rejected")
        json.string(reason)
      }
    }
  }
}
