internal import LanguagePacks
internal import UnicodeText
internal import VerbatimModel

/// A content word in its place.
public struct PhraseWord: Sendable, Hashable {
  /// The stem by which inflected forms are one.
  public let stem: String
  /// The folded word as it stands.
  public let surface: String
  /// The offset of its first byte in the comment.
  public let start: Int
  /// Whether it is a function word.
  public var isFunction = false
  /// Whether it denies what follows.
  public var isNegator = false
  /// Whether it says something on its own: long enough, no number, no function word of another language.
  public var isTelling = true
}

/// Cuts comments into runs of content words: what lies between function words, numbers and punctuation.
///
/// One a thread: it remembers words and owns stemmers.
public struct PhraseReader: ~Copyable {
  private let engine: TextEngine
  private var table = WordTable()
  private var scanner: WordScanner
  private var languages: [String: Language] = [:]

  /// The words of one language that were met; nil for function words.
  private final class Language {
    let compiled: CompiledLanguage
    let stemmer: Stemmer
    let stopwords: Set<String>
    let negators: Set<String>
    var stems: [Int32: String?] = [:]
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

  private mutating func language(_ code: String) -> Language? {
    if let known = languages[code] { return known }
    guard let compiled = engine.language(code) else { return nil }
    let language = Language(compiled)
    languages[code] = language
    return language
  }

  /// The runs of a comment; none in a language without a pack.
  ///
  /// With function words, only numbers and punctuation end a run.
  public mutating func runs(
    _ text: String, language code: String, withFunctionWords: Bool = false
  ) -> [[PhraseWord]] {
    guard let language = language(code) else { return [] }
    var text = text
    return text.withUTF8 { buffer in
      var runs: [[PhraseWord]] = [[]]
      var pieces = CommentPieces(buffer)
      while let range = pieces.next() {
        read(
          UnsafeBufferPointer(rebasing: buffer[range]), from: range.lowerBound, language, withFunctionWords,
          into: &runs)
      }
      return runs.filter { !$0.isEmpty }
    }
  }

  /// Adds the words of a piece that begins at the byte `start` of its comment.
  private mutating func read(
    _ piece: UnsafeBufferPointer<UInt8>, from start: Int, _ language: Language, _ withFunctionWords: Bool,
    into runs: inout [[PhraseWord]]
  ) {
    scanner.scan(piece, into: &table)
    var tokens = FlatBuffer<Token>()
    TokenRepair(text: piece, rules: engine.tokenRules, language: language.compiled).run(
      UnsafeBufferPointer(start: scanner.segments, count: scanner.segmentCount), &table, into: &tokens)
    for token in tokens.all {
      let stem = token.kind == .word && token.word >= 0 ? stem(token.word, language) : nil
      let isWord = token.kind == .word && token.word >= 0 && (stem != nil || withFunctionWords)
      guard isWord else {
        if runs.last?.isEmpty == false { runs.append([]) }
        continue
      }
      let surface = table.text(token.word)
      let word = PhraseWord(
        stem: stem ?? surface, surface: surface, start: start + Int(token.start), isFunction: stem == nil,
        isNegator: language.negators.contains(surface),
        isTelling: ContentWord.isContent(surface) && !engine.functionWords.contains(surface))
      runs[runs.count - 1].append(word)
    }
  }

  private func stem(_ word: Int32, _ language: Language) -> String? {
    if let known = language.stems[word] { return known }
    let text = table.text(word)
    let isContent = text.utf8.count > 1 && !language.stopwords.contains(text)
    // Twice, because Snowball takes one ending at a time: `plaatsen` → `plaats`, but `plaats` → `plaat`.
    let stem = isContent ? language.stemmer.stem(language.stemmer.stem(text)) : nil
    language.stems[word] = .some(stem)
    return stem
  }
}
