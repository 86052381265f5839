import LanguagePacks
import Testing
import VerbatimModel

@testable import TextAnalysis

/// What works on bytes gives what the plain definitions give, on seeded random words.
struct WordReferenceTests {
  private static func word(
    _ alphabet: [String], _ length: ClosedRange<Int>, _ generator: inout SplitMix64
  ) -> String {
    (0..<Int.random(in: length, using: &generator)).map { _ in alphabet.randomElement(using: &generator) ?? ""
    }
    .joined()
  }

  private static func bytes<Result>(_ word: String, _ body: (WordBytes) throws -> Result) rethrows -> Result {
    try Array(word.utf8).withUnsafeBufferPointer(body)
  }

  // MARK: Words

  @Test("nobody can write words that all have one hash: each table has its own")
  func seeds() {
    let word = Array("levertijd".utf8) + [UInt8](repeating: 0, count: 8)
    let hashes = (0..<4).map { _ in
      let table = WordTable()
      return word.withUnsafeBufferPointer { $0.baseAddress.map { table.hash(padded: $0, 9) } ?? 0 }
    }
    #expect(Set(hashes).count == 4)
  }

  // MARK: Compounds

  /// The definition of a split, over characters.
  private struct PlainSplitter {
    let known: [String: Float]
    let linkers: [String]
    let vowels: Set<Character>
    let shortParts: Set<String>
    let notParts: Set<String>

    func split(_ word: String) -> [String] {
      let letters = Array(word)
      guard (6...60).contains(letters.count), letters.allSatisfy(\.isLetter) else { return [] }
      let whole = known[word] ?? 0
      let least = shortParts.contains { $0.count < 3 } ? 2 : 3
      var best: (score: Float, parts: [String]) = (0, [])
      for cut in least...(letters.count - least) {
        let head = String(letters[cut...])
        guard let modifier = modifier(String(letters[..<cut])), strength(head) > 0 else { continue }
        if whole > 0,
          (strength(head) + modifier.strength) / 2 < whole || !isSure(head) || !isSure(modifier.text)
        {
          continue
        }
        let score = min(strength(head), 8) + min(modifier.strength, 8) + Float(min(cut, letters.count - cut))
        if score > best.score { best = (score, [modifier.text, head]) }
      }
      if !best.parts.isEmpty || whole > 0 || letters.count < 9 { return best.parts }
      let cut = (3...(letters.count - 5)).first { cut in
        (vowels.isEmpty || letters[..<cut].contains(where: vowels.contains))
          && strength(String(letters[cut...])) >= 1
      }
      return cut.map { [String(letters[..<$0]), String(letters[$0...])] } ?? []
    }

    private func modifier(_ text: String) -> (text: String, strength: Float)? {
      var best: (text: String, strength: Float)?
      if strength(text) > 0 { best = (text, strength(text) + 1.5) }
      for linker in linkers where text.hasSuffix(linker) {
        let bare = String(text.dropLast(linker.count))
        if strength(bare) > best?.strength ?? 0 { best = (bare, strength(bare)) }
      }
      return best
    }

    private func strength(_ part: String) -> Float {
      notParts.contains(part) || part.count < 3 && !shortParts.contains(part) ? 0 : known[part] ?? 0
    }

    private func isSure(_ part: String) -> Bool { part.count >= 4 || shortParts.contains(part) }
  }

  @Test("compounds are split as the definition says, accents and joiners in them too")
  func compounds() throws {
    var generator = SplitMix64(seed: 11)
    let alphabet = ["a", "b", "s", "e", "é", "ö"]
    for _ in 0..<60 {
      var known: [String: Float] = [:]
      for _ in 0..<30 {
        known[Self.word(alphabet, 3...6, &generator)] = Float.random(in: 0.5...9, using: &generator)
      }
      let notParts = Set(known.keys.sorted().prefix(2))
      let stemmer = Stemmer(algorithm: nil)
      var builder = WordIndexBuilder(PatternIndex(), stemmer)
      // Without a stemmer a word is its own stem; the stem's smaller weight adds nothing.
      for (word, weight) in known { builder.learn(word, weight, stemmer) }
      builder.mark(shortParts: ["ab"], notParts: notParts)
      known["ab"] = 4
      let splitter = CompoundSplitter(
        builder.finished(), linkers: ["s", "es"], vowels: ["a", "e"], shortParts: ["ab"])
      let plain = PlainSplitter(
        known: known, linkers: ["s", "es"], vowels: ["a", "e"], shortParts: ["ab"], notParts: notParts)
      let words = known.keys.sorted()
      for _ in 0..<200 {
        var word = (0..<2).map { _ in words.randomElement(using: &generator) ?? "" }.joined(
          separator: ["", "s", "es"].randomElement(using: &generator) ?? "")
        if Bool.random(using: &generator) { word = Self.word(alphabet, 1...4, &generator) + word }
        if Int.random(in: 0..<4, using: &generator) == 0 {
          var scalars = Array(word.unicodeScalars)
          scalars.insert(
            ["\u{301}", "\u{200D}", "\u{FE0F}"].randomElement(using: &generator) ?? "\u{301}",
            at: Int.random(in: 1...scalars.count, using: &generator))
          word = scalars.reduce(into: "") { $0.unicodeScalars.append($1) }
        }
        let found = Self.bytes(word) { bytes in
          splitter.split(bytes, stemmer: stemmer).map {
            [bytes[part: $0.modifier].text, bytes[part: $0.head].text]
          }
        }
        let expected = plain.split(word)
        #expect(
          (found ?? []).map { Array($0.unicodeScalars) } == expected.map { Array($0.unicodeScalars) },
          "\(word)")
      }
    }
  }

  // MARK: Wildcards

  /// The definition: a star is nothing, or any letter and the star again.
  private static func fits(_ word: Substring.UnicodeScalarView, _ pattern: Substring.UnicodeScalarView)
    -> Bool
  {
    guard let mark = pattern.first else { return word.isEmpty }
    if mark == "*" {
      return fits(word, pattern.dropFirst()) || !word.isEmpty && fits(word.dropFirst(), pattern)
    }
    guard let letter = word.first, mark == "?" || mark == letter else { return false }
    return fits(word.dropFirst(), pattern.dropFirst())
  }

  @Test("wildcards fit what the definition says")
  func wildcards() {
    var generator = SplitMix64(seed: 12)
    for _ in 0..<300 {
      let patterns = (0..<20).map { _ in
        Self.word(["a", "b", "é", "€", "x", "*", "*", "?"], 1...10, &generator)
      }.filter { $0.contains("*") || $0.contains("?") }
      let index = Wildcards(patterns.enumerated().map { (Array($1.utf8), Int32($0)) })
      for _ in 0..<20 {
        let word = Self.word(["a", "b", "é", "€", "x"], 1...12, &generator)
        var found: [Int] = []
        Self.bytes(word) { bytes in index.forEach(fitting: bytes) { found.append(Int($0)) } }
        let expected = patterns.indices.filter {
          Self.fits(word[...].unicodeScalars, patterns[$0][...].unicodeScalars)
        }
        #expect(found.sorted() == expected, "\(word): \(patterns)")
      }
    }
  }

  // MARK: Spelling

  /// The definition: equal but for one letter, or for two neighbours that are swapped.
  private static func isNear(_ a: [Character], _ b: [Character]) -> Bool {
    if a.count == b.count {
      let wrong = a.indices.filter { a[$0] != b[$0] }
      return wrong.count <= 1
        || wrong.count == 2 && wrong[1] == wrong[0] + 1 && a[wrong[0]] == b[wrong[1]]
          && a[wrong[1]] == b[wrong[0]]
    }
    let (longer, shorter) = a.count > b.count ? (a, b) : (b, a)
    guard longer.count == shorter.count + 1 else { return false }
    return longer.indices.contains { Array(longer[..<$0] + longer[($0 + 1)...]) == shorter }
  }

  @Test("words are near each other where the definition says so")
  func nearness() {
    var generator = SplitMix64(seed: 13)
    let alphabet = ["a", "b", "c", "é"]
    for _ in 0..<20_000 {
      let word = Array(Self.word(alphabet, 5...9, &generator))
      var other = word
      for _ in 0..<Int.random(in: 0...2, using: &generator) {
        let place = Int.random(in: 1..<other.count, using: &generator)
        switch Int.random(in: 0...3, using: &generator) {
        case 0: other[place] = Character(alphabet.randomElement(using: &generator) ?? "a")
        case 1: if other.count > 3 { other.remove(at: place) }
        case 2: other.insert("ö", at: place)
        default: other.swapAt(place, place - 1)
        }
      }
      let found = Self.bytes(String(word)) { a in
        Self.bytes(String(other)) { SpellingCorrector.isNear(a, $0) }
      }
      #expect(found == Self.isNear(word, other), "\(String(word)) \(String(other))")
    }
  }

  // MARK: The table of words

  @Test("a word is found where it was put, and nowhere else")
  func table() {
    var generator = SplitMix64(seed: 14)
    var table = WordTable()
    var ids: [String: Int32] = [:]
    for round in 0..<120_000 {
      let word = Self.word(["a", "b", "c", "d", "é", "\0"], 0...22, &generator)
      let found = Self.bytes(word) { table.find($0) }
      if found != ids[word] ?? -1 {
        Issue.record("\(word.debugDescription): found \(found), put \(ids[word] ?? -1)")
        return
      }
      if round % 2 == 0 { ids[word] = table.intern(word) }
    }
    #expect(ids.allSatisfy { table.text($1) == $0 } && ids.count == table.count)
  }
}
