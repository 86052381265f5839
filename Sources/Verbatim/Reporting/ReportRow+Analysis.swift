internal import VerbatimModel

extension ReportRow {
  /// Puts an answer behind those there are, with its themes and hits.
  mutating func append(
    _ comment: CommentAnalysis, column: Int, isOneOfSeveral: Bool, _ row: Int, _ batch: RecordBatch
  ) {
    if language == CommentAnalysis.undetermined { language = comment.language }
    if !text.isEmpty { text += "\n\n" }
    let base = text.utf16.count
    if isOneOfSeveral { parts.append(Part(column: column, start: base)) }
    let beginning = CommentBeginning(batch, row, column)
    text += beginning.text
    batch.withCell(row, column) { cell in
      var offsets = UTF16Offsets(cell)
      func span(_ range: Range<Int>) -> Span {
        let start = offsets.unit(at: range.lowerBound)
        return Span(start: base + start, length: offsets.unit(at: range.upperBound) - start)
      }
      for theme in comment.themes {
        if !themes.contains(where: { $0.theme == theme.theme }) {
          themes.append(Theme(theme: theme.theme, sentiment: theme.sentiment))
        }
        for place in theme.evidence where beginning.holds(place.range) {
          evidence.append(Evidence(span: span(place.range), theme: theme.theme, term: place.term))
        }
      }
      for hit in comment.hits where beginning.holds(hit.range) {
        let reason = HitReason(entry: hit.entry, valence: hit.valence, weight: hit.weight, rules: hit.rules)
        hits.append(Hit(span: span(hit.range), reason: reason))
      }
    }
    evidence.sort { ($0.span.start, $0.span.length, $0.theme) < ($1.span.start, $1.span.length, $1.theme) }
    hits.sort { ($0.span.start, $0.span.length) < ($1.span.start, $1.span.length) }
  }

  /// One sentiment for all answers: that of the only one, else their means.
  mutating func joinSentiments(_ all: [Sentiment]) {
    guard let first = all.first else { return }
    if all.count == 1 {
      sentiment = first
      return
    }
    let n = Double(all.count)
    sentiment.score = all.reduce(0) { $0 + $1.score } / n
    sentiment.positive = all.reduce(0) { $0 + $1.positive } / n
    sentiment.negative = all.reduce(0) { $0 + $1.negative } / n
    let labels = Set(all.map(\.label)).subtracting([.neutral])
    sentiment.label = labels.count > 1 ? .mixed : labels.first ?? .neutral
  }
}

/// Turns UTF-8 byte offsets into offsets in UTF-16 units.
struct UTF16Offsets {
  private let utf8: UnsafeBufferPointer<UInt8>
  private var byte = 0
  private var unit = 0

  init(_ utf8: UnsafeBufferPointer<UInt8>) { self.utf8 = utf8 }

  /// The number of units before the byte at `offset`; cheap for ascending offsets.
  mutating func unit(at offset: Int) -> Int {
    if offset < byte {
      byte = 0
      unit = 0
    }
    while byte < offset {
      let lead = utf8[byte]
      if lead & 0xC0 != 0x80 { unit += lead >= 0xF0 ? 2 : 1 }
      byte += 1
    }
    return unit
  }
}
