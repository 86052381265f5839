internal import LanguagePacks
internal import UnicodeText
internal import VerbatimModel

/// A word of one language as it is written, with what is known of it; the same for all its places.
public struct PhraseForm: Sendable, Hashable {
  /// The language's code.
  public let language: String
  /// The stem by which inflected forms are one; of a function word the word itself.
  public let stem: String
  /// The folded word as it stands.
  public let surface: String
  /// Whether it is a function word.
  public let isFunction: Bool
  /// Whether it denies what follows.
  public let isNegator: Bool
  /// Whether it says something on its own: long enough, no number, no function word of another language.
  public let isTelling: Bool
}

/// A word in its place.
public struct PhraseWord: Sendable, Hashable {
  /// The number of its form, for ``PhraseReader/form(_:)``.
  public let form: Int32
  /// The offset of its first byte in the comment.
  public let start: Int
  /// Whether a run begins with it.
  public let beginsRun: Bool
}

/// Cuts comments into runs of content words: what lies between function words, numbers and punctuation.
///
/// Words are numbered, so that many comments can be kept as numbers. One a thread: it remembers words and owns stemmers.
public struct PhraseReader: ~Copyable {
  private let engine: TextEngine
  private var table = WordTable()
  private var scanner: WordScanner
  private var tokens = FlatBuffer<Token>()
  private var languages: [String: Language] = [:]
  private var forms: [PhraseForm] = []

  /// The words of one language that were met.
  private final class Language {
    let compiled: CompiledLanguage
    let stemmer: Stemmer
    let stopwords: Set<String>
    let negators: Set<String>
    /// The number of the form of each word of the table.
    var forms: [Int32: Int32] = [:]
    init(_ compiled: CompiledLanguage) {
      self.compiled = compiled
      let pack = compiled.pack
      stemmer = Stemmer(algorithm: pack.settings.stemmer)
      stopwords = pack.stopwords
      let words = pack.entries.filter { $0.role == .negator && $0.value < 0 && $0.pattern.words.count == 1 }
      negators = Set(words.map { $0.pattern.words[0].text })
    }
  }

  /// A reader with the function words and stemmers of `engine`.
  public init(_ engine: TextEngine) throws {
    self.engine = engine
    scanner = try WordScanner(locale: "root")
  }

  /// How many forms were met; their numbers are below.
  public var formCount: Int { forms.count }

  /// What is known of a word that was read.
  public func form(_ number: Int32) -> PhraseForm { forms[Int(number)] }

  /// Calls `visit` with the words of a comment, in order; with none in a language without a pack.
  ///
  /// With function words, only numbers and punctuation end a run.
  public mutating func read(
    _ text: String, language code: String, withFunctionWords: Bool = false, visit: (PhraseWord) -> Void
  ) {
    guard let language = language(code) else { return }
    var text = text
    text.withUTF8 { buffer in
      var beginsRun = true
      var pieces = CommentPieces(buffer)
      while let range = pieces.next() {
        read(
          UnsafeBufferPointer(rebasing: buffer[range]), from: range.lowerBound, language, withFunctionWords,
          &beginsRun, visit)
      }
    }
  }

  private mutating func language(_ code: String) -> Language? {
    if let known = languages[code] { return known }
    guard let compiled = engine.language(code) else { return nil }
    let language = Language(compiled)
    languages[code] = language
    return language
  }

  /// Visits the words of a piece that begins at the byte `start` of its comment.
  private mutating func read(
    _ piece: UnsafeBufferPointer<UInt8>, from start: Int, _ language: Language, _ withFunctionWords: Bool,
    _ beginsRun: inout Bool, _ visit: (PhraseWord) -> Void
  ) {
    scanner.scan(piece, into: &table)
    tokens.removeAll()
    TokenRepair(text: piece, rules: engine.tokenRules, language: language.compiled).run(
      UnsafeBufferPointer(start: scanner.segments, count: scanner.segmentCount), &table, into: &tokens)
    for index in tokens.indices {
      let token = tokens[index]
      let number = token.kind == .word && token.word >= 0 ? form(of: token.word, language) : -1
      guard number >= 0, withFunctionWords || !forms[Int(number)].isFunction else {
        beginsRun = true
        continue
      }
      visit(PhraseWord(form: number, start: start + Int(token.start), beginsRun: beginsRun))
      beginsRun = false
    }
  }

  private mutating func form(of word: Int32, _ language: Language) -> Int32 {
    if let known = language.forms[word] { return known }
    let text = table.text(word)
    let isContent = text.utf8.count > 1 && !language.stopwords.contains(text)
    // Twice, because Snowball takes one ending at a time: `plaatsen` → `plaats`, but `plaats` → `plaat`.
    let stem = isContent ? language.stemmer.stem(language.stemmer.stem(text)) : text
    let number = Int32(forms.count)
    forms.append(
      PhraseForm(
        language: language.compiled.pack.code, stem: stem, surface: text, isFunction: !isContent,
        isNegator: language.negators.contains(text),
        isTelling: ContentWord.isContent(text) && !engine.functionWords.contains(text)))
    language.forms[word] = number
    return number
  }
}
