internal import Foundation

/// The tests that tell a number of its kind from any other of the same length.
enum NumberCheck {
  /// Whether a match passes the named test; an empty name asks for none.
  static func passes(_ name: String, _ match: String) -> Bool {
    let digits = match.compactMap { $0.isASCII ? $0.wholeNumberValue : nil }
    switch name {
    case "mod97": return iban(match)
    case "luhn": return card(digits)
    case "eleven": return eleven(digits)
    case "rijksregister": return rijksregister(digits)
    case "personnummer": return personnummer(digits)
    case "hetu": return hetu(match)
    case "phone": return !isDate(match)
    case "octets": return match.split(separator: ".").allSatisfy { Int($0).map { $0 < 256 } ?? false }
    default: return true
    }
  }

  /// Whether digits are a card's: those of 14 or 15 digits are of few issuers, and others of that length are devices'.
  private static func card(_ digits: [Int]) -> Bool {
    let first = digits.prefix(2).reduce(0) { $0 * 10 + $1 }
    switch digits.count {
    case 14: guard [30, 36, 38, 39].contains(first) else { return false }
    case 15: guard [34, 37].contains(first) else { return false }
    case 16...19: guard (2...6).contains(first / 10) else { return false }
    default: return false
    }
    return luhn(digits) && Set(digits).count > 1
  }

  /// Whether a match may run on into the words behind the number: where numbers hold letters, only the test tells.
  static func allowsWordsBehind(_ name: String) -> Bool { name == "mod97" }

  /// How much of a match passes the named test, in UTF-16 units: all of it, or what is left without the last words; nil if
  /// nothing does.
  static func passingLength(_ name: String, _ match: String) -> Int? {
    var rest = match[...]
    while !passes(name, String(rest)) {
      guard allowsWordsBehind(name), let cut = rest.lastIndex(where: { " -.".contains($0) }) else {
        return nil
      }
      rest = rest[..<cut]
    }
    return rest.utf16.count
  }

  /// Whether it begins as a date does: `02-11-2026`, or is one with a time: `02-11-26 18.30`.
  private static func isDate(_ text: String) -> Bool {
    if text.wholeMatch(of: /\d{1,2}[-\/]\d{1,2}[-\/]\d{2} \d{1,2}[.:]\d{2}/) != nil { return true }
    let parts = text.split { !$0.isNumber }
    return parts.count > 2 && parts[0].count <= 2 && parts[1].count <= 2 && parts[2].count == 4
      && (parts[2].hasPrefix("19") || parts[2].hasPrefix("20")) && Int(parts[1]).map { $0 <= 12 } ?? false
  }

  /// The fewest digits of an IBAN; words in capitals have none.
  private static let fewestDigits = 10

  /// ISO 13616: the number with its first four characters behind, letters as 10…35, leaves 1 modulo 97.
  private static func iban(_ text: String) -> Bool {
    let plain = text.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    let digits = plain.count { $0.isNumber }
    guard (15...34).contains(plain.count), digits >= fewestDigits else { return false }
    var rest = 0
    for character in plain.dropFirst(4) + plain.prefix(4) {
      guard let value = Int(String(character), radix: 36) else { return false }
      rest = (rest * (value > 9 ? 100 : 10) + value) % 97
    }
    return rest == 1
  }

  /// ISO/IEC 7812: every second digit from the right doubled, the sum of all digits divisible by ten.
  private static func luhn(_ digits: [Int]) -> Bool {
    let sum = digits.reversed().enumerated().reduce(0) { sum, place in
      let value = place.offset % 2 == 1 ? place.element * 2 : place.element
      return sum + (value > 9 ? value - 9 : value)
    }
    return sum % 10 == 0
  }

  /// The Dutch citizen number: weights 9…2 and −1, divisible by eleven.
  private static func eleven(_ digits: [Int]) -> Bool {
    guard digits.count == 9, Set(digits).count > 1 else { return false }
    let sum = zip(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]).reduce(0) { $0 + $1.0 * $1.1 }
    return sum % 11 == 0
  }

  /// The Belgian national number: the last two digits are 97 minus the rest modulo 97, with a 2 before it for those born since
  /// 2000.
  private static func rijksregister(_ digits: [Int]) -> Bool {
    guard digits.count == 11, digits[2] * 10 + digits[3] <= 52, digits[4] * 10 + digits[5] <= 31 else {
      return false
    }
    let number = digits.prefix(9).reduce(0) { $0 * 10 + $1 }
    let check = digits[9] * 10 + digits[10]
    return 97 - number % 97 == check || 97 - (2_000_000_000 + number) % 97 == check
  }

  /// The Finnish personal code: a date, a sign of the century, three digits, and what these nine leave modulo 31.
  private static func hetu(_ text: String) -> Bool {
    let digits = text.filter { $0.isASCII && $0.isNumber }
    guard let last = text.uppercased().last, let number = Int(digits.prefix(9)), digits.count >= 9 else {
      return false
    }
    return Array("0123456789ABCDEFHJKLMNPRSTUVWXY")[number % 31] == last
  }

  /// The Swedish personal number, and the coordination number with 60 added to the day: a date, and Luhn over ten digits.
  private static func personnummer(_ digits: [Int]) -> Bool {
    guard digits.count == 10 || digits.count == 12 else { return false }
    let ten = Array(digits.suffix(10))
    let month = ten[2] * 10 + ten[3]
    let day = ten[4] * 10 + ten[5]
    return (1...12).contains(month) && (1...31).contains(day > 60 ? day - 60 : day) && luhn(ten)
  }
}
