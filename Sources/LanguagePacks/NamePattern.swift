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
    if !splitsHumps, name.utf8.allSatisfy({ $0 < 0x80 }) { return normaliseASCII(name) }
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

  private static func normaliseASCII(_ name: String) -> String {
    var result: [UInt8] = []
    for byte in name.utf8 {
      switch byte {
      case 0x30...0x39, 0x61...0x7A: result.append(byte)
      case 0x41...0x5A: result.append(byte + 0x20)
      default: if let last = result.last, last != 0x20 { result.append(0x20) }
      }
    }
    if result.last == 0x20 { result.removeLast() }
    return String(decoding: result, as: UTF8.self)
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
  public func matches(normalised name: String) -> Bool {
    let name = Array(name)
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
