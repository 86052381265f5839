public import VerbatimModel

/// The length of the periods of a series.
public enum CalendarPeriod: String, Sendable, Hashable, CaseIterable {
  case day
  case week
  case month
  case quarter

  /// The ISO 8601 name of the period that holds `date`: 2026-11-22, 2026-W47, 2026-11, 2026-Q4 (quarters by
  /// custom).
  ///
  /// Names of one length sort by time.
  public func key(of date: CalendarDate) -> String {
    switch self {
    case .day: return Self.year(date.year) + "-" + Self.two(date.month) + "-" + Self.two(date.day)
    case .week:
      let week = date.isoWeek
      return Self.year(week.year) + "-W" + Self.two(week.week)
    case .month: return Self.year(date.year) + "-" + Self.two(date.month)
    case .quarter: return Self.year(date.year) + "-Q" + String((date.month + 2) / 3)
    }
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

  private static func year(_ year: Int) -> String {
    let digits = String(year.magnitude)
    return (year < 0 ? "-" : "") + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

/// A named stretch of days, such as a holiday, that reports mark in a series.
public struct MarkedPeriod: Sendable, Hashable {
  /// What to call it.
  public let name: String
  /// The first day.
  public let first: CalendarDate
  /// The last day, included.
  public let last: CalendarDate

  /// A period; nil where it ends before it begins.
  public init?(name: String, first: CalendarDate, last: CalendarDate) {
    guard first <= last else { return nil }
    (self.name, self.first, self.last) = (name, first, last)
  }

  /// Whether `date` lies in it.
  public func contains(_ date: CalendarDate) -> Bool { first <= date && date <= last }
}
