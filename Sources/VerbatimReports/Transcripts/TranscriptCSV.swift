public import Verbatim

/// A row a conversation as comma-separated text.
public struct TranscriptCSV {
  private let report: TranscriptReport
  private var writer = CellWriter(separator: 0x2C, isRaw: false)

  /// The columns, in order.
  public static let columns = [
    "id", "file", "language", "agent", "team", "reasons", "outcome", "markers", "behaviours",
    "sentiment_start", "sentiment_end", "sentiment_lowest", "sentiment_slope", "turning_points", "turns",
    "customer_turns", "customer_talk_share", "duration_s", "response_s", "silence_s", "holds", "transfers",
    "repeat_contact", "score", "band", "role_confidence",
  ]

  /// All of it as given.
  public init(_ report: TranscriptReport) { self.report = report }

  /// The header line.
  public mutating func header() -> [UInt8] {
    writer.removeAll()
    for name in Self.columns {
      writer.cell(name)
    }
    writer.endRow()
    return writer.bytes
  }

  /// The row of a conversation.
  public mutating func row(_ found: AnalyzedConversation) -> [UInt8] {
    writer.removeAll()
    let effort = found.effort
    cells(found.conversation.id, found.conversation.file, found.language, found.agent)
    cells(found.conversation.attributes["team"] ?? "", ids(found.reasons), found.outcome?.rawValue ?? "")
    cells(ids(found.markers), ids(found.behaviours))
    cells(number(found.arc.start), number(found.arc.end), number(found.arc.lowest), number(found.arc.slope))
    cells(found.arc.turningPoints.map { String($0.turn + 1) }.joined(separator: ";"))
    cells(String(found.turns.count), String(effort.customerTurns), number(effort.share(.customer)))
    cells(number(effort.duration), number(effort.response))
    cells(effort.duration == nil ? "" : number(effort.silences.reduce(0) { $0 + $1.seconds }))
    cells(String(effort.holds), String(effort.transfers), effort.isRepeat ? "1" : "0")
    cells(number(found.score), found.band.flatMap { report.scale?.bands[$0].id } ?? "")
    cells(number(found.conversation.roleConfidence))
    writer.endRow()
    return writer.bytes
  }

  private mutating func cells(_ texts: String...) { for text in texts { writer.cell(text) } }

  private func number(_ value: Double?) -> String {
    value.map { NumberText.significant(($0 * 1e6).rounded() / 1e6) } ?? ""
  }

  private func ids(_ themes: [TurnTheme]) -> String {
    themes.map { report.catalog.entries[$0.theme].id }.joined(separator: ";")
  }
}
