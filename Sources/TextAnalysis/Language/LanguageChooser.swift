internal import LanguagePacks
internal import UnicodeText
internal import VerbatimModel

/// Decides a comment's language: by the table of n-grams, and for languages that the table lacks by their packs' words.
struct LanguageChooser: Sendable {
  let model: LanguageModel
  let decider: LanguageDecider
  private let extras: [Extra]
  private let known: [String: Extra]

  /// A language whose pack is the only evidence there is.
  private struct Extra: Sendable {
    let slot: LanguageSlot
    var code: String { slot.code }

    func knows(_ word: String) -> Bool {
      slot.compiled.words.lists(word)
    }
  }

  /// The least share of a text's words that a pack must know where the table does not know its language.
  private static let leastShare = 0.5

  /// `isOpen` lets a text be `und` where a language without a pack fits better.
  init(_ languages: [LanguageSlot], _ files: LexiconFiles, isOpen: Bool) throws(LexiconError) {
    model = try LanguageModel(files)
    decider = LanguageDecider(model, candidates: languages.map(\.code), isOpen: isOpen)
    let all = languages.map { Extra(slot: $0) }
    let inTable = Set(model.languages)
    extras = all.filter { !inTable.contains($0.code) }
    known = Dictionary(uniqueKeysWithValues: all.filter { inTable.contains($0.code) }.map { ($0.code, $0) })
  }

  /// Whether the words themselves are needed to decide.
  var needsWords: Bool { !extras.isEmpty }

  /// The code of the language; `words` are the text's folded words where ``needsWords`` says so.
  func decide(_ evidence: UnsafeBufferPointer<Float>, words: [String]) -> String {
    let decision = decider.decide(evidence)
    guard needsWords, let extra = strongest(words) else { return decision.code }
    let rival = known[decision.code].map { rival in Self.share(words, rival) } ?? 0
    return extra.share >= Self.leastShare && extra.share > rival ? extra.code : decision.code
  }

  private func strongest(_ words: [String]) -> (code: String, share: Double)? {
    let shares = extras.map { (code: $0.code, share: Self.share(words, $0)) }
    return shares.max { $0.share < $1.share }
  }

  private static func share(_ words: [String], _ language: Extra) -> Double {
    words.isEmpty ? 0 : Double(words.count { language.knows($0) }) / Double(words.count)
  }
}
