public import LanguagePacks
public import VerbatimModel

/// Reads the dates of one column: ISO 8601, `12-03-2026`, `3/12/2026`, `12 mrt 2026`, `March 12, 2026`, `mrt-26`, `2026-W11`,
/// `2026-Q1`, Excel's serial numbers, seconds since 1970.
public struct DateReader: Sendable {
  /// Which of two small numbers comes first.
  public enum Order: Sendable, Equatable {
    /// 12-03 is 12 March.
    case dayFirst
    /// 12/03 is December 3.
    case monthFirst
  }

  /// The order that the column has.
  public let order: Order
  /// The same, where the first rows hold dates that it decides on; nil for dates such as 2026-03-12.
  public let orderInUse: Order?
  /// What the user should know of how that was decided; nil when there was no doubt.
  public let notice: String?
  private let months: MonthNames

  /// A reader with a known order.
  public init(order: Order, months: MonthNames) {
    self.order = order
    self.months = months
    orderInUse = nil
    notice = nil
  }

  /// Decides on the order by the first rows: a number above 12 cannot be a month.
  ///
  /// When no row tells, days come first, as they do wherever Dutch and Swedish are written.
  public init(column: Int, in sample: [RecordBatch], months: MonthNames) {
    var (dayFirst, monthFirst, doubtful) = (0, 0, 0)
    for batch in sample {
      for row in batch.rows.indices {
        let fields = batch.withCell(row, column) { DateFields($0, months: months) }
        guard fields.isDate, fields.month == nil, fields.numbers.count == 3, fields.numbers[0].digits <= 2
        else { continue }
        let (first, second) = (fields.numbers[0].value, fields.numbers[1].value)
        if first > 12 && second <= 12 { dayFirst += 1 }
        if second > 12 && first <= 12 { monthFirst += 1 }
        if first <= 12 && second <= 12 && first != second { doubtful += 1 }
      }
    }
    self.months = months
    order = monthFirst > dayFirst ? .monthFirst : .dayFirst
    orderInUse = dayFirst + monthFirst + doubtful > 0 ? order : nil
    if dayFirst > 0 && monthFirst > 0 {
      notice =
        "dates mix day-month (\(dayFirst)) and month-day (\(monthFirst)); the rest is read as \(order.name)"
    } else {
      notice =
        doubtful > 0 && dayFirst + monthFirst == 0
        ? "dates such as 03-04-2026 are read as \(order.name)" : nil
    }
  }

  /// The day in the cell; nil where there is none.
  public func read(_ cell: UnsafeBufferPointer<UInt8>) -> CalendarDate? {
    let plain = NumberScan.trimmed(cell)
    if plain.isEmpty { return nil }
    if let number = NumberScan.whole(plain), let date = numbered(number, plain) { return date }
    if let day = PeriodReader.read(plain) { return day }
    let fields = DateFields(plain, months: months)
    guard fields.isDate else { return nil }
    return fields.month.map { named($0, fields) } ?? unnamed(fields.numbers)
  }

  /// Reads a string.
  public func read(_ text: String) -> CalendarDate? {
    var text = text
    return text.withUTF8 { read($0) }
  }

  /// `20260312`, Excel's days since 1899, seconds and milliseconds since 1970.
  private func numbered(_ number: Double, _ text: UnsafeBufferPointer<UInt8>) -> CalendarDate? {
    let digits = text.prefix { NumberScan.isDigit($0) }.count
    let isWhole = digits == text.count
    switch digits {
    case 8 where isWhole:
      let value = Int(number)
      return CalendarDate(year: value / 10_000, month: value / 100 % 100, day: value % 100)
    case 5 where number >= 20_000 && number < 80_000:
      return CalendarDate(daysSince1970: Int(number) - 25_569)
    case 10 where isWhole: return CalendarDate(daysSince1970: Int(number) / 86_400)
    case 13 where isWhole: return CalendarDate(daysSince1970: Int(number) / 86_400_000)
    default: return nil
    }
  }

  private func named(_ month: Int, _ fields: DateFields) -> CalendarDate? {
    let numbers = fields.numbers
    switch numbers.count {
    // Excel's own way to write a month is "mrt-26"; "26-mrt" is a day without a year.
    case 1 where numbers[0].digits == 4 || numbers[0].digits == 2 && fields.isTiedToMonth:
      return CalendarDate(year: year(numbers[0]), month: month, day: 1)
    case 2 where numbers[0].digits == 4:
      return CalendarDate(year: numbers[0].value, month: month, day: numbers[1].value)
    case 2: return CalendarDate(year: year(numbers[1]), month: month, day: numbers[0].value)
    default: return nil
    }
  }

  private func unnamed(_ numbers: [DateFields.Number]) -> CalendarDate? {
    let values = numbers.map(\.value)
    if numbers[0].digits == 4 {
      return CalendarDate(year: values[0], month: values[1], day: numbers.count > 2 ? values[2] : 1)
    }
    guard numbers.count == 3, numbers[2].digits == 4 || numbers[2].digits == 2 else { return nil }
    let year = year(numbers[2])
    let isMonthFirst = order == .monthFirst ? values[0] <= 12 : values[1] > 12 && values[0] <= 12
    return isMonthFirst
      ? CalendarDate(year: year, month: values[0], day: values[1])
      : CalendarDate(year: year, month: values[1], day: values[0])
  }

  private func year(_ number: DateFields.Number) -> Int {
    number.digits > 2 ? number.value : number.value + (number.value < 70 ? 2000 : 1900)
  }
}

extension DateReader.Order {
  /// `day-month-year` or `month-day-year`.
  public var name: String { self == .dayFirst ? "day-month-year" : "month-day-year" }
}
