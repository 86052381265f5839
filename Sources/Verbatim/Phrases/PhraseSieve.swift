/// Counts phrases roughly, several to a counter: a phrase whose counter stays below a minimum is rarer than that.
///
/// Most phrases of a text occur once. Those that pass are counted exactly, so that no result depends on the counters.
struct PhraseSieve {
  /// The most counters, one byte each.
  private static let mostCounters = 1 << 22

  private var counters: [UInt8]
  private let minimum: UInt8

  /// A sieve for phrases that occur at least `minimum` times among about `words` words.
  init(minimum: Int, words: Int) {
    self.minimum = UInt8(clamping: minimum)
    var size = 1 << 10
    while size < 4 * words, size < Self.mostCounters { size *= 2 }
    counters = Array(repeating: 0, count: size)
  }

  private func place(_ key: PhraseKey) -> Int { Int(truncatingIfNeeded: key.mixed) & (counters.count - 1) }

  /// Counts an occurrence.
  mutating func add(_ key: PhraseKey) {
    let place = place(key)
    if counters[place] < UInt8.max { counters[place] += 1 }
  }

  /// Whether the phrase may have occurred often enough.
  func passes(_ key: PhraseKey) -> Bool { counters[place(key)] >= minimum }
}
