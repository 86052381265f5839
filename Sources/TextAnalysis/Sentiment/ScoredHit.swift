internal import LanguagePacks

/// The rules that may change a valence, as bits.
struct AppliedRules: OptionSet, Sendable, BitwiseCopyable {
  let rawValue: UInt32
  static let negated = AppliedRules(rawValue: 1)
  static let intensified = AppliedRules(rawValue: 2)
  static let diminished = AppliedRules(rawValue: 4)
  static let contrast = AppliedRules(rawValue: 8)
  static let irrealis = AppliedRules(rawValue: 16)
  static let excess = AppliedRules(rawValue: 32)
  static let former = AppliedRules(rawValue: 64)
  static let question = AppliedRules(rawValue: 128)
  static let exclaimed = AppliedRules(rawValue: 256)
  static let shouted = AppliedRules(rawValue: 512)
  static let elongated = AppliedRules(rawValue: 1024)
  static let compound = AppliedRules(rawValue: 2048)
  static let prefix = AppliedRules(rawValue: 4096)
  static let asked = AppliedRules(rawValue: 8192)
  static let denial = AppliedRules(rawValue: 16384)
  static let irony = AppliedRules(rawValue: 32768)
}

/// A word or phrase with a valence in a comment, and what the rules made of it.
struct ScoredHit: BitwiseCopyable {
  /// The first and last token.
  let first: Int32
  let last: Int32
  /// The entry, in ``CompiledLanguage/entries``.
  let entry: Int32
  /// The valence in the lexicon.
  let valence: Double
  /// The valence when denied, where the lexicon lists it.
  let denial: Double?
  /// The valence after all rules.
  var weight: Double
  /// The rules that applied.
  var rules: AppliedRules = []
  /// The modifiers that applied, in ``ModifierMap/modifiers``, as bits for the first 64.
  var modifiers: UInt64 = 0
}

/// A word or phrase that changes valences.
struct Modifier: BitwiseCopyable {
  let role: LexiconRole
  let first: Int32
  let last: Int32
  /// The entry, in ``CompiledLanguage/entries``.
  let entry: Int32
  let value: Double
  let second: Double
  let scope: NegationScope
  /// Whether a hit has used it; a negator reaches back only if it found nothing ahead.
  var isUsed = false
}
