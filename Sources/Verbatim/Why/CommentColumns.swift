/// What a search asks of every comment again and again, a column an array; all else stays packed.
struct CommentColumns {
  /// A stem by which a theme was found in a comment.
  struct EvidenceStem {
    let theme: Int32
    let stem: Int32
  }

  /// The comments themselves.
  let comments: SampledComments
  /// Their words.
  let words: CommentWords
  /// In millionths.
  private(set) var weights: [Int64] = []
  private(set) var bands: [Int32] = []
  /// The sentiment in quarters, rounded.
  private(set) var quarters: [Int8] = []
  /// Whether each is neither too short nor too long to be quoted.
  private(set) var areReadable: [Bool] = []
  private(set) var rows: [Int] = []
  private(set) var languages = CodedValues()
  /// The values of each segment column.
  private(set) var segments: [CodedValues]
  private(set) var periods = CodedValues()
  /// The comments that carry each theme, ancestors included.
  private(set) var carriers: [Int: [Int32]] = [:]
  private var evidence: [EvidenceStem] = []
  /// Where the evidence of each comment ends in `evidence`.
  private var ends: [UInt32] = []

  init(_ comments: SampledComments, segmentCount: Int, words: CommentWords) {
    self.comments = comments
    self.words = words
    segments = Array(repeating: CodedValues(), count: segmentCount)
    for comment in comments { add(comment) }
  }

  private mutating func add(_ comment: SampledComment) {
    let row = weights.count
    weights.append(comment.respondent.weight)
    bands.append(Int32(comment.respondent.band))
    quarters.append(Int8((comment.sentiment * 4).rounded()))
    areReadable.append((25...220).contains(comment.text.utf8.count))
    rows.append(comment.row)
    languages.append(comment.language)
    for column in segments.indices { segments[column].append(comment.segments[column]) }
    periods.append(comment.period)
    for mention in comment.respondent.mentions { carriers[mention.theme, default: []].append(Int32(row)) }
    words.add(comment.text, language: comment.language)
    for place in comment.evidence {
      for word in words[row] where (place.start..<place.end).contains(word.start) {
        evidence.append(EvidenceStem(theme: Int32(place.theme), stem: words.stem(word)))
      }
    }
    ends.append(UInt32(evidence.count))
  }

  var count: Int { weights.count }
  var indices: Range<Int> { weights.indices }

  /// The stems by which themes were found in a comment.
  func evidence(_ row: Int) -> ArraySlice<EvidenceStem> {
    evidence[(row == 0 ? 0 : Int(ends[row - 1]))..<Int(ends[row])]
  }
}
