internal import RootCause

/// A comment in one block of bytes: about a quarter of the memory of its parts.
struct PackedComment: Sendable {
  /// The seeded hash by which it was sampled.
  let key: UInt64
  private let bytes: [UInt8]

  init(_ comment: SampledComment) {
    key = comment.key
    var writer = PackedWriter()
    writer.write(comment.row)
    writer.write(comment.text)
    writer.write(comment.id)
    writer.write(comment.language)
    let respondent = comment.respondent
    writer.write(respondent.score)
    writer.write(respondent.band)
    writer.write(respondent.weight)
    writer.write(respondent.hasText ? 1 : 0)
    writer.write(respondent.mentions) { writer, mention in
      writer.write(mention.theme << 3 | Int(mention.polarity.rawValue) << 1 | (mention.isImplied ? 1 : 0))
      writer.write(Int64(mention.sentiment))
    }
    writer.write(comment.sentiment)
    writer.write(comment.evidence) { writer, evidence in
      writer.write(evidence.theme)
      writer.write(evidence.start)
      writer.write(evidence.end - evidence.start)
    }
    writer.write(comment.segments) { $0.write($1) }
    writer.write(comment.period.map { [$0] } ?? []) { $0.write($1) }
    // A copy without the room that growing left.
    bytes = writer.bytes.withUnsafeBufferPointer { Array($0) }
  }

  /// How much memory it takes, beside what an array always takes.
  var byteCount: Int { MemoryLayout<Self>.size + bytes.count }

  /// The comment as it was.
  var comment: SampledComment {
    var reader = PackedReader(bytes)
    let row = reader.int()
    let text = reader.string()
    let id = reader.string()
    let language = reader.string()
    var respondent = Respondent(score: 0, band: 0)
    respondent.score = reader.int64()
    respondent.band = reader.int()
    respondent.weight = reader.int64()
    respondent.hasText = reader.int() == 1
    respondent.mentions = reader.array { reader in
      let code = reader.int()
      return ThemeMention(
        theme: code >> 3, sentiment: Int32(reader.int64()),
        polarity: ThemePolarity(rawValue: UInt8(code >> 1 & 3)) ?? .neutral, isImplied: code & 1 == 1)
    }
    let sentiment = reader.double()
    let evidence = reader.array { reader in
      let theme = reader.int()
      let start = reader.int()
      return SampledComment.Evidence(theme: theme, start: start, end: start + reader.int())
    }
    let segments = reader.array { $0.string() }
    return SampledComment(
      key: key, id: id, row: row, text: text, language: language, respondent: respondent,
      sentiment: sentiment, evidence: evidence, segments: segments,
      period: reader.array { $0.string() }.first)
  }

  /// The order of a sample: by hash, then by content, and by place for the same content.
  static func precedes(_ first: PackedComment, _ second: PackedComment) -> Bool {
    if first.key != second.key { return first.key < second.key }
    var (mine, theirs) = (PackedReader(first.bytes), PackedReader(second.bytes))
    let (row, other) = (mine.int(), theirs.int())
    let (text, otherText) = (mine.string(), theirs.string())
    return text == otherText ? row < other : text < otherText
  }
}
