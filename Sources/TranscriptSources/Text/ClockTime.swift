internal import Foundation

/// A time in a transcript, in seconds: from its start, or a moment of the calendar.
struct ClockTime: Equatable {
  /// The seconds, from the start of the recording or from 1970.
  let seconds: Double
  /// Whether it names a day.
  let hasDate: Bool

  /// Longer than any recording, in seconds: more is no time.
  private static let longest = 1e7
  /// Beyond any moment, in milliseconds since 1970.
  private static let latest = 1e14

  /// Reads `00:01:05.250`, `1:05`, `65.25`, a date with a time in the usual orders, or seconds since 1970.
  init?(_ text: String) {
    var text = text.trimmed()
    if let number = Double(text.replacing(",", with: ".")), number >= 0, number < Self.latest {
      // Milliseconds since 1970 are a thousand times larger than seconds.
      seconds = number > 1e11 ? number / 1000 : number
      hasDate = number > 1e8
      return
    }
    let half = Self.takeHalf(&text)
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let clockStart =
      text[..<colon].lastIndex { !$0.isNumber }.map { text.index(after: $0) } ?? text.startIndex
    let date = text[..<clockStart].split { !$0.isNumber }.compactMap { Int($0) }
    guard let clock = Self.clock(text[clockStart...], half) else { return nil }
    if date.count == 3, let day = Self.day(date, isAmerican: half != nil && text.contains("/")) {
      seconds = day + clock
      hasDate = true
    } else {
      seconds = clock
      hasDate = false
    }
  }

  /// Takes `AM` or `PM` off the end.
  private static func takeHalf(_ text: inout String) -> Int? {
    let small = text.lowercased().filter { !$0.isWhitespace && $0 != "." }
    guard small.hasSuffix("am") || small.hasSuffix("pm") else { return nil }
    text = String(text.prefix { !$0.isLetter || "Tt".contains($0) })
    return small.hasSuffix("pm") ? 12 : 0
  }

  private static func clock(_ text: Substring, _ half: Int?) -> Double? {
    let plain = text.prefix { $0.isNumber || ":.,".contains($0) }
    // `10:05h`, `10:05Z` and `10:05UTC+2` are times, `00:0x:04` is none.
    let mark = text[plain.endIndex...].drop(while: \.isLetter)
    if mark.startIndex > plain.endIndex, mark.first == ":" || mark.first?.isNumber == true { return nil }
    let parts = plain.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count) else { return nil }
    var numbers: [Double] = []
    for part in parts {
      guard let value = Double(part.replacing(",", with: ".")), value >= 0, value < longest else {
        return nil
      }
      numbers.append(value)
    }
    // Minutes may go on beyond an hour where there are no hours; nothing else goes beyond sixty.
    guard numbers.dropFirst().allSatisfy({ $0 < 60 }) else { return nil }
    // Two parts beside a date are hours and minutes; a half of the day means the same.
    if numbers.count == 2 && half == nil { return numbers[0] * 60 + numbers[1] }
    let hours = half.map { Double(Int(numbers[0]) % 12 + $0) } ?? numbers[0]
    return hours * 3600 + numbers[1] * 60 + (numbers.count == 3 ? numbers[2] : 0)
  }

  private static func day(_ parts: [Int], isAmerican: Bool) -> Double? {
    var (year, month, day) = (parts[0], parts[1], parts[2])
    if parts[0] < 32 {
      (year, month, day) = isAmerican ? (parts[2], parts[0], parts[1]) : (parts[2], parts[1], parts[0])
    }
    if year < 100 { year += 2000 }
    if month > 12 { (month, day) = (day, month) }
    guard (1...12).contains(month), (1...31).contains(day), (1...9999).contains(year) else { return nil }
    var components = DateComponents(timeZone: TimeZone(secondsFromGMT: 0), year: year, month: month, day: day)
    components.calendar = Calendar(identifier: .gregorian)
    return components.date?.timeIntervalSince1970
  }
}
