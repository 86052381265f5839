internal import LanguagePacks

/// How sure it is that a word is meant by an atom; the highest rank wins where a word could be several entries.
enum MatchRank: UInt8, Comparable, Sendable {
  /// The word is a part of a compound that is listed as a whole; for themes alone.
  case part
  /// The word is a part of a compound.
  case compound
  /// A wildcard fits.
  case wildcard
  /// The stems are equal.
  case stem
  /// The word is an irregular form or a known misspelling.
  case lemma
  /// The word is written as in the file.
  case form

  static func < (a: MatchRank, b: MatchRank) -> Bool { a.rawValue < b.rawValue }
}

/// What a language's files say of one written form, or of a stem.
struct KnownWord: BitwiseCopyable, Sendable {
  /// The atom that is this form only; −1 for none.
  var exact: Int32 = -1
  /// The atom of the word and its inflected forms; −1 for none.
  var form: Int32 = -1
  /// The inflected atoms with this stem, in ``WordIndex/stemmed``.
  var stems = Span(first: 0, end: 0)
  /// The standard form of a misspelling or colloquial form; −1 for none.
  var spelling: Int32 = -1
  /// The lemma of an irregular form; −1 for none.
  var lemma: Int32 = -1
  /// How well it is known as a part of compounds; 0 for not at all.
  var strength: Float = 0
  var traits: WordTraits = []
}

/// What a known word is besides.
struct WordTraits: OptionSet, BitwiseCopyable, Sendable {
  let rawValue: UInt8
  /// A function word.
  static let stopword = WordTraits(rawValue: 1)
  /// A part of compounds although it is short.
  static let shortPart = WordTraits(rawValue: 2)
  /// No part of compounds, such as a prefix.
  static let notPart = WordTraits(rawValue: 4)
  /// Right as it is written.
  static let settled = WordTraits(rawValue: 8)
}

/// The words of one language by their spelling: one look-up tells what atoms, lemmas and parts a form stands for.
///
/// Not changed once it is made, therefore shared by all workers.
final class WordIndex: @unchecked Sendable {
  private let table: WordTable
  private let words: FlatTable<KnownWord>
  /// Atoms by stem; see ``KnownWord/stems``.
  let stemmed: FlatTable<Int32>
  /// Per atom: how it is compared.
  private let kinds: FlatTable<WordPattern.Kind>
  let wildcards: Wildcards
  /// Prefixes that strengthen (`super-`), longest first.
  let prefixes: [(text: [UInt8], atom: Int32)]

  fileprivate init(_ builder: consuming WordIndexBuilder) {
    for (stem, _) in builder.stems { builder.words[stem].stems.end += 1 }
    var next: Int32 = 0
    for id in builder.words.indices {
      let first = next
      next += builder.words[id].stems.end
      builder.words[id].stems = Span(first: first, end: first)
    }
    var stemmed = [Int32](repeating: 0, count: builder.stems.count)
    for (stem, atom) in builder.stems {
      stemmed[Int(builder.words[stem].stems.end)] = atom
      builder.words[stem].stems.end += 1
    }
    self.stemmed = FlatTable(stemmed)
    words = FlatTable(builder.words)
    kinds = FlatTable(builder.kinds)
    wildcards = Wildcards(builder.wildcards)
    prefixes = builder.prefixes.sorted { ($0.text.count, $0.name) > ($1.text.count, $1.name) }
      .map { ($0.text, $0.atom) }
    table = builder.table
  }

  /// How many forms and stems there are; their ids run from 0.
  var count: Int { words.count }

  /// The id of a written form or stem; −1 for one that no file names.
  @inline(__always) func find(_ word: WordBytes) -> Int32 { table.find(word) }

  /// What is known of a word by its id; nothing for −1.
  @inline(__always) subscript(id: Int32) -> KnownWord { id < 0 ? KnownWord() : words[id] }

  /// The text behind an id.
  @inline(__always) func bytes(_ id: Int32) -> WordBytes { table.bytes(id) }

  /// Whether an atom stands for one form only.
  func isExact(_ atom: Int32) -> Bool { kinds[atom] == .exact }

  /// Whether an atom has wildcards.
  func isWildcard(_ atom: Int32) -> Bool { kinds[atom] == .wildcard }

  /// Whether a word is a function word or written like an atom.
  func lists(_ word: String) -> Bool {
    var word = word
    let known = word.withUTF8 { self[find($0)] }
    return known.exact >= 0 || known.form >= 0 || known.traits.contains(.stopword)
  }
}

/// Gathers what a language's files say of words.
struct WordIndexBuilder: ~Copyable {
  fileprivate var table: WordTable
  fileprivate var words: [KnownWord] = []
  fileprivate var stems: [(stem: Int32, atom: Int32)] = []
  fileprivate var kinds: [WordPattern.Kind] = []
  fileprivate var wildcards: [(text: [UInt8], atom: Int32)] = []
  fileprivate var prefixes: [(text: [UInt8], name: String, atom: Int32)] = []
  /// Per word: its stem as far as it is known by now; see ``unknown`` and ``none``.
  private var stemOf: [Int32] = []
  /// A stem that nobody has asked for.
  private static let unknown: Int32 = -1
  /// A stem that is no part of compounds, and has no id.
  private static let none: Int32 = -2

  /// The weight of a listed short part.
  private static let shortWeight: Float = 4
  /// In letters: what a stem has at least to be a part of compounds.
  private static let shortestStem = 4

  /// Begins with the atoms of `patterns`.
  init(_ patterns: consuming PatternIndex, _ stemmer: borrowing Stemmer) {
    let (atoms, texts) = (patterns.atoms, patterns.textOf)
    table = patterns.words
    words = Array(repeating: KnownWord(), count: table.count)
    stemOf = Array(repeating: Self.unknown, count: table.count)
    stems.reserveCapacity(atoms.count)
    kinds.reserveCapacity(atoms.count)
    for (number, atom) in atoms.enumerated() {
      let (id, text) = (Int32(number), texts[number])
      kinds.append(atom.kind)
      switch atom.kind {
      case .exact: words[Int(text)].exact = id
      case .inflected:
        words[Int(text)].form = id
        let stem = word(stemmer.stem(table.bytes(text)))
        stemOf[Int(text)] = stem
        stems.append((stem, id))
      case .wildcard: wildcards.append((Array(atom.text.utf8), id))
      case .prefix: prefixes.append((Array(atom.text.utf8), atom.text, id))
      }
    }
  }

  /// Adds what the pack says of spellings, irregular forms and function words.
  mutating func add(_ pack: LanguagePack) {
    for (form, standard) in pack.variants {
      let standard = word(standard)
      words[word(form)].spelling = standard
    }
    for (form, lemma) in pack.irregular {
      let (form, lemma) = (word(form), word(lemma))
      words[form].lemma = lemma
      words[form].traits.insert(.settled)
    }
    for stopword in pack.stopwords { words[word(stopword)].traits.formUnion([.stopword, .settled]) }
    for known in pack.vocabulary.keys { words[word(known)].traits.insert(.settled) }
  }

  /// Adds how well the words are known as parts of compounds: every inflected word of the pack and the codebooks, and the
  /// pack's vocabulary.
  mutating func learnParts(_ pack: LanguagePack, _ stemmer: borrowing Stemmer) {
    for id in words.indices where words[id].form >= 0 { learn(Int32(id), 2, stemmer) }
    for word in pack.stopwords { learn(word, 0.5, stemmer) }
    for (form, lemma) in pack.irregular {
      learn(form, 1, stemmer)
      learn(lemma, 1.5, stemmer)
    }
    for (word, count) in pack.vocabulary { learn(word, 1 + Float(count).logarithm, stemmer) }
    mark(shortParts: pack.settings.shortParts, notParts: pack.settings.notParts)
  }

  /// A word that is known with so much weight, and its stem with a little less.
  mutating func learn(_ text: String, _ weight: Float, _ stemmer: borrowing Stemmer) {
    learn(word(text), weight, stemmer)
  }

  /// Marks the short words that are parts of compounds all the same, and what is none.
  mutating func mark(shortParts: Set<String>, notParts: Set<String>) {
    for part in shortParts {
      let id = word(part)
      words[id].strength = max(words[id].strength, Self.shortWeight)
      words[id].traits.insert(.shortPart)
    }
    for part in notParts { words[word(part)].traits.insert(.notPart) }
  }

  /// The index of all that was added.
  consuming func finished() -> WordIndex { WordIndex(self) }

  private mutating func learn(_ id: Int32, _ weight: Float, _ stemmer: borrowing Stemmer) {
    let bytes = table.bytes(id)
    guard bytes.letters >= 3, bytes.isLetters else { return }
    words[id].strength = max(words[id].strength, weight)
    let stem = stem(id, stemmer)
    guard stem >= 0, Self.isPart(table.bytes(stem)) else { return }
    words[stem].strength = max(words[stem].strength, weight * 0.8)
  }

  /// The stem of a word, counted once; a lemma is met with each of its forms.
  private mutating func stem(_ id: Int32, _ stemmer: borrowing Stemmer) -> Int32 {
    if stemOf[Int(id)] != Self.unknown { return stemOf[Int(id)] }
    let bytes = stemmer.stem(table.bytes(id))
    let stem = Self.isPart(bytes) ? word(bytes) : Self.none
    stemOf[Int(id)] = stem
    return stem
  }

  /// Whether a stem may be a part of compounds.
  private static func isPart(_ stem: WordBytes) -> Bool { stem.letters >= shortestStem && stem.isLetters }

  private mutating func word(_ text: String) -> Int32 { known(table.intern(text)) }

  private mutating func word(_ text: WordBytes) -> Int32 { known(table.intern(text)) }

  private mutating func known(_ id: Int32) -> Int32 {
    if id == words.count {
      words.append(KnownWord())
      stemOf.append(Self.unknown)
    }
    return id
  }
}

extension [KnownWord] {
  fileprivate subscript(id: Int32) -> KnownWord {
    get { self[Int(id)] }
    _modify { yield &self[Int(id)] }
  }
}

extension Float {
  /// The number of binary digits before the point, a cheap logarithm for ranking counts.
  fileprivate var logarithm: Float { self < 1 ? 0 : Float(exponent) * 0.7 }
}
