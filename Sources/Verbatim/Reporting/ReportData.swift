public import RootCause
public import VerbatimModel

/// Everything a report is made of; merges exactly and in any order.
public struct ReportData: Sendable {
  /// The counts behind the figures.
  public var summary: SummaryData
  /// The rows to read and filter; all threads fill the same.
  public let sample: RowSample
  /// For each segment column, the scores by value; no themes.
  public var segments: [SegmentScores]
  /// The scores of each day; no themes.
  public var days: [CalendarDate: GroupTally] = [:]
  /// Scored rows whose date could not be read.
  public var undated = 0

  let bandCount: Int

  /// Nothing yet, for the scale and the segments of `plan`.
  init(_ plan: RunPlan, themeCount: Int, sample: CommentSample?, rows: RowSample) {
    bandCount = plan.scale.bands.count
    summary = SummaryData(bandCount: bandCount, themeCount: themeCount, sample: sample)
    segments = Array(repeating: SegmentScores(), count: plan.segmentColumns.count)
    self.sample = rows
  }

  /// Counts a row's day.
  mutating func add(_ respondent: Respondent, on day: CalendarDate?) {
    guard let day else {
      undated += 1
      return
    }
    days[day, default: GroupTally(bandCount: bandCount, themeCount: 0)].add(respondent)
  }

  /// Adds everything in `other`, which was counted with the same plan, into the same samples.
  mutating func merge(_ other: ReportData) throws {
    try summary.merge(other.summary)
    for index in segments.indices { try segments[index].merge(other.segments[index]) }
    for (day, tally) in other.days {
      try days[day, default: GroupTally(bandCount: bandCount, themeCount: 0)].merge(tally)
    }
    undated += other.undated
  }
}

/// The scores of one column's values.
public struct SegmentScores: Sendable {
  /// With more values than this the column is no segment, and is not counted.
  static let mostValues = SegmentLimit.mostValues

  /// The scores by value.
  public private(set) var values: [String: GroupTally] = [:]
  /// Whether there are too many values.
  public private(set) var isTooMany = false

  mutating func add(_ respondent: Respondent, value: String, bandCount: Int) {
    if isTooMany { return }
    values[value, default: GroupTally(bandCount: bandCount, themeCount: 0)].add(respondent)
    limit()
  }

  mutating func merge(_ other: SegmentScores) throws(TallyMismatch) {
    isTooMany = isTooMany || other.isTooMany
    for (value, tally) in other.values {
      try values[value, default: GroupTally(bandCount: tally.bandCount, themeCount: 0)].merge(tally)
    }
    limit()
  }

  private mutating func limit() {
    isTooMany = isTooMany || values.count > Self.mostValues
    if isTooMany { values = [:] }
  }
}
