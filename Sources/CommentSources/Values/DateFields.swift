internal import LanguagePacks

/// The numbers and the month that a written date consists of, before it is known which is which.
struct DateFields {
  /// A number with how many digits it has.
  struct Number: Equatable {
    var value: Int
    var digits: Int
  }

  /// Up to three numbers, in order.
  private(set) var numbers: [Number] = []
  /// The month, where it is written as a word.
  private(set) var month: Int?
  /// The byte between the first two numbers.
  private(set) var separator: UInt8 = 0
  /// Whether the first number follows the month and stands by a hyphen, slash or apostrophe: `jan-26`.
  private(set) var isTiedToMonth = false
  /// Whether a short word stands right before a number, as in a week.
  private var isPeriod = false
  /// Whether it reads like a date at all.
  private(set) var isDate = false

  /// Takes the date part out of `12-03-2026 14:05`, `2026-03-12T14:05:00+01:00`, `tors 12 mars 2026 kl. 14.05`.
  init(_ bytes: UnsafeBufferPointer<UInt8>, months: MonthNames) {
    guard bytes.count <= 64 else { return }
    numbers.reserveCapacity(3)
    var at = 0
    var unknownWords = 0
    while at < bytes.count, numbers.count + (month == nil ? 0 : 1) < 3 {
      let byte = bytes[at]
      if NumberScan.isDigit(byte) {
        guard readNumber(bytes, &at) else { break }
      } else if byte >= 0x41 {
        if !readWord(bytes, &at, months) { unknownWords += 1 }
      } else {
        if numbers.count == 1 && separator == 0 { separator = byte }
        if numbers.isEmpty && month != nil && [0x2D, 0x2F, 0x27].contains(byte) { isTiedToMonth = true }
        at += 1
      }
    }
    let fields = numbers.count + (month == nil ? 0 : 1)
    isDate =
      !isPeriod && unknownWords <= 2 && fields >= 2
      && (month != nil || [0x2D, 0x2F, 0x2E].contains(separator))
  }

  /// False where the number is the hour of a time.
  private mutating func readNumber(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int) -> Bool {
    let start = at
    var value = 0
    while at < bytes.count, NumberScan.isDigit(bytes[at]) {
      value = min(value * 10 + Int(bytes[at] - 0x30), 1_000_000)
      at += 1
    }
    if at < bytes.count, bytes[at] == 0x3A { return false }
    numbers.append(Number(value: value, digits: at - start))
    return true
  }

  /// False where the word is no month.
  private mutating func readWord(
    _ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ months: MonthNames
  ) -> Bool {
    let start = at
    while at < bytes.count, bytes[at] >= 0x41 { at += 1 }
    // The endings of "1st" and "2:a", which no digit follows, are no words of their own; "W12" is no 12 March.
    if at - start <= 2, !numbers.isEmpty {
      if at < bytes.count, NumberScan.isDigit(bytes[at]) { isPeriod = true }
      return true
    }
    let word = String(decoding: bytes[start..<at], as: UTF8.self).lowercased()
    guard let found = months.month(word), month == nil else { return false }
    month = found
    return true
  }
}
