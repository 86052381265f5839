public import LanguagePacks
internal import UnicodeText

/// The languages, codebooks and rules in force, compiled; immutable and shared by all workers.
public struct TextEngine: Sendable {
  /// The themes, numbered.
  public let catalog: ThemeCatalog
  /// The codebooks in force.
  public let codebooks: [Codebook]
  /// The codes of the languages there are, in alphabetical order.
  public let languageCodes: [String]
  private let slots: [LanguageSlot]
  let rules: SentimentRules
  let tokenRules: TokenRules
  let chooser: LanguageChooser
  let emptyAnswers: EmptyAnswers
  /// The function words of all languages in force: a comment may quote another language than its own.
  let functionWords: Set<String>
  let questions: [QuestionPhrases]

  /// Opens the packs of `files`; those inside the program are compiled when they are first needed.
  ///
  /// - Parameters:
  ///   - files: where lexicons and built-in codebooks come from.
  ///   - codes: the languages to choose between; when nil all that there are, and `und` for comments in others.
  ///   - codebooks: the codebooks in force, in order.
  /// - Throws: `LexiconError` for the first mistake in any file.
  public init(files: LexiconFiles, languages codes: [String]? = nil, codebooks: [Codebook])
    throws(LexiconError)
  {
    let shared = try SharedTables(files)
    languageCodes = (codes ?? files.languages).sorted()
    var functionWords = Set<String>()
    var questions: [QuestionPhrases] = []
    for code in languageCodes {
      questions.append(try QuestionPhrases(code: code, from: files))
      functionWords.formUnion(try LanguagePack.stopwords(code, files))
    }
    self.questions = questions
    slots = languageCodes.map { code in
      LanguageSlot(code: code) { () throws(LexiconError) in
        try CompiledLanguage(
          pack: try LanguagePack(code: code, from: files), shared: shared, codebooks: codebooks)
      }
    }
    if files.folder != nil || codebooks.contains(where: { !$0.isBuiltIn }) {
      for slot in slots { _ = try slot.load() }
    }
    self.codebooks = codebooks
    self.functionWords = functionWords
    emptyAnswers = try EmptyAnswers(languageCodes, files)
    catalog = ThemeCatalog(codebooks)
    rules = try SentimentRules(files)
    tokenRules = TokenRules(shared)
    chooser = try LanguageChooser(slots, files, isOpen: codes == nil)
  }

  /// A language by its place in ``languageCodes``.
  func language(_ index: Int) -> CompiledLanguage { slots[index].compiled }

  /// A language by its code; nil for unknown ones.
  func language(_ code: String) -> CompiledLanguage? {
    languageCodes.firstIndex(of: code).map { language($0) }
  }
}
