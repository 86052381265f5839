public import LanguagePacks

/// Tells texts in which somebody is named from others.
public struct PersonNames: Sendable {
  private let readers: [String: (signs: NameSigns, finder: NameFinder)]
  private let any: (signs: NameSigns, finder: NameFinder)

  /// Finds names by the words of `rules`.
  public init(_ rules: RedactionRules) {
    readers = rules.languages.keys.reduce(into: [:]) {
      $0[$1] = (NameSigns(rules, language: $1), NameFinder(rules, language: $1))
    }
    any = (NameSigns(rules, language: nil), NameFinder(rules, language: nil))
  }

  /// Whether a person is named in `text`, which is in `language`.
  ///
  /// Only texts with a capital inside a sentence and a sign of a name are read, so that most are passed over quickly.
  public func areNamed(in text: String, language: String) -> Bool {
    let reader = readers[language] ?? any
    guard hasCapitalInside(text), reader.signs.mayName(text) else { return false }
    return reader.finder.isAny(in: text)
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
