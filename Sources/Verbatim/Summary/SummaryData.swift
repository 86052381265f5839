public import RootCause
internal import VerbatimModel

/// Everything counted over an input; merges exactly and in any order.
public struct SummaryData: Sendable {
  /// What became of the rows.
  public var rows = RowCounts()
  /// All respondents.
  public var all: GroupTally
  /// The segments, by the values of the segment columns.
  public var segments: [[String]: GroupTally] = [:]
  /// Telling comments by theme and band.
  public var examples: ExampleStore
  /// The words of comments without a theme.
  public var untagged: TermSample

  let bandCount: Int
  let themeCount: Int

  init(bandCount: Int, themeCount: Int) {
    self.bandCount = bandCount
    self.themeCount = themeCount
    all = GroupTally(bandCount: bandCount, themeCount: themeCount)
    examples = ExampleStore(themeCount: themeCount, bandCount: bandCount)
    untagged = TermSample(bandCount: bandCount)
  }

  /// Adds everything in `other`, which was counted with the same scale and codebooks.
  mutating func merge(_ other: SummaryData) throws {
    rows.merge(other.rows)
    try all.merge(other.all)
    for (key, tally) in other.segments {
      try segments[key, default: GroupTally(bandCount: bandCount, themeCount: themeCount)].merge(tally)
    }
    examples.merge(other.examples)
    untagged.merge(other.untagged)
  }
}
