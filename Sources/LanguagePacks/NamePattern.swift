internal import UnicodeText

/// A pattern for the name of a column or the wording of a question: words, with `*` for any stretch of text.
///
/// Case, accents in another Unicode form and everything that is neither letter nor digit make no difference.
public struct NamePattern: Sendable, Hashable {
  /// The pattern as written in the file.
  public let text: String
  /// The parts between the wildcards.
  private let parts: [[Character]]

  /// Reads a pattern such as `nps`, `*aanbeve*` or `*how likely*recommend*`.
  public init(_ text: String) {
    self.text = text
    let pieces = text.split(separator: "*", omittingEmptySubsequences: false)
    parts = pieces.enumerated().map { index, piece in
      // A space beside a wildcard is a boundary of words: "* nps" is not the end of "turnps".
      let before = index > 0 && piece.first == " " ? " " : ""
      let after = index < pieces.count - 1 && piece.last == " " && piece.count > before.count ? " " : ""
      return Array(before + Self.normalise(String(piece)) + after)
    }
  }

  /// The form in which names are compared: folded, with single spaces between words and digits.
  ///
  /// With `splitsHumps`, `npsScore` is two words.
  public static func normalise(_ name: String, splitsHumps: Bool = true) -> String {
    if !splitsHumps, let plain = normaliseLatin(name) { return plain }
    var result = ""
    var previous: Character?
    for character in Folding.fold(splitsHumps ? splitHumps(name) : name) {
      let kept = character.isLetter || character.isNumber ? character : " "
      if kept == " " && (previous == " " || previous == nil) { continue }
      result.append(kept)
      previous = kept
    }
    while result.last == " " { result.removeLast() }
    return result
  }

  /// The same of text with no other letters than ASCII's and à to ÿ, byte by byte; nil for any other text.
  private static func normaliseLatin(_ name: String) -> String? {
    var isPlain = true
    let result = String(unsafeUninitializedCapacity: name.utf8.count) { out in
      var length = 0
      func put(_ byte: UInt8) {
        out[length] = byte
        length += 1
      }
      var isLead = false
      for byte in name.utf8 {
        if isLead {
          isLead = false
          // × and ÷ are no letters, and ß folds to two.
          if byte == 0x97 || byte == 0xB7 || byte == 0x9F { isPlain = false }
          put(0xC3)
          put(byte < 0x9F ? byte + 0x20 : byte)
          continue
        }
        switch byte {
        case 0x30...0x39, 0x61...0x7A: put(byte)
        case 0x41...0x5A: put(byte + 0x20)
        case 0xC3: isLead = true
        case 0x80...: isPlain = false
        default: if length > 0, out[length - 1] != 0x20 { put(0x20) }
        }
        if !isPlain { return 0 }
      }
      if length > 0, out[length - 1] == 0x20 { length -= 1 }
      return length
    }
    return isPlain ? result : nil
  }

  /// `npsScore` and `conversationId` as words of their own.
  private static func splitHumps(_ name: String) -> String {
    var result = ""
    var previous: Character?
    for character in name {
      if let previous, previous.isLowercase, character.isUppercase { result.append(" ") }
      result.append(character)
      previous = character
    }
    return result
  }

  /// Whether the pattern covers the whole of a name that `normalise(_:)` made.
  public func matches(normalised name: String) -> Bool { matches(normalised: Array(name)) }

  /// The same of a name that is compared with many patterns.
  func matches(normalised name: [Character]) -> Bool {
    guard let first = parts.first, let last = parts.last else { return false }
    if parts.count == 1 { return name == first }
    guard name.starts(with: first), name.count >= first.count + last.count,
      name.suffix(last.count).elementsEqual(last)
    else { return false }
    var at = first.count
    let end = name.count - last.count
    for part in parts.dropFirst().dropLast() {
      guard let found = Self.find(part, in: name, from: at, to: end) else { return false }
      at = found + part.count
    }
    return at <= end
  }

  private static func find(_ part: [Character], in name: [Character], from: Int, to: Int) -> Int? {
    guard part.count <= to - from else { return nil }
    return (from...(to - part.count)).first { name[$0..<($0 + part.count)].elementsEqual(part) }
  }
}
