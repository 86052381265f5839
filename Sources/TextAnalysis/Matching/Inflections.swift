internal import LanguagePacks

/// The endings of a language's forms by their last byte, so that a word is compared with few of them.
struct Inflections: Sendable {
  private struct Pair: Sendable {
    let ending: [UInt8]
    let base: [UInt8]
    /// In letters: how long the word is at least.
    let shortest: Int
  }

  private var byLast = [[Pair]](repeating: [], count: 256)
  /// In letters: the shortest word that has forms, and the shortest that has some by one letter (`kö`, but not of `kör`).
  private static let shortestBase = 2
  private static let shortestByLetter = 3

  init(_ pairs: [Inflection]) {
    for pair in pairs {
      guard let last = pair.ending.utf8.last else { continue }
      let (ending, base) = (Array(pair.ending.utf8), Array(pair.base.utf8))
      let least = ending.count == 1 ? Self.shortestByLetter : Self.shortestBase
      byLast[Int(last)].append(Pair(ending: ending, base: base, shortest: max(least, pair.shortest)))
    }
  }

  /// Calls `body` with each word that `word` may be a form of.
  func forEachBase(of word: WordBytes, _ body: (WordBytes) -> Void) {
    guard let last = word.last else { return }
    for pair in byLast[Int(last)] where word.hasSuffix(pair.ending) {
      let rest = word[part: 0..<(word.count - pair.ending.count)]
      if rest.isEmpty { continue }
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: rest.count + pair.base.count) { base in
        _ = base.initialize(from: rest)
        _ = base[rest.count...].initialize(from: pair.base)
        if WordBytes(base).letters >= pair.shortest { body(WordBytes(base)) }
      }
    }
  }
}
