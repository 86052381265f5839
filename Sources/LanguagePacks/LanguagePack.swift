/// Everything that is known of one language, read from its folder.
public struct LanguagePack: Sendable {
  /// What is peculiar to the language.
  public let settings: LanguageSettings
  /// The entries that score or modify, in file order; a later one with the same term and role has replaced an earlier one.
  public let entries: [LexiconEntry]
  /// Whole answers that say nothing, folded.
  public let noAnswers: Set<String>
  /// Those of them that leave the question open, whatever was asked: "no idea", not "nothing".
  public let noOpinions: Set<String>
  /// Abbreviations with their stops, folded.
  public let abbreviations: Set<String>
  /// Irregular forms and their lemmas, folded.
  public let irregular: [String: String]
  /// How forms end that the stemmer does not bring home.
  public let inflections: [Inflection]
  /// Misspellings and colloquial forms and their standard form, folded.
  public let variants: [String: String]
  /// Function words, folded.
  public let stopwords: Set<String>
  /// Known words with how often they were seen in customers' comments or are taken to be, folded; for compounds and spelling.
  public let vocabulary: [String: Int]

  /// The language's code.
  public var code: String { settings.code }
}
