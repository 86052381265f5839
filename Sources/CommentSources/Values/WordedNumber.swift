/// A number with something around it that leaves no doubt that it is the answer: `4 sterren`, `9 - Very likely`, `8/10`.
struct WordedNumber {
  /// The answer.
  let value: Double
  /// The end of the scale that stands beside it (`8/10`, `8 van de 10`); nil without one.
  let outOf: Double?
  /// Whether it is a share (`80%`), which is an answer on a scale up to 100 only.
  let isPercent: Bool
  /// What stands around it.
  let words: String

  /// Reads the text; nil for text without a number, with several, and for numbers that are no plain answer: ranges (`8-10`),
  /// bounds (`<3`), codes (`A4`), halves of something (`/8`, `--3`, `1e-`).
  init?(_ text: String) {
    var plain = String(String.UnicodeScalarView(text.unicodeScalars.filter { !Self.isInvisible($0) })).trimmed
      .description
    if let first = plain.first, "−–—‒‐".contains(first), plain.dropFirst().first?.isASCII == true {
      plain = "-" + plain.dropFirst()
    }
    let bytes = Array(plain.utf8)
    let found = bytes.withUnsafeBufferPointer { NumberScan.all($0) }
    guard let first = found.first, let last = found.last, found.count <= 2 else { return nil }
    func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    let before = part(0..<first.place.lowerBound)
    let after = part(last.place.upperBound..<bytes.count)
    let between = found.count == 2 ? part(first.place.upperBound..<last.place.lowerBound) : ""
    words = before + between + after
    isPercent = after.contains("%")
    // Brackets around the number alone are accounting's minus.
    guard words.contains(where: \.isLetter) || !words.contains(where: { "()[]".contains($0) }),
      Self.opens(before), Self.closes(after),
      found.count == 1 || between.contains("/") || between.count(where: \.isLetter) > 1
    else { return nil }
    value = first.value
    outOf = found.count == 2 ? last.value : nil
  }

  /// Whether an answer may follow: words and a space or sign, or signs that are no arithmetic.
  private static func opens(_ before: String) -> Bool {
    guard let last = before.last else { return true }
    if last.isLetter || last == "/" || last == "-" { return false }
    if before.contains(where: \.isLetter) { return true }
    let signs = before.filter { !$0.isWhitespace }
    return signs == "-" || signs.allSatisfy { "•·#:=*★⭐☆'\"‘’‚“”„([".contains($0) }
  }

  /// Whether an answer may end so.
  private static func closes(_ after: String) -> Bool {
    let scalars = after.unicodeScalars.filter {
      !$0.properties.isWhitespace && $0.value != 0xFE0F && $0.value != 0x20E3
    }
    guard let first = scalars.first else { return true }
    // `1e-`: a number that was cut off.
    if scalars.count <= 2, first == "e" || first == "E", after.first?.isWhitespace == false,
      !scalars.dropFirst().contains(where: \.properties.isAlphabetic)
    {
      return false
    }
    if scalars.contains(where: \.properties.isAlphabetic) { return first != "/" }
    return scalars.allSatisfy { ".,!:;=*★⭐☆%+-–)]'\"‘’“”".unicodeScalars.contains($0) }
  }

  /// Spaces and marks that exports leave in cells: no-break spaces, zero-width ones, a byte order mark.
  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA0, 0x2007, 0x2009, 0x200B...0x200F, 0x202F, 0x2060, 0xFEFF: true
    default: false
    }
  }
}
