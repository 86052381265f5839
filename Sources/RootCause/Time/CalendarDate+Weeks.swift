public import VerbatimModel

extension CalendarDate {
  /// The day of the week, 1 Monday – 7 Sunday.
  public var weekday: Int { ((daysSince1970 + 3) % 7 + 7) % 7 + 1 }

  /// Whether it is a Saturday or a Sunday.
  public var isWeekend: Bool { weekday >= 6 }

  /// The ISO 8601 week and the year it belongs to: week 1 holds the year's first Thursday.
  public var isoWeek: (year: Int, week: Int) {
    let dayOfYear = daysSince1970 - Self.firstDay(of: year) + 1
    let week = (dayOfYear - weekday + 10) / 7
    if week < 1 { return (year - 1, Self.weekCount(of: year - 1)) }
    return week > Self.weekCount(of: year) ? (year + 1, 1) : (year, week)
  }

  /// The day number of 1 January: 365 days a year and the leap days before it.
  private static func firstDay(of year: Int) -> Int {
    let before = year - 1
    func floored(_ divisor: Int) -> Int { (before - ((before % divisor) + divisor) % divisor) / divisor }
    return before * 365 + floored(4) - floored(100) + floored(400) - 719_162
  }

  /// 53 in years that begin on a Thursday, or on a Wednesday in leap years, else 52.
  private static func weekCount(of year: Int) -> Int {
    let first = ((firstDay(of: year) + 3) % 7 + 7) % 7 + 1
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return first == 4 || (first == 3 && isLeap) ? 53 : 52
  }
}
