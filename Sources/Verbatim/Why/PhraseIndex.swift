internal import RootCause
internal import TextAnalysis

/// The phrases of the comments: one to three content words in a row, inflected forms as one.
///
/// A comment counts once for a phrase, however often it says it.
struct PhraseIndex {
  /// The phrases of each comment, by number, ascending.
  private(set) var phrases: [[Int32]] = []
  /// The stems of each phrase.
  private(set) var stems: [[String]] = []
  /// The words of each comment: the stem and the offset of its first byte.
  private(set) var words: [[(stem: String, start: Int)]] = []
  private var surfaces: [[String: Int]] = []
  private var numbers: [[String]: Int32] = [:]

  init(_ comments: [SampledComment], engine: TextEngine) throws {
    var reader = try PhraseReader(engine)
    for comment in comments { add(reader.runs(comment.text, language: comment.language)) }
  }

  private mutating func add(_ runs: [[PhraseWord]]) {
    var found: Set<Int32> = []
    for run in runs {
      for start in run.indices {
        for length in 1...3 where start + length <= run.count {
          found.insert(number(run[start..<start + length]))
        }
      }
    }
    phrases.append(found.sorted())
    words.append(runs.flatMap { $0.map { ($0.stem, $0.start) } })
  }

  private mutating func number(_ words: ArraySlice<PhraseWord>) -> Int32 {
    let key = words.map(\.stem)
    let surface = words.map(\.surface).joined(separator: " ")
    if let known = numbers[key] {
      surfaces[Int(known)][surface, default: 0] += 1
      return known
    }
    let new = Int32(stems.count)
    numbers[key] = new
    stems.append(key)
    surfaces.append([surface: 1])
    return new
  }

  /// The phrase in its most frequent form.
  func text(_ phrase: Int32) -> String {
    surfaces[Int(phrase)].min { ($1.value, $0.key) < ($0.value, $1.key) }?.key ?? ""
  }

  /// How many of `comments` contain each phrase, counted and by `weight` in millionths.
  func counts(_ comments: [Int], weight: (Int) -> Int64) -> [Int32: WeightedCount] {
    var counts: [Int32: WeightedCount] = [:]
    for comment in comments {
      let own = weight(comment)
      for phrase in phrases[comment] { counts[phrase, default: WeightedCount()].add(weight: own) }
    }
    return counts
  }
}
