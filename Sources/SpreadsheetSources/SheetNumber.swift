internal import VerbatimModel

/// Numbers as a person sees them: `7.1` where the file has 7.0999999999999996, and dates as ISO 8601.
enum SheetNumber {
  /// The text of a number that the sheet holds as `value`.
  static func text(_ value: [UInt8], isDate: Bool, countsFrom1904: Bool) -> [UInt8] {
    if !isDate && value.count <= 15 && value.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { return value }
    guard let number = Double(String(decoding: value, as: UTF8.self)), number.isFinite else { return value }
    if isDate, let date = date(number, countsFrom1904: countsFrom1904) { return Array(date.utf8) }
    return Array(plain(number).utf8)
  }

  /// Whole numbers without a point, others in the shortest form.
  static func plain(_ number: Double) -> String {
    if number == number.rounded() && abs(number) < 1e15 { return String(Int(number)) }
    return "\(number)"
  }

  /// The date of a serial number: days since 30 December 1899 (1904: since 1 January 1904), the time in the
  /// fraction.
  ///
  /// A number below 1 is a time. Nil for numbers that are no date.
  static func date(_ serial: Double, countsFrom1904: Bool) -> String? {
    guard serial >= 0, serial < 2_958_466 else { return nil }
    let seconds = ((serial - serial.rounded(.down)) * 86_400).rounded()
    var day = Int(serial) + (seconds >= 86_400 ? 1 : 0)
    let time = Int(seconds) % 86_400
    let clock = "\(two(time / 3600)):\(two(time / 60 % 60)):\(two(time % 60))"
    if day == 0 { return clock }
    if countsFrom1904 { day += 1462 }
    // Excel has a 29 February 1900, for the sake of Lotus 1-2-3.
    if day < 60 { day += 1 }
    guard let date = CalendarDate(daysSince1970: day - 25_569) else { return nil }
    return time == 0 ? "\(date)" : "\(date)T\(clock)"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// The `_x000D_` that workbooks write for characters that XML cannot hold.
enum EscapedText {
  /// The text with the characters themselves.
  static func resolve(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard text.contains(0x5F) else { return text }
    var result: [UInt8] = []
    var at = text.startIndex
    while at < text.endIndex {
      if let scalar = escape(text[at...]) {
        result.append(contentsOf: scalar.utf8)
        at += 7
      } else {
        result.append(text[at])
        at += 1
      }
    }
    return result[...]
  }

  private static func escape(_ text: ArraySlice<UInt8>) -> Unicode.Scalar? {
    let candidate = text.prefix(7)
    guard candidate.count == 7, candidate.starts(with: [0x5F, 0x78]), candidate.last == 0x5F else {
      return nil
    }
    let digits = String(decoding: candidate.dropFirst(2).dropLast(), as: UTF8.self)
    guard digits.utf8.count == 4, let value = UInt32(digits, radix: 16) else { return nil }
    return value == 0x1F ? nil : Unicode.Scalar(value)
  }
}
