internal import RootCause
internal import TextAnalysis

/// Which theme's words stand next to a phrase in comments that carry themes.
struct ThemeNeighbours {
  /// How many bytes to either side count as next to: about six words.
  private static let reach = 40
  /// The fewest comments that a suggestion rests on.
  private static let minimum = 3
  /// The least share of the comments with the phrase in which the theme stands beside it.
  private static let leastShare = 0.2
  /// What the log odds must reach, in standard errors, for a theme to be proposed.
  private static let leastZ = 1.0

  private var counts: [PhraseKey: Int] = [:]
  private var beside: [PhraseKey: [Int: Int]] = [:]
  private var themes: [Int: Int] = [:]
  private let comments: Int

  /// Reads the comments with the words of `table`, whose phrases are looked for.
  init(_ comments: some Collection<SampledComment>, _ table: PhraseTable) {
    self.comments = comments.count
    for comment in comments {
      for theme in Set(comment.evidence.map(\.theme)) { themes[theme, default: 0] += 1 }
      let words = table.words.read(comment.text, language: comment.language)
      var near: [PhraseKey: Set<Int>] = [:]
      look(at: words, comment, table, &near)
      for (key, themes) in near {
        counts[key, default: 0] += 1
        for theme in themes { beside[key, default: [:]][theme, default: 0] += 1 }
      }
    }
  }

  private func look(
    at words: [CommentWords.Place], _ comment: SampledComment, _ table: PhraseTable,
    _ near: inout [PhraseKey: Set<Int>]
  ) {
    for start in words.indices {
      let place = words[start].start
      let following = words[(start + 1)...].prefix(PhraseKey.longest - 1).prefix { !$0.beginsRun }
      for length in 1...(following.count + 1) {
        let key = PhraseKey(words[start..<start + length].lazy.map(table.words.stem))
        guard table.occurrences[key] != nil else { continue }
        let close = comment.evidence.filter { $0.start <= place + Self.reach && $0.end + Self.reach >= place }
        near[key, default: []].formUnion(close.map(\.theme))
      }
    }
  }

  /// How many of the comments contain the phrase.
  func count(_ key: PhraseKey) -> Int { counts[key] ?? 0 }

  /// The theme that stands beside the phrase most clearly more often than elsewhere; nil where none does.
  func theme(_ key: PhraseKey) -> Int? {
    let all = count(key)
    var best: (theme: Int, z: Double)?
    for (theme, n) in beside[key] ?? [:] where n >= Self.minimum && Double(n) >= Self.leastShare * Double(all)
    {
      let rest = max(0, (themes[theme] ?? n) - n)
      guard let z = LogOdds(inGroup: n, of: all, inRest: rest, of: max(comments - all, rest))?.z,
        z >= Self.leastZ
      else {
        continue
      }
      if z > best?.z ?? 0 || z == best?.z && theme < best?.theme ?? 0 { best = (theme, z) }
    }
    return best?.theme
  }
}
