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

/// The atoms of one language by what they are compared with: form, stem, wildcard, prefix.
struct WordIndex: Sendable {
  private var exact: [String: [Int32]] = [:]
  private var exactAtoms: Set<Int32> = []
  private var wildcardAtoms: Set<Int32> = []
  private var forms: [String: [Int32]] = [:]
  private var stems: [String: [Int32]] = [:]
  private var wildcards: [UInt8: [(pattern: [UInt8], atom: Int32)]] = [:]
  /// Prefixes that strengthen (`super-`), longest first.
  private(set) var prefixes: [(text: String, atom: Int32)] = []

  init(atoms: [WordPattern], stemmer: borrowing Stemmer) {
    for (id, atom) in atoms.enumerated() {
      let id = Int32(id)
      switch atom.kind {
      case .exact:
        exact[atom.text, default: []].append(id)
        exactAtoms.insert(id)
      case .inflected:
        forms[atom.text, default: []].append(id)
        stems[stemmer.stem(atom.text), default: []].append(id)
      case .wildcard:
        let bytes = Array(atom.text.utf8)
        wildcardAtoms.insert(id)
        let first = bytes.first ?? 0
        let bucket = first == UInt8(ascii: "*") || first == UInt8(ascii: "?") ? 0 : first
        wildcards[bucket, default: []].append((bytes, id))
      case .prefix: prefixes.append((atom.text, id))
      }
    }
    prefixes.sort { ($0.text.utf8.count, $1.text) > ($1.text.utf8.count, $0.text) }
  }

  /// Every word that some atom is written like.
  var listedForms: [String] { Array(exact.keys) + Array(forms.keys) }

  /// The atoms written exactly like `word`.
  func atoms(form word: String) -> [Int32] { (exact[word] ?? []) + (forms[word] ?? []) }

  /// Whether an atom stands for one form only.
  func isExact(_ atom: Int32) -> Bool { exactAtoms.contains(atom) }

  /// Whether an atom has wildcards.
  func isWildcard(_ atom: Int32) -> Bool { wildcardAtoms.contains(atom) }

  /// The inflected atoms written like `lemma`.
  func atoms(lemma: String) -> [Int32] { forms[lemma] ?? [] }

  /// The inflected atoms with this stem.
  func atoms(stem: String) -> [Int32] { stems[stem] ?? [] }

  /// The atoms whose wildcards fit `word`.
  func atoms(fitting word: String) -> [Int32] {
    let bytes = Array(word.utf8)
    guard let first = bytes.first else { return [] }
    var found: [Int32] = []
    for bucket in [first, 0] {
      for (pattern, atom) in wildcards[bucket] ?? [] where Self.fits(bytes[...], pattern[...]) {
        found.append(atom)
      }
    }
    return found
  }

  /// Whether a word is known in any form.
  func knows(_ word: String, stem: String) -> Bool {
    forms[word] != nil || exact[word] != nil || stems[stem] != nil
  }

  /// `*` for any bytes, `?` for one character; linear by keeping only the last star.
  static func fits(_ word: ArraySlice<UInt8>, _ pattern: ArraySlice<UInt8>) -> Bool {
    var w = word.startIndex
    var p = pattern.startIndex
    var star: (pattern: Int, word: Int)?
    while w < word.endIndex {
      if p < pattern.endIndex, pattern[p] == UInt8(ascii: "*") {
        star = (p + 1, w)
        p += 1
      } else if p < pattern.endIndex, pattern[p] == UInt8(ascii: "?") {
        w += Cursor.length(word[w])
        p += 1
      } else if p < pattern.endIndex, pattern[p] == word[w] {
        w += 1
        p += 1
      } else if let last = star {
        star = (last.pattern, last.word + 1)
        p = last.pattern
        w = last.word + 1
      } else {
        return false
      }
    }
    while p < pattern.endIndex, pattern[p] == UInt8(ascii: "*") { p += 1 }
    return p == pattern.endIndex && w == word.endIndex
  }
}
