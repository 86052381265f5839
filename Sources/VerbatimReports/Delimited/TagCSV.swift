internal import LanguagePacks
public import TextAnalysis
public import Verbatim
public import VerbatimModel

/// Row-wise output as comma- or tab-separated text: the input's columns with the analysis behind them.
public struct TagCSV: TagFormat, Sendable {
  /// The columns added to the input's own.
  public static let columns = [
    "language", "sentiment", "sentiment_label", "band", "themes", "theme_sentiments", "flags",
  ]

  /// How cells are told apart and numbers are written.
  public enum Dialect: Sendable {
    /// RFC 4180.
    case commas
    /// Tabs between cells.
    case tabs
    /// Semicolons, decimal comma and a byte order mark: what Excel takes for CSV where the comma is decimal.
    case excel

    var separator: UInt8 {
      switch self {
      case .commas: 0x2C
      case .tabs: 0x09
      case .excel: 0x3B
      }
    }
  }

  private let catalog: ThemeCatalog
  private let plan: RunPlan
  private let dialect: Dialect
  private var writer: CellWriter

  /// `isRaw` leaves cells alone that a spreadsheet would run as a formula.
  public init(_ catalog: ThemeCatalog, _ plan: RunPlan, dialect: Dialect = .commas, isRaw: Bool = false) {
    self.catalog = catalog
    self.plan = plan
    self.dialect = dialect
    writer = CellWriter(separator: dialect.separator, isRaw: isRaw)
  }

  /// The header line, where the format has one.
  public func opening() -> [UInt8] {
    var writer = writer
    for name in header.names { writer.cell(name) }
    writer.endRow()
    return dialect == .excel ? [0xEF, 0xBB, 0xBF] + writer.bytes : writer.bytes
  }

  /// The names of the columns.
  public var header: TagHeader {
    TagHeader(input: plan.header, added: (plan.textColumns.count > 1 ? ["column"] : []) + Self.columns)
  }

  /// How many cells got a `'` before them.
  public var escapedCells: Int { writer.escapedCells }

  /// Appends the record of `row`.
  public mutating func append(_ row: AnalyzedRow, of batch: RecordBatch, to output: inout [UInt8]) {
    for (index, comment) in row.comments.enumerated() {
      if comment == nil && (row.hasText || index > 0) { continue }
      writer.removeAll()
      for column in plan.header.indices { batch.withCell(row.row, column) { writer.cell($0) } }
      if plan.textColumns.count > 1 { writer.cell(plan.header[plan.textColumns[index]]) }
      tags(row, comment)
      writer.endRow()
      output.append(contentsOf: writer.bytes)
    }
  }

  private mutating func tags(_ row: AnalyzedRow, _ comment: CommentAnalysis?) {
    let analysis = comment ?? .empty
    writer.cell(comment == nil ? "" : analysis.language)
    // Halves are rounded as in JSON.
    let score = FixedPoint.decode(FixedPoint.encode(analysis.sentiment.score))
    let sentiment = comment == nil ? "" : NumberText.fixed(score, 6)
    writer.cell(dialect == .excel ? sentiment.replacing(".", with: ",") : sentiment)
    writer.cell(comment == nil ? "" : analysis.sentiment.label.name)
    writer.cell(row.score.band.map { plan.scale.bands[$0].id } ?? "")
    writer.cell(analysis.themes.map { catalog.entries[$0.theme].id }.joined(separator: ";"))
    writer.cell(analysis.themes.map(\.sentiment.label.name).joined(separator: ";"))
    writer.cell(RowFlags.names(row, comment, plan.scale).joined(separator: ";"))
  }
}
