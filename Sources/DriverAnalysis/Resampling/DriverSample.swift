public import RootCause

/// One respondent of a sample, reduced to what a driver model needs.
public struct DriverRow: Sendable, Hashable {
  /// The seeded hash of the row's id or content by which the sample was drawn.
  public let key: UInt64
  /// The score, in millionths of a scale point.
  public let score: Int64
  /// The index of the band, lowest first.
  public let band: Int
  /// The weight, in millionths.
  public let weight: Int64
  /// The indices of the predictors that the comment carries, ascending.
  public let predictors: [Int]

  /// The row of a respondent.
  public init(key: UInt64, _ respondent: Respondent) {
    self.key = key
    score = respondent.score
    band = respondent.band
    weight = respondent.weight
    var indices: [Int] = []
    for mention in respondent.mentions { mention.forEachPredictor { indices.append($0) } }
    predictors = indices.sorted()
  }

  static func precedes(_ first: DriverRow, _ second: DriverRow) -> Bool {
    if first.key != second.key { return first.key < second.key }
    if first.score != second.score { return first.score < second.score }
    if first.band != second.band { return first.band < second.band }
    if first.weight != second.weight { return first.weight < second.weight }
    return first.predictors.lexicographicallyPrecedes(second.predictors)
  }
}

/// A sample of respondents in an order of its own, so that results do not depend on the order of the input.
///
/// Where the input is larger, the sample holds the rows with the smallest keys (a bottom-k sample).
public struct DriverSample: Sendable {
  /// The rows, sorted by key, then by content.
  public let rows: [DriverRow]
  /// The number of themes of the codebook.
  public let themeCount: Int

  /// A sample of these rows.
  public init(_ rows: some Sequence<DriverRow>, themeCount: Int) {
    self.rows = rows.sorted(by: DriverRow.precedes)
    self.themeCount = themeCount
  }
}
