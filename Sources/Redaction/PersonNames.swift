public import LanguagePacks

/// Tells texts in which somebody is named from others.
public struct PersonNames: Sendable {
  private let finders: [String: NameFinder]
  private let any: NameFinder

  /// Finds names by the words of `rules`.
  public init(_ rules: RedactionRules) {
    finders = Dictionary(
      uniqueKeysWithValues: rules.languages.keys.map { ($0, NameFinder(rules, language: $0)) })
    any = NameFinder(rules, language: nil)
  }

  /// Whether a person is named in `text`, which is in `language`.
  ///
  /// Only names with a capital inside a sentence are looked for, so that most texts are passed over quickly.
  public func areNamed(in text: String, language: String) -> Bool {
    guard hasCapitalInside(text) else { return false }
    return !(finders[language] ?? any).find(text, participants: ParticipantNames()).isEmpty
  }

  /// Whether a capital, other than a lone `I`, follows a space or a comma.
  private func hasCapitalInside(_ text: String) -> Bool {
    var before: UInt8 = 0
    var pending = false
    for byte in text.utf8 {
      if pending && byte != UInt8(ascii: " ") && byte != UInt8(ascii: "'") { return true }
      let isCapital = (0x41...0x5A).contains(byte)
      if isCapital && before == UInt8(ascii: " ") && byte != UInt8(ascii: "I") { return true }
      pending = byte == UInt8(ascii: "I") && before == UInt8(ascii: " ")
      before = byte
    }
    return false
  }
}
