internal import VerbatimModel

/// Reads weeks and quarters as ISO 8601 and planners write them: `2026-W05`, `2026W052`, `2026-W05-2`, `2026-Q3`, `Q3 2026`,
/// `2026 K3`.
enum PeriodReader {
  /// The first day of the period, or the day of the week that is named; nil where there is no such period.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> CalendarDate? {
    guard bytes.count <= 12, let letter = bytes.firstIndex(where: { $0 >= 0x41 }) else { return nil }
    let before = digits(bytes[..<letter])
    let after = digits(bytes[(letter + 1)...])
    guard let before, let after else { return nil }
    switch bytes[letter] & 0xDF {
    case UInt8(ascii: "W"):
      guard before.count == 1, let year = before.first, year.count == 4 else { return nil }
      return week(year.value, after)
    case UInt8(ascii: "Q"), UInt8(ascii: "K"):
      let all = before + after
      guard all.count == 2, let quarter = after.first, quarter.count == 1, (1...4).contains(quarter.value),
        let year = all.first(where: { $0.count == 4 })
      else { return nil }
      return CalendarDate(year: year.value, month: quarter.value * 3 - 2, day: 1)
    default: return nil
    }
  }

  /// `05`, `05-2` or `052`: the week and the day in it, Monday when left out.
  private static func week(_ year: Int, _ numbers: [(value: Int, count: Int)]) -> CalendarDate? {
    guard let first = numbers.first, let fourth = CalendarDate(year: year, month: 1, day: 4) else {
      return nil
    }
    let (week, day): (Int, Int)
    switch (first.count, numbers.count) {
    case (1, 1), (2, 1): (week, day) = (first.value, 1)
    case (1, 2), (2, 2): (week, day) = (first.value, numbers[1].value)
    case (3, 1): (week, day) = (first.value / 10, first.value % 10)
    default: return nil
    }
    // 4 January is always in the first week; 1 January 1970 was a Thursday.
    let monday = fourth.daysSince1970 - ((fourth.daysSince1970 + 3) % 7 + 7) % 7
    let date = CalendarDate(daysSince1970: monday + (week - 1) * 7 + day - 1)
    let last = CalendarDate(year: year, month: 12, day: 28).map { ($0.daysSince1970 - monday) / 7 + 1 } ?? 52
    return (1...last).contains(week) && (1...7).contains(day) ? date : nil
  }

  /// The numbers in the bytes, with how many digits they have; nil where there is something else than spaces and hyphens.
  private static func digits(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> [(value: Int, count: Int)]? {
    var numbers: [(value: Int, count: Int)] = []
    var isOpen = false
    for byte in bytes {
      if NumberScan.isDigit(byte) {
        let last = isOpen ? numbers.removeLast() : (value: 0, count: 0)
        numbers.append((last.value * 10 + Int(byte - 0x30), last.count + 1))
        isOpen = true
      } else if byte == 0x20 || byte == 0x2D {
        isOpen = false
      } else {
        return nil
      }
    }
    return numbers
  }
}
