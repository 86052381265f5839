internal import TextAnalysis

/// The comments that a search for missing terms looks at: what is asked of all of them a column an array, all else packed.
struct DiscoveryTargets {
  /// The comments themselves.
  let comments: SampledComments
  /// Their words, function words too; languages apart.
  let words: CommentWords
  private(set) var bands: [Int32] = []
  /// Whether each carries no theme.
  private(set) var areUntagged: [Bool] = []
  private var languages = CodedValues()
  /// The first byte of a place where a theme was found, and the first behind it.
  private var evidence: [(start: Int32, end: Int32)] = []
  /// Where the evidence of each comment ends in `evidence`.
  private var ends: [UInt32] = []

  init(_ comments: SampledComments, engine: TextEngine) throws {
    self.comments = comments
    words = try CommentWords(engine, withFunctionWords: true, separatesLanguages: true)
    for comment in comments {
      words.add(comment.text, language: comment.language)
      bands.append(Int32(comment.respondent.band))
      areUntagged.append(comment.respondent.mentions.isEmpty)
      languages.append(comment.language)
      evidence += comment.evidence.map { (Int32($0.start), Int32($0.end)) }
      ends.append(UInt32(evidence.count))
    }
  }

  var count: Int { comments.count }

  /// The language of a comment.
  func language(_ comment: Int) -> String { languages[comment] ?? "" }

  /// Whether a theme was found at the place.
  func isFound(_ place: PhraseTable.Occurrence) -> Bool {
    let comment = Int(place.comment)
    let first = comment == 0 ? 0 : Int(ends[comment - 1])
    return evidence[first..<Int(ends[comment])].contains { $0.start <= place.start && place.start < $0.end }
  }
}
