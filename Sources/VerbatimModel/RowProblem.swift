/// What is wrong with a record.
///
/// The record stays in row-wise output all the same.
public enum RowProblem: UInt8, Sendable, Hashable, CaseIterable {
  /// It has fewer cells than the header; the missing ones are empty.
  case tooFewCells
  /// It has more cells than the header, and the surplus is not empty.
  case tooManyCells
  /// A quote opens a cell and is never closed.
  case unterminatedQuote
  /// A quoted cell runs over many lines that look like records of their own.
  case quotedRecords
  /// It is larger than a record may be, and was cut off.
  case tooLong
  /// It is not valid JSON.
  case malformedJSON
  /// It is valid JSON, but not an object with fields.
  case notAnObject

  /// The reason under which output counts such records.
  public var reason: String {
    switch self {
    case .tooFewCells: "too few cells"
    case .tooManyCells: "too many cells"
    case .unterminatedQuote: "unterminated quote"
    case .quotedRecords: "records inside quotes"
    case .tooLong: "record too long"
    case .malformedJSON: "malformed JSON"
    case .notAnObject: "not a JSON object"
    }
  }

  /// Whether the cells can still be trusted: a record with too few cells merely lacks some.
  public var isFatal: Bool { self != .tooFewCells }
}
