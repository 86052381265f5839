public import RootCause

/// A comment kept whole, with what was found in it, to search for causes.
public struct SampledComment: Sendable {
  /// Where a theme was found: UTF-8 byte offsets in the text.
  struct Evidence: Sendable, Equatable {
    let theme: Int
    let start: Int
    let end: Int
  }

  /// The seeded hash by which it was sampled.
  let key: UInt64
  /// The record's id, or its number.
  public let id: String
  /// The record's number in the input, from 1.
  public let row: Int
  /// The comment; several text columns on lines of their own.
  public let text: String
  /// The language of the (first) text.
  public let language: String
  /// Score, band, weight and themes.
  public let respondent: Respondent
  /// The sentiment of the whole, −1…1.
  public let sentiment: Double
  let evidence: [Evidence]
  /// The values of the segment columns.
  let segments: [String]
  /// The period of the series; nil without one.
  let period: String?
}
