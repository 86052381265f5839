internal import RootCause
public import Verbatim
internal import VerbatimModel
public import VerbatimReports

/// Conversations and their figures as an Excel workbook: a sheet for conversations, agents, teams or other groups, themes,
/// and conversations to coach from.
///
/// Conversations go to disk as they come, so that memory does not grow with them.
public final class TranscriptWorkbook {
  private let book: Workbook
  private var sheet: Sheet
  private let report: TranscriptReport
  private var teams: ConversationGroups

  /// A workbook that will stand at `path`; of `report`, what does not change while conversations are read is used.
  ///
  /// Throws `OutputError` and ``WorkbookError``.
  public init(path: String, report: TranscriptReport) throws {
    self.report = report
    teams = ConversationGroups(by: "team", bandCount: report.scale?.bands.count)
    book = try Workbook(path: path, isStreamed: true)
    sheet = try Self.begin(book)
  }

  /// Texts that were cut because no cell holds more than 32,767 characters.
  public var cutTexts: Int { book.cutTexts }

  /// Adds a conversation.
  public func add(_ found: AnalyzedConversation) throws {
    if report.groups.field != "team" { teams.add(found) }
    if sheet.isFull {
      finishSheet()
      sheet = try Self.begin(book)
    }
    try sheet.add(cells(found))
  }

  /// Writes the sheets of figures, and puts the finished workbook in its place.
  public func finish(_ report: TranscriptReport) throws {
    finishSheet()
    let figures = TranscriptFigureSheets(report)
    try figures.writeGroups(book, "agents", report.groups.agents)
    if let field = report.groups.field {
      try figures.writeGroups(book, field == "team" ? "teams" : "by \(field)", report.groups.groups)
    }
    if teams.groups.contains(where: { !$0.name.isEmpty }) {
      try figures.writeGroups(book, "teams", teams.groups)
    }
    try figures.writeThemes(book)
    try figures.writeCoaching(book)
    try book.finish()
  }

  // MARK: Conversations

  private func cells(_ found: AnalyzedConversation) -> [Sheet.Cell] {
    let conversation = found.conversation
    let effort = found.effort
    return [
      text(conversation.id), text(conversation.file), text(found.language), text(found.agent),
      text(conversation.attributes["team"] ?? ""), ids(found.reasons), text(found.outcome?.rawValue ?? ""),
      ids(found.markers), ids(found.behaviours),
      .optional(found.arc.start, .fine), .optional(found.arc.end, .fine), .optional(found.arc.lowest, .fine),
      .optional(found.arc.slope, .fine),
      text(found.arc.turningPoints.map { String($0.turn + 1) }.joined(separator: ";")),
      .count(found.turns.count), .count(effort.customerTurns), .optional(effort.share(.customer), .percent),
      .optional(effort.duration, .decimal), .optional(effort.response, .decimal),
      .optional(effort.duration == nil ? nil : effort.silences.reduce(0) { $0 + $1.seconds }, .decimal),
      .count(effort.holds), .count(effort.transfers), .count(effort.isRepeat ? 1 : 0),
      .optional(found.score, .plain), text(found.band.flatMap { report.scale?.bands[$0].id } ?? ""),
      .optional(conversation.roleConfidence, .percent),
    ]
  }

  private func text(_ text: String) -> Sheet.Cell { text.isEmpty ? .empty : .text(text) }

  private func ids(_ themes: [TurnTheme]) -> Sheet.Cell {
    text(themes.map { report.catalog.entries[$0.theme].id }.joined(separator: ";"))
  }

  private static func begin(_ book: Workbook) throws -> Sheet {
    let sheet = try book.addSheet("conversations")
    // In a streamed workbook the columns come before the first row.
    let wide: Set = ["file", "reasons", "markers", "behaviours"]
    sheet.widths(TranscriptCSV.columns.map { wide.contains($0) ? 30 : 14 })
    try sheet.add(TranscriptCSV.columns.map { .text($0, .header) })
    return sheet
  }

  private func finishSheet() {
    sheet.freeze(below: 1, filterTo: sheet.nextRow - 1, columns: TranscriptCSV.columns.count)
  }
}
