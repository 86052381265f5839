/// A day of the proleptic Gregorian calendar, without time zone: the day that the input's own zone shows.
public struct CalendarDate: Sendable, Hashable, Comparable {
  /// The year, as ISO 8601 counts it.
  public let year: Int
  /// The month, 1–12.
  public let month: Int
  /// The day of the month, 1–31.
  public let day: Int

  /// A date; nil where the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard 1...12 ~= month, 1...Self.length(year: year, month: month) ~= day, -9999...9999 ~= year else {
      return nil
    }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Days since 1970-01-01.
  ///
  /// Source: Howard Hinnant, chrono-compatible low-level date algorithms
  /// (days_from_civil).
  public var dayNumber: Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The day of the week, 1 Monday – 7 Sunday.
  public var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 + 1 }

  /// Whether it is a Saturday or a Sunday.
  public var isWeekend: Bool { weekday >= 6 }

  /// The ISO 8601 week and the year it belongs to: week 1 holds the year's first Thursday.
  public var isoWeek: (year: Int, week: Int) {
    let dayOfYear = dayNumber - Self.firstDay(of: year) + 1
    let week = (dayOfYear - weekday + 10) / 7
    if week < 1 { return (year - 1, Self.weekCount(of: year - 1)) }
    return week > Self.weekCount(of: year) ? (year + 1, 1) : (year, week)
  }

  /// Earlier days come first.
  public static func < (first: CalendarDate, second: CalendarDate) -> Bool {
    (first.year, first.month, first.day) < (second.year, second.month, second.day)
  }

  /// The number of days in a month.
  static func length(year: Int, month: Int) -> Int {
    if month == 2 { return isLeap(year) ? 29 : 28 }
    return [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  private static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  /// The day number of 1 January: 365 days a year and the leap days before it.
  private static func firstDay(of year: Int) -> Int {
    let before = year - 1
    func floored(_ divisor: Int) -> Int { (before - ((before % divisor) + divisor) % divisor) / divisor }
    return before * 365 + floored(4) - floored(100) + floored(400) - 719_162
  }

  /// 53 in years that begin on a Thursday, or on a Wednesday in leap years, else 52.
  private static func weekCount(of year: Int) -> Int {
    let first = ((firstDay(of: year) + 3) % 7 + 7) % 7 + 1
    return first == 4 || (first == 3 && isLeap(year)) ? 53 : 52
  }
}
