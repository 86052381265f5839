public import RootCause

/// Everything counted over an input; merges exactly and in any order.
public struct SummaryData: Sendable {
  /// What became of the rows.
  public var rows = RowCounts()
  /// All respondents.
  public var all: GroupTally
  /// The segments, by the values of the segment columns.
  public var segments: [[String]: GroupTally] = [:]
  /// The periods of the series, by their ISO 8601 names.
  public var periods: [String: GroupTally] = [:]
  /// The scores of each segment in each period: the values of the segment columns, then the period.
  public var segmentPeriods: [[String]: GroupTally] = [:]
  /// Marked stretches of days against all others, in the order of the plan.
  public var marks: [MarkTally] = []
  /// Telling comments by theme and band.
  public var examples: ExampleStore
  /// The words of comments without a theme.
  public var untagged: TermSample
  /// How far score and sentiment agree.
  public var agreement = AgreementTally()
  /// Rows whose text contradicts the score, in the order of the input.
  public var mismatches = RowList()
  /// Rows in the lowest band that can be followed up, the unhappiest first; empty without an id column.
  public var followUps = RowList()
  /// Answers of the highest band that praise somebody by name, the gladdest first.
  public var praises = RowList()
  /// The sum of the hashes of all records, filtered ones included; 0 where it is not wanted.
  public var digest: UInt64 = 0
  /// A sample of comments, where one is wanted; all threads fill the same.
  public let sample: CommentSample?

  let bandCount: Int
  let themeCount: Int

  /// Nothing yet, for the scale and the series of `plan`.
  init(_ plan: RunPlan, themeCount: Int, sample: CommentSample?) {
    self.init(
      bandCount: plan.scale.bands.count, themeCount: themeCount, markCount: plan.series?.markNames.count ?? 0,
      sample: sample)
  }

  init(bandCount: Int, themeCount: Int, markCount: Int = 0, sample: CommentSample? = nil) {
    self.bandCount = bandCount
    self.themeCount = themeCount
    all = GroupTally(bandCount: bandCount, themeCount: themeCount, withDrivers: sample != nil)
    examples = ExampleStore(themeCount: themeCount, bandCount: bandCount)
    untagged = TermSample(bandCount: bandCount)
    self.sample = sample
    marks = Array(repeating: MarkTally(bandCount: bandCount, themeCount: themeCount), count: markCount)
  }

  /// A tally without anybody.
  var emptyGroup: GroupTally { GroupTally(bandCount: bandCount, themeCount: themeCount) }

  /// Adds everything in `other`, which was counted with the same scale, codebooks and series, into the same sample.
  public mutating func merge(_ other: SummaryData) throws(TallyMismatch) {
    rows.merge(other.rows)
    try all.merge(other.all)
    let empty = emptyGroup
    for (key, tally) in other.segments { try segments[key, default: empty].merge(tally) }
    for (key, tally) in other.periods { try periods[key, default: empty].merge(tally) }
    for (key, tally) in other.segmentPeriods {
      try segmentPeriods[key, default: GroupTally(bandCount: bandCount, themeCount: 0)].merge(tally)
    }
    for (index, mark) in other.marks.enumerated() { try marks[index].merge(mark) }
    examples.merge(other.examples)
    untagged.merge(other.untagged)
    agreement.merge(other.agreement)
    mismatches.merge(other.mismatches)
    followUps.merge(other.followUps)
    praises.merge(other.praises)
    digest &+= other.digest
  }

  /// Numbers the rows as if `rows` records stood before them.
  mutating func shift(by rows: Int) {
    self.rows.last += rows
    examples.shift(by: rows)
    mismatches.shift(by: rows)
    followUps.shift(by: rows)
    praises.shift(by: rows)
  }
}

extension SummaryData {
  /// The tallies by the value of one segment column, summed over the others.
  public func marginal(column: Int) -> [String: GroupTally] {
    var result: [String: GroupTally] = [:]
    for (key, tally) in segments where key.indices.contains(column) {
      // Tallies of one input have the same shape, so that merging cannot fail.
      try? result[key[column], default: emptyGroup].merge(tally)
    }
    return result
  }
}
