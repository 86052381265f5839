internal import LanguagePacks
internal import TextAnalysis
internal import VerbatimModel

extension JSONWriter {
  /// `{"score", "label", "positive", "negative", "hits"}`; hits only where asked for.
  mutating func sentiment(
    _ sentiment: Sentiment, hits: [SentimentHit]?, text: UnsafeBufferPointer<UInt8>,
    _ offsets: inout ScalarOffsets
  ) {
    object { json in
      json.key("score")
      json.decimal(sentiment.score)
      json.key("label")
      json.string(sentiment.label.name)
      json.key("positive")
      json.decimal(sentiment.positive)
      json.key("negative")
      json.decimal(sentiment.negative)
      guard let hits else { return }
      json.key("hits")
      json.array { json in for hit in hits { json.hit(hit, text: text, &offsets) } }
    }
  }

  private mutating func hit(
    _ hit: SentimentHit, text: UnsafeBufferPointer<UInt8>, _ offsets: inout ScalarOffsets
  ) {
    object { json in
      json.span(hit.range, text: text, &offsets)
      json.key("entry")
      json.string(hit.entry)
      json.key("valence")
      json.decimal(hit.valence)
      json.key("weight")
      json.decimal(hit.weight)
      json.key("rules")
      json.array { json in for rule in hit.rules { json.string(rule) } }
    }
  }

  /// `"start", "end", "text"`, in scalars.
  mutating func span(_ range: Range<Int>, text: UnsafeBufferPointer<UInt8>, _ offsets: inout ScalarOffsets) {
    key("start")
    number(offsets.scalar(at: range.lowerBound))
    key("end")
    number(offsets.scalar(at: range.upperBound))
    key("text")
    string(UnsafeBufferPointer(rebasing: text[range]))
  }

  /// The list of themes with their evidence; `head` gives how a theme's record begins (``ThemeHeads``).
  mutating func themes(
    _ themes: [TaggedTheme], text: UnsafeBufferPointer<UInt8>, _ offsets: inout ScalarOffsets,
    head: (Int) -> [UInt8]
  ) {
    array { json in
      for theme in themes {
        json.object(head(theme.theme)) { json in
          json.key("sentiment")
          json.object { json in
            json.key("score")
            json.decimal(theme.sentiment.score)
            json.key("label")
            json.string(theme.sentiment.label.name)
          }
          json.key("evidence")
          json.array { json in
            for evidence in theme.evidence {
              json.object { json in
                json.span(evidence.range, text: text, &offsets)
                json.key("term")
                json.string(evidence.term)
              }
            }
          }
        }
      }
    }
  }
}
