internal import CommentSources
public import TextAnalysis
public import Verbatim
internal import VerbatimModel
internal import VerbatimReports

/// Writes row-wise output as an Excel workbook that an analyst can mend and hand back to `--overrides`.
///
/// Rows go to disk as they come, so that memory does not grow with them; a sheet that is full is followed by another.
public final class TagWorkbook {
  /// The columns behind those of the CSV form: what a record is known by, and the themes as they were found, hidden, so
  /// that what was changed by hand can be told.
  public static let columns = TagCSV.columns + [ThemeOverrides.recordColumn, ThemeOverrides.foundColumn]

  private let plan: RunPlan
  private let catalog: ThemeCatalog
  private let book: Workbook
  private var sheet: Sheet
  private let header: [String]
  /// How many columns of the input were renamed, being called like a result.
  public let renamedColumns: Int
  private let inputColumns: Int

  /// A workbook that will stand at `path`.
  ///
  /// Throws `OutputError` and ``WorkbookError``.
  public init(path: String, plan: RunPlan, catalog: ThemeCatalog) throws {
    self.plan = plan
    self.catalog = catalog
    let own = Self.columns.count + (plan.textColumns.count > 1 ? 1 : 0)
    inputColumns = min(plan.header.count, Sheet.mostColumns - own)
    let titles = TagHeader(
      input: plan.header.prefix(inputColumns),
      added: (plan.textColumns.count > 1 ? ["column"] : []) + Self.columns)
    header = titles.names
    renamedColumns = titles.renamed
    book = try Workbook(path: path, isStreamed: true)
    sheet = try Self.begin(book, header, plan)
  }

  /// Texts that were cut because no cell holds more than 32,767 characters.
  public var cutTexts: Int { book.cutTexts }
  /// Columns of the input that were left out, because a sheet has no more.
  public var columnsLeftOut: Int { plan.header.count - inputColumns }

  /// Adds records.
  public func write(_ block: AnalyzedBlock) throws {
    for row in block.rows {
      for (index, comment) in row.comments.enumerated() {
        if comment == nil && (row.hasText || index > 0) { continue }
        if sheet.isFull {
          finishSheet()
          sheet = try Self.begin(book, header, plan)
        }
        try sheet.add(cells(row, comment, index, block.batch))
      }
    }
  }

  /// Puts the finished workbook in its place.
  public func finish() throws {
    finishSheet()
    try book.finish()
  }

  private func cells(
    _ row: AnalyzedRow, _ comment: CommentAnalysis?, _ index: Int, _ batch: RecordBatch
  ) -> [Sheet.Cell] {
    var cells = (0..<inputColumns).map { cell(batch.text(row.row, $0)) }
    if plan.textColumns.count > 1 { cells.append(.text(plan.header[plan.textColumns[index]])) }
    let themes = comment?.themes ?? []
    let ids = themes.map { catalog.entries[$0.theme].id }.joined(separator: ";")
    let id = plan.idColumn.map { batch.text(row.row, $0) } ?? String(row.number)
    let texts = [
      row.score.band.map { plan.scale.bands[$0].id } ?? "", ids,
      themes.map(\.sentiment.label.name).joined(separator: ";"),
      RowFlags.names(row, comment, plan.scale).joined(separator: ";"),
    ]
    cells.append(.text(comment?.language ?? ""))
    cells.append(.optional(comment?.sentiment.score, .fine))
    cells.append(.text(comment?.sentiment.label.name ?? ""))
    cells += texts.map { $0.isEmpty ? .empty : .text($0) }
    let found = row.foundThemes.map { $0[index].map { catalog.entries[$0].id }.joined(separator: ";") } ?? ids
    return cells + [cell(id), found.isEmpty ? .empty : .text(found)]
  }

  private func cell(_ text: String) -> Sheet.Cell {
    switch CellValue(text, hasDecimalComma: plan.hasDecimalComma) {
    case .empty: .empty
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    }
  }

  private static func begin(_ book: Workbook, _ header: [String], _ plan: RunPlan) throws -> Sheet {
    let sheet = try book.addSheet("comments")
    // In a streamed workbook the columns come before the first row.
    sheet.widths(header.indices.map { plan.textColumns.contains($0) ? 60 : 14 })
    sheet.hide(column: header.count - 1)
    try sheet.add(header.map { .text($0, .header) })
    return sheet
  }

  private func finishSheet() {
    sheet.freeze(below: 1, filterTo: sheet.nextRow - 1, columns: header.count)
  }
}
