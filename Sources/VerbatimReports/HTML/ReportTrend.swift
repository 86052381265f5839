internal import RootCause
internal import Verbatim
internal import VerbatimModel

/// The score over time, in periods that fit the length of the whole.
struct ReportTrend {
  /// One period.
  struct Period {
    /// Its ISO 8601 name.
    let key: String
    /// Its first day.
    let start: CalendarDate
    /// The score in it.
    let point: Series.Point
  }

  /// The length of the periods.
  let length: CalendarPeriod
  /// The first and the last day of all.
  let days: ClosedRange<CalendarDate>
  /// The periods, in time order, empty ones between others included.
  let periods: [Period]
  private let index: [String: Int]

  /// The most periods shown, empty ones included.
  private static let most = 400

  /// Nil where no row has a date.
  init?(_ data: ReportData, scale: Scale) {
    guard let first = data.days.keys.min(), let last = data.days.keys.max() else { return nil }
    days = first...last
    let span = last.daysSince1970 - first.daysSince1970 + 1
    let fitting: CalendarPeriod = span <= 31 ? .day : span <= 190 ? .week : span <= 1_300 ? .month : .quarter
    length = Self.longer(fitting, Self.finest(data.days.keys))
    var tallies: [String: GroupTally] = [:]
    var starts: [String: CalendarDate] = [:]
    for (day, tally) in data.days.sorted(by: { $0.key < $1.key }) {
      let key = length.key(of: day)
      if starts[key] == nil { starts[key] = day }
      // Both were counted on the same scale, and no themes: they always merge.
      try? tallies[key, default: GroupTally(bandCount: tally.bandCount, themeCount: 0)].merge(tally)
    }
    if span <= 30_000 { Self.fillGaps(first, last, length, &starts) }
    let keys = starts.keys.sorted().suffix(Self.most)
    let empty = GroupTally(bandCount: scale.bands.count, themeCount: 0)
    let points = Series.score(in: keys.map { tallies[$0] ?? empty }, scale: scale)
    let length = length
    let periods = zip(keys, points).compactMap { key, point in
      starts[key].map { Period(key: key, start: Self.start(of: $0, length), point: point) }
    }
    self.periods = periods
    index = Dictionary(uniqueKeysWithValues: periods.enumerated().map { ($1.key, $0) })
  }

  /// The shortest period that the dates tell apart: those of a column of months are all the first of one.
  private static func finest(_ days: some Collection<CalendarDate>) -> CalendarPeriod {
    guard days.count > 1, days.allSatisfy({ $0.day == 1 }) else { return .day }
    return days.count > 2 && days.allSatisfy { $0.month % 3 == 1 } ? .quarter : .month
  }

  /// The place of a day's period; nil where it is not shown.
  func period(of day: CalendarDate?) -> Int? { day.flatMap { index[length.key(of: $0)] } }

  private static func longer(_ one: CalendarPeriod, _ other: CalendarPeriod) -> CalendarPeriod {
    let order = CalendarPeriod.allCases
    return (order.firstIndex(of: one) ?? 0) >= (order.firstIndex(of: other) ?? 0) ? one : other
  }

  private static func fillGaps(
    _ first: CalendarDate, _ last: CalendarDate, _ length: CalendarPeriod,
    _ starts: inout [String: CalendarDate]
  ) {
    for number in first.daysSince1970...last.daysSince1970 {
      guard let day = CalendarDate(daysSince1970: number) else { continue }
      let key = length.key(of: day)
      if starts[key] == nil { starts[key] = day }
    }
  }

  /// The first day of the period that holds `day`.
  private static func start(of day: CalendarDate, _ length: CalendarPeriod) -> CalendarDate {
    let start: CalendarDate? =
      switch length {
      case .day: day
      case .week: CalendarDate(daysSince1970: day.daysSince1970 - day.weekday + 1)
      case .month: CalendarDate(year: day.year, month: day.month, day: 1)
      case .quarter: CalendarDate(year: day.year, month: (day.month - 1) / 3 * 3 + 1, day: 1)
      }
    return start ?? day
  }
}
