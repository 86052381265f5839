internal import LanguagePacks
internal import UnicodeText

/// The whole answers that say nothing, of all languages in force.
struct EmptyAnswers: Sendable {
  /// What is known of one.
  struct Entry: Sendable {
    /// The languages that list it, by their place among those in force.
    fileprivate(set) var languages: [Int]
    /// Whether it leaves the question open whatever was asked ("no idea"), where "nothing" answers it.
    fileprivate(set) var isOpen: Bool
  }

  /// The longest answer looked up, in bytes.
  private static let longest = 60
  private var entries: [String: Entry] = [:]
  private var openings: Set<String> = []
  private var exceptions: Set<String> = []

  /// Reads those of the languages `codes`; nothing else of the languages is needed for it.
  init(_ codes: [String], _ files: LexiconFiles) throws(LexiconError) {
    for (language, code) in codes.enumerated() {
      for key in try LanguagePack.noAnswers(code, files) {
        entries[key, default: Entry(languages: [], isOpen: false)].languages.append(language)
      }
      for key in try LanguagePack.noOpinions(code, files) { entries[key]?.isOpen = true }
      let nothing = try LanguagePack.nothing(code, files)
      openings.formUnion(nothing.openings)
      exceptions.formUnion(nothing.exceptions)
    }
  }

  /// Whether a comment says before its first mark that there is nothing, and does not take it back behind it: `Inget, ni är
  /// bäst`, but not `Inget, bara priset`.
  func saysNothingFirst(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let head = text.prefix(Self.longest)
    guard let end = head.indices.first(where: { Self.isMark(head[$0...]) }), end > 0,
      openings.contains(NoAnswerKey.key(String(decoding: head[..<end], as: UTF8.self)))
    else { return false }
    let rest = String(decoding: text[end...].prefix(Self.longest), as: UTF8.self)
    let next = rest.split { !$0.isLetter }.first.map { Folding.fold(String($0)) }
    return next.map { !exceptions.contains($0) } ?? false
  }

  /// Whether text begins with `, . ; : ! ( –` or a dash or line of its own.
  private static func isMark(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    switch text[text.startIndex] {
    case 0x2C, 0x2E, 0x3B, 0x3A, 0x21, 0x28, 0x0A: true
    case 0x20: text.dropFirst().first == 0x2D
    case 0xE2: text.starts(with: [0xE2, 0x80, 0x93]) || text.starts(with: [0xE2, 0x80, 0x94])
    default: false
    }
  }

  /// What is known of a comment as a whole; nil where it says something.
  func entry(_ text: UnsafeBufferPointer<UInt8>) -> Entry? {
    guard text.count <= Self.longest else { return nil }
    return entries[NoAnswerKey.key(String(decoding: text, as: UTF8.self))]
  }
}
