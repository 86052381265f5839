/// What the user says about the input instead of leaving it to be guessed.
public struct InputOptions: Sendable, Equatable {
  /// How the input is laid out.
  public enum Format: String, Sendable, CaseIterable {
    /// Decided by content and extension.
    case auto
    /// Comma-, semicolon-, tab- or pipe-separated text.
    case delimited
    /// A JSON object a line.
    case jsonl
    /// A JSON array of objects.
    case json
    /// An Excel workbook.
    case xlsx
    /// An SQLite database.
    case sqlite
    /// A comment a line.
    case text
  }

  /// How the first record is to be taken.
  public enum Header: Sendable, Equatable {
    /// Decided by content.
    case auto
    /// It names the columns.
    case present
    /// It is data; the columns are named `column_1`, `column_2`, ….
    case absent
  }

  /// How cells are quoted.
  public enum Quoting: Sendable, Equatable {
    /// Decided by content.
    case auto
    /// Quotes are ordinary characters.
    case none
    /// By this byte, doubled inside.
    case character(UInt8)
  }

  /// The layout of the input.
  public var format: Format = .auto
  /// The byte between cells; nil to have it sniffed.
  public var delimiter: UInt8?
  /// How cells are quoted.
  public var quoting: Quoting = .auto
  /// The encoding; nil to have it decided.
  public var encoding: TextEncoding?
  /// Whether the first record is a header.
  public var header: Header = .auto
  /// Whether text that was decoded wrongly before (`Ã«`) is mended.
  public var repairEncoding = false
  /// The name or number of the sheet of a workbook; nil for the first.
  public var sheet: String?
  /// The query that gives the records of a database; nil for its only table.
  public var sql: String?
  /// How many bytes are read at a time.
  public var blockSize = 1 << 17
  /// The size beyond which a record is cut off, and beyond which an open quote is taken for a lone one.
  public var longestRecord = 16 << 20
  /// Whether records are handed out as soon as they arrive, for a pipe that never ends.
  public var isUnbuffered = false
  /// The rows that are looked at for names of fields, scales and columns.
  public var sampleRows = 10_000

  /// Everything is guessed.
  public init() {}

  /// The same for text that an adapter made, which is UTF-8.
  func forAdapted(hasHeader: Bool) -> InputOptions {
    var copy = self
    copy.encoding = .utf8
    if hasHeader { copy.header = .present }
    return copy
  }
}
