import LanguagePacks
import Verbatim
import VerbatimReports
import WorkbookFiles

/// Writes conversations as they come, and the figures behind them.
final class TranscriptWriter {
  private let format: TranscriptCommand.Format
  /// Where text goes; nil for a workbook.
  private let file: OutputBox?
  /// The workbook; nil for text.
  private let book: TranscriptWorkbook?
  private let json: TranscriptJSON
  private var csv: TranscriptCSV
  private var count = 0
  private var first: AnalyzedConversation?

  init(_ format: TranscriptCommand.Format, _ report: TranscriptReport, path: String?) throws {
    self.format = format
    book = format == .xlsx ? try TranscriptWorkbook(path: path ?? "", report: report) : nil
    file = format == .xlsx ? nil : OutputBox(try OutputFile(path: path, keepsColours: format == .table))
    json = TranscriptJSON(report)
    csv = TranscriptCSV(report)
  }

  /// What did not fit.
  var notices: [String] {
    guard let cut = book?.cutTexts, cut > 0 else { return [] }
    return ["texts cut at 32,767 characters, more than a cell holds: \(cut)"]
  }

  func add(_ found: AnalyzedConversation) throws {
    count += 1
    switch format {
    case .json:
      try file?.write((count == 1 ? TranscriptFiguresJSON.opening : [0x2C]) + json.conversation(found))
    case .jsonl: try file?.write(json.conversation(found) + [0x0A])
    case .csv: try file?.write((count == 1 ? csv.header() : []) + csv.row(found))
    case .table: first = count == 1 ? found : nil
    case .xlsx: try book?.add(found)
    case .html: break
    }
  }

  func finish(_ report: TranscriptReport, files: LexiconFiles, style: Style, width: Int) throws {
    if format == .json { try file?.write(TranscriptFiguresJSON(report).closing()) }
    if format == .table {
      let table = TranscriptTable(report, style: style, width: width)
      try file?.write(Array(table.text(only: first).utf8))
    }
    if format == .html {
      try file?.write(Array(try TranscriptPage(report, files: files).html().utf8))
    }
    try book?.finish(report)
    try file?.finish()
  }
}
