internal import TextAnalysis

/// The words of comments as numbers, comment after comment in one buffer: eight bytes a word.
final class CommentWords {
  /// A word in its place.
  struct Place {
    private static let mark: UInt32 = 1 << 31
    private let code: UInt32
    private let offset: UInt32

    init(_ word: PhraseWord) {
      code = UInt32(word.form) | (word.beginsRun ? Self.mark : 0)
      offset = UInt32(word.start)
    }

    /// The number of its form.
    var form: Int32 { Int32(code & ~Self.mark) }
    /// Whether a run of words begins with it.
    var beginsRun: Bool { code & Self.mark != 0 }
    /// The offset of its first byte in the comment.
    var start: Int { Int(offset) }
  }

  private let withFunctionWords: Bool
  private let separatesLanguages: Bool
  private var reader: PhraseReader
  private var places: [Place] = []
  /// Where the words of each comment end in `places`.
  private var ends: [UInt32] = []
  /// The number of the stem of each form.
  private var stems: [Int32] = []
  private var numbers: [String: Int32] = [:]

  /// Nothing yet; `separatesLanguages` keeps the same stem in two languages apart.
  ///
  /// - Throws: `ICUError` when ICU's data cannot be opened.
  init(_ engine: TextEngine, withFunctionWords: Bool = false, separatesLanguages: Bool = false) throws {
    self.withFunctionWords = withFunctionWords
    self.separatesLanguages = separatesLanguages
    reader = try PhraseReader(engine)
  }

  /// How many comments there are.
  var count: Int { ends.count }
  /// How many words they have together.
  var wordCount: Int { places.count }

  /// The words of a comment, in order.
  subscript(comment: Int) -> ArraySlice<Place> {
    places[(comment == 0 ? 0 : Int(ends[comment - 1]))..<Int(ends[comment])]
  }

  /// Adds a comment behind the others.
  func add(_ text: String, language: String) {
    places += read(text, language: language)
    ends.append(UInt32(places.count))
  }

  /// The words of a comment that is not kept.
  func read(_ text: String, language: String) -> [Place] {
    var found: [Place] = []
    reader.read(text, language: language, withFunctionWords: withFunctionWords) { found.append(Place($0)) }
    while stems.count < reader.formCount {
      let stem = reader.form(Int32(stems.count)).stem
      stems.append(number(separatesLanguages ? "\(language)\u{0}\(stem)" : stem))
    }
    return found
  }

  private func number(_ stem: String) -> Int32 {
    if let known = numbers[stem] { return known }
    let number = Int32(numbers.count)
    numbers[stem] = number
    return number
  }

  /// The number of the stem.
  func stem(_ place: Place) -> Int32 { stems[Int(place.form)] }

  /// How many stems there are; their numbers are below.
  var stemCount: Int { numbers.count }

  /// What is known of the words, by the number of the form.
  var forms: [PhraseForm] { (0..<reader.formCount).map { reader.form(Int32($0)) } }

  /// Whether the words from `start` on are those of a phrase, in one run.
  func isPhrase(_ key: PhraseKey, at start: Int, in words: ArraySlice<Place>) -> Bool {
    let count = key.count
    guard start + count <= words.endIndex else { return false }
    return (0..<count).allSatisfy { place in
      let word = words[start + place]
      return stem(word) == key[place] && (place == 0 || !word.beginsRun)
    }
  }

  /// The words of a phrase as they are written, with a space between two.
  func surface(_ words: ArraySlice<Place>) -> String {
    words.map { reader.form($0.form).surface }.joined(separator: " ")
  }
}
