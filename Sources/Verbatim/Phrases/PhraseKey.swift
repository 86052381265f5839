/// The stems of a phrase, by number.
struct PhraseKey: Hashable {
  /// The most words.
  static let longest = 4

  private var numbers = SIMD4<Int32>(repeating: -1)

  /// The phrase of one word.
  init(_ stem: Int32) { numbers[0] = stem }

  /// The phrase of these words, at most ``longest``.
  init(_ stems: some Sequence<Int32>) { for (place, stem) in stems.enumerated() { numbers[place] = stem } }

  /// How many words it has.
  var count: Int { (0..<Self.longest).firstIndex { numbers[$0] < 0 } ?? Self.longest }

  /// The stem of the word at a place; -1 behind the last.
  subscript(place: Int) -> Int32 { numbers[place] }

  /// The stems in order.
  var stems: [Int32] { (0..<count).map { numbers[$0] } }

  /// This phrase with one more word.
  func appending(_ stem: Int32) -> PhraseKey {
    var longer = self
    longer.numbers[count] = stem
    return longer
  }

  /// The words from `start` on, `count` of them.
  func part(_ start: Int, _ count: Int) -> PhraseKey {
    PhraseKey((start..<start + count).map { numbers[$0] })
  }

  /// A number in which all stems have a part; the same in every run.
  var mixed: UInt64 {
    var hash: UInt64 = 0
    for place in 0..<Self.longest {
      hash = (hash ^ UInt64(UInt32(bitPattern: numbers[place]))) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    return hash
  }

  func hash(into hasher: inout Hasher) { hasher.combine(mixed) }
}
