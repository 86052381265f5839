public import CommentSources
public import RootCause
internal import VerbatimModel

/// How answers are put in order of time.
public struct SeriesPlan: Sendable {
  /// The length of a period.
  public var period: CalendarPeriod
  /// Stretches of days that are compared with all other days.
  public var marks: [MarkedPeriod] = []
  /// Whether Saturdays and Sundays are compared with all other days.
  public var marksWeekends = false
  /// Reads the dates of the time column.
  public var dates: DateReader

  /// Periods of this length, without marks.
  public init(period: CalendarPeriod, dates: DateReader) {
    self.period = period
    self.dates = dates
  }

  /// What weekends are called among the marks.
  public static let weekends = "weekends"

  /// The names of the marks, weekends first.
  public var markNames: [String] { (marksWeekends ? [Self.weekends] : []) + marks.map(\.name) }

  /// Whether days or months come first, where the dates seen depend on it.
  var dateOrder: String? { dates.orderInUse?.name }

  /// Whether each mark holds on a day, in the order of `markNames`.
  func areMarked(_ date: CalendarDate) -> [Bool] {
    (marksWeekends ? [date.isWeekend] : []) + marks.map { $0.contains(date) }
  }
}

/// What the user asked of time: `--period`, `--mark`.
public struct SeriesRequest: Sendable, Equatable {
  /// day, week, month or quarter; month when nil.
  public var period: String?
  /// `Name=2026-07-01..2026-08-31`, or `weekends`.
  public var marks: [String] = []

  /// All of it as given.
  public init(period: String? = nil, marks: [String] = []) {
    self.period = period
    self.marks = marks
  }

  /// The plan, with dates read by `dates`.
  func plan(dates: DateReader) throws(InputError) -> SeriesPlan {
    guard let period = CalendarPeriod(rawValue: period ?? "month") else {
      throw InputError(
        file: "--period", problem: "there is no period '\(self.period ?? "")'",
        remedy: "use day, week, month or quarter")
    }
    var plan = SeriesPlan(period: period, dates: dates)
    for mark in marks {
      if mark == SeriesPlan.weekends {
        plan.marksWeekends = true
      } else {
        plan.marks.append(try Self.mark(mark, dates))
      }
    }
    return plan
  }

  private static func mark(_ text: String, _ dates: DateReader) throws(InputError) -> MarkedPeriod {
    let sides = text.split(separator: "=", maxSplits: 1).map { String($0) }
    let days = sides.last?.split(separator: "..").compactMap { dates.read(String($0)) } ?? []
    guard sides.count == 2, let first = days.first, let last = days.last, (1...2).contains(days.count),
      let mark = MarkedPeriod(name: sides[0], first: first, last: last)
    else {
      throw InputError(
        file: "--mark", problem: "'\(text)' is no period",
        remedy: "write Name=2026-07-01..2026-08-31, or weekends")
    }
    return mark
  }
}
