public import LanguagePacks
internal import UnicodeText

/// The languages, codebooks and rules in force, compiled; immutable and shared by all workers.
public struct TextEngine: Sendable {
  /// The themes, numbered.
  public let catalog: ThemeCatalog
  /// The codebooks in force.
  public let codebooks: [Codebook]
  /// The languages there are, in alphabetical order.
  public let languages: [CompiledLanguage]
  let rules: SentimentRules
  let tokenRules: TokenRules
  let chooser: LanguageChooser
  let emptyAnswers: EmptyAnswers
  /// The function words of all languages in force: a comment may quote another language than its own.
  let functionWords: Set<String>

  /// Compiles the packs of `files`.
  ///
  /// - Parameters:
  ///   - files: where lexicons and built-in codebooks come from.
  ///   - codes: the languages to choose between; when nil all that there are, and `und` for comments in others.
  ///   - codebooks: the codebooks in force, in order.
  /// - Throws: ``LexiconError`` for the first mistake in any file.
  public init(files: LexiconFiles, languages codes: [String]? = nil, codebooks: [Codebook])
    throws(LexiconError)
  {
    let shared = try SharedTables(files)
    var compiled: [CompiledLanguage] = []
    for code in (codes ?? files.languages).sorted() {
      let pack = try LanguagePack(code: code, from: files)
      compiled.append(try CompiledLanguage(pack: pack, shared: shared, codebooks: codebooks))
    }
    languages = compiled
    self.codebooks = codebooks
    functionWords = compiled.reduce(into: []) { $0.formUnion($1.pack.stopwords) }
    emptyAnswers = EmptyAnswers(compiled.map(\.pack))
    catalog = ThemeCatalog(codebooks)
    rules = try SentimentRules(files)
    tokenRules = try TokenRules(files: files)
    chooser = try LanguageChooser(compiled, files, isOpen: codes == nil)
  }

  /// The codes of the languages there are, in alphabetical order.
  public var languageCodes: [String] { languages.map(\.pack.code) }
}
