internal import LanguagePacks

/// A text as the rules read it: one kind of space, hyphen and digit, nothing invisible, and what HTML writes as `&#64;` as the
/// character that it is; with the place where each unit stood.
struct ReadableText {
  /// The UTF-16 units that rules see.
  let units: [UInt16]
  /// Where each of them begins and ends in the original; empty where nothing was changed.
  private let places: [Range<Int>]

  /// Reads a text; `entities` are HTML's names of characters.
  init(_ text: String, entities: [String: Unicode.Scalar]) {
    let isPlain = text.utf8.allSatisfy { $0 < 0x80 && $0 != 0x26 }
    guard !isPlain else {
      units = Array(text.utf16)
      places = []
      return
    }
    var units: [UInt16] = []
    var places: [Range<Int>] = []
    var isChanged = false
    var offset = 0
    var index = text.unicodeScalars.startIndex
    let scalars = text.unicodeScalars
    while index < scalars.endIndex {
      let scalar = scalars[index]
      let entity = scalar == "&" ? Self.entity(scalars[index...], entities) : nil
      let next = entity?.end ?? scalars.index(after: index)
      let length = entity?.length ?? UTF16.width(scalar)
      let read = Self.plain(entity?.scalar ?? scalar)
      if entity != nil || read != scalar { isChanged = true }
      if let read {
        for unit in Character(read).utf16 {
          units.append(unit)
          places.append(offset..<(offset + length))
        }
        // Both halves of a character that stays as it is have a place of their own.
        if UTF16.width(read) == 2, length == 2 {
          places[places.count - 2] = offset..<(offset + 1)
          places[places.count - 1] = (offset + 1)..<(offset + 2)
        }
      }
      offset += length
      index = next
    }
    self.units = units
    self.places = isChanged ? places : []
  }

  /// Where a stretch of the units stood in the original, in UTF-16 units.
  func original(_ range: Range<Int>) -> Range<Int> {
    if places.isEmpty || range.isEmpty { return range }
    return places[range.lowerBound].lowerBound..<places[range.upperBound - 1].upperBound
  }

  /// What a character is read as; nil for one that is not seen.
  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if scalar.isASCII { return scalar }
    // Full-width forms of ASCII.
    if (0xFF01...0xFF5E).contains(scalar.value) { return Unicode.Scalar(scalar.value - 0xFEE0) }
    // A long dash parts sentences.
    if scalar.value == 0x2014 || scalar.value == 0x2015 { return scalar }
    if scalar.value == 0x2212 { return "-" }
    switch scalar.properties.generalCategory {
    case .format: return nil
    case .spaceSeparator: return " "
    case .dashPunctuation: return "-"
    case .decimalNumber:
      return scalar.properties.numericValue.flatMap { Unicode.Scalar(0x30 + UInt32($0)) } ?? scalar
    default: return scalar
    }
  }

  /// The most characters between `&` and `;`.
  private static let longestEntity = 10

  /// The character that `&name;`, `&#64;` or `&#x40;` stands for.
  private static func entity(_ text: Substring.UnicodeScalarView, _ entities: [String: Unicode.Scalar])
    -> (scalar: Unicode.Scalar, length: Int, end: String.Index)?
  {
    guard let stop = text.prefix(longestEntity + 2).firstIndex(of: ";") else { return nil }
    let name = String(String.UnicodeScalarView(text[text.index(after: text.startIndex)..<stop]))
    let scalar: Unicode.Scalar?
    if name.hasPrefix("#x") || name.hasPrefix("#X") {
      scalar = UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
    } else if name.hasPrefix("#") {
      scalar = UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init)
    } else {
      scalar = entities[name]
    }
    return scalar.map { ($0, name.utf16.count + 2, text.index(after: stop)) }
  }
}
