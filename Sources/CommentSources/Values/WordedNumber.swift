internal import LanguagePacks

/// A number with something around it that leaves no doubt that it is the answer: `4 sterren`, `9 - Very likely`, `8/10`.
struct WordedNumber {
  /// The answer.
  let value: Double
  /// The end of the scale that stands beside it (`8/10`, `8 van de 10`); nil without one.
  let outOf: Double?
  /// Whether it is a share (`80%`), which is an answer on a scale up to 100 only.
  let isPercent: Bool
  /// The words that it stands behind in brackets: `weet niet (99)`; nil for any other.
  let label: String?

  /// Reads the text; nil for text without a number, with several, and for numbers that are no plain answer: ranges (`8-10`),
  /// bounds (`<3`, `minder dan 3`), codes (`A4`), halves of something (`/8`, `--3`, `1e-`).
  init?(_ text: String, _ answers: AnswerTable) {
    var plain = String(String.UnicodeScalarView(text.unicodeScalars.compactMap(Self.visible))).trimmed
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
    if found.count == 2 {
      let between = part(first.place.upperBound..<last.place.lowerBound)
      guard between.trimmed == "/" || answers.meansOutOf(between) else { return nil }
      outOf = last.value
    } else {
      outOf = nil
    }
    label = before.trimmed.hasSuffix("(") ? String(before.trimmed.dropLast()) : nil
    let hasWords = (before + after).contains(where: \.isLetter)
    // Brackets around the number alone are accounting's minus.
    guard hasWords || !before.contains(where: { "([".contains($0) }), Self.opens(before), Self.closes(after),
      label != nil || !answers.bounds(before) && !Self.isSentence(before, after),
      !answers.isMonth(before + after)
    else { return nil }
    isPercent = after.contains("%") || answers.isUnit(after)
    value = first.value
  }

  /// Whether an answer may follow: nothing of arithmetic, and no letter or sign that makes it part of something else.
  private static func opens(_ before: String) -> Bool {
    guard let last = before.last else { return true }
    if last.isLetter || last.isNumber || "/<>≤≥±^|\\".contains(last) { return false }
    if before.contains(where: \.isCurrencySymbol) { return false }
    let rest = before.dropLast()
    if last == "-" { return rest.last?.isLetter == true }
    if before.contains(where: \.isLetter) { return true }
    return !before.contains { "/<>≤≥±^|\\".contains($0) } && before.count { $0 == "-" } < 2
  }

  /// Whether the number stands behind words as in a sentence, not as behind a label (`Cijfer 8`, `Heel tevreden: 9`).
  private static func isSentence(_ before: String, _ after: String) -> Bool {
    let words = before.split(separator: " ")
    guard let last = words.last, before.contains(where: \.isLetter), last.last?.isLetter == true else {
      return false
    }
    return words.count > 1 || after.contains(where: \.isLetter)
  }

  /// Whether an answer may end so.
  private static func closes(_ after: String) -> Bool {
    let scalars = after.unicodeScalars.filter { !$0.properties.isWhitespace }
    guard let first = scalars.first else { return true }
    // `1e-`: a number that was cut off.
    if scalars.count <= 2, first == "e" || first == "E", after.first?.isWhitespace == false,
      !scalars.dropFirst().contains(where: \.properties.isAlphabetic)
    {
      return false
    }
    if first == "/" || first == "\\" { return scalars.contains(where: \.properties.isAlphabetic) }
    // `8½`.
    return !after.contains { $0.isNumber && !$0.isASCII || "<>≤≥±^|".contains($0) }
  }

  /// The scalar as it counts: exports leave other spaces in cells, and marks without a width.
  private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0xA0, 0x2007, 0x2009, 0x202F: " "
    case 0x200B...0x200F, 0x2060, 0xFEFF, 0xFE0F, 0x20E3: nil
    default: scalar
    }
  }

  /// Whether there is nothing to be seen in the text.
  static func isBlank(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { visible($0)?.properties.isWhitespace ?? true }
  }
}
