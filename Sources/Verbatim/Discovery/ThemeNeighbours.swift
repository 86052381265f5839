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

  private var counts: [PhraseTable.Key: Int] = [:]
  private var beside: [PhraseTable.Key: [Int: Int]] = [:]
  private var themes: [Int: Int] = [:]
  private let comments: Int

  init(_ comments: [SampledComment], engine: TextEngine, _ wanted: some Collection<PhraseTable.Key>) throws {
    self.comments = comments.count
    let wanted = Set(wanted)
    var reader = try PhraseReader(engine)
    for comment in comments {
      for theme in Set(comment.evidence.map(\.theme)) { themes[theme, default: 0] += 1 }
      let runs = reader.runs(comment.text, language: comment.language, withFunctionWords: true)
      var near: [PhraseTable.Key: Set<Int>] = [:]
      for run in runs { look(at: run, comment, wanted, &near) }
      for (key, themes) in near {
        counts[key, default: 0] += 1
        for theme in themes { beside[key, default: [:]][theme, default: 0] += 1 }
      }
    }
  }

  private func look(
    at run: [PhraseWord], _ comment: SampledComment, _ wanted: Set<PhraseTable.Key>,
    _ near: inout [PhraseTable.Key: Set<Int>]
  ) {
    for start in run.indices {
      for length in 1...PhraseTable.longest where start + length <= run.count {
        let key = PhraseTable.Key(
          language: comment.language, stems: run[start..<(start + length)].map(\.stem))
        guard wanted.contains(key) else { continue }
        let place = run[start].start
        let close = comment.evidence.filter { $0.start <= place + Self.reach && $0.end + Self.reach >= place }
        near[key, default: []].formUnion(close.map(\.theme))
      }
    }
  }

  /// How many of the comments contain the phrase.
  func count(_ key: PhraseTable.Key) -> Int { counts[key] ?? 0 }

  /// The theme that stands beside the phrase most clearly more often than elsewhere; nil where none does.
  func theme(_ key: PhraseTable.Key) -> Int? {
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
