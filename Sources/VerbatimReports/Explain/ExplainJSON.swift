internal import LanguagePacks
public import TextAnalysis
internal import VerbatimModel

/// An explanation as one JSON object; offsets in Unicode scalars.
public struct ExplainJSON {
  private let comment: String
  private let explanation: Explanation
  private let catalog: ThemeCatalog

  /// All of it as given.
  public init(_ comment: String, _ explanation: Explanation, catalog: ThemeCatalog) {
    self.comment = comment
    self.explanation = explanation
    self.catalog = catalog
  }

  /// The bytes, with a final line break.
  public func bytes() -> [UInt8] {
    var text = comment
    return text.withUTF8 { write($0) }
  }

  private func write(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var json = JSONWriter()
    var offsets = ScalarOffsets(text)
    let analysis = explanation.analysis
    json.object { json in
      json.key("text")
      json.string(text)
      json.key("language")
      json.string(analysis.language)
      json.key("language_evidence")
      json.object { json in
        for (code, evidence) in explanation.languages {
          json.key(code)
          json.decimal(evidence)
        }
      }
      json.key("sentiment")
      json.sentiment(analysis.sentiment, hits: analysis.hits, text: text, &offsets)
      json.key("tokens")
      json.array { json in for token in explanation.tokens { self.token(token, text, &json, &offsets) } }
      json.key("modifiers")
      json.array { json in
        for modifier in explanation.modifiers { self.modifier(modifier, text, &json, &offsets) }
      }
      json.key("themes")
      json.themes(analysis.themes, text: text, &offsets) {
        ThemeHeads.head(of: $0, catalog, labels: analysis.language)
      }
      json.key("flags")
      json.array { json in if analysis.isNoAnswer { json.string("no_answer") } }
    }
    json.endLine()
    return json.bytes
  }

  private func token(
    _ token: Explanation.ReadToken, _ text: UnsafeBufferPointer<UInt8>, _ json: inout JSONWriter,
    _ offsets: inout ScalarOffsets
  ) {
    json.object { json in
      json.span(token.range, text: text, &offsets)
      json.key("kind")
      json.string("\(token.kind)")
      json.key("sentence")
      json.number(token.sentence)
      json.key("clause")
      json.number(token.clause)
      if !token.parts.isEmpty {
        json.key("parts")
        json.array { json in for part in token.parts { json.string(part) } }
      }
    }
  }

  private func modifier(
    _ modifier: Explanation.ReadModifier, _ text: UnsafeBufferPointer<UInt8>, _ json: inout JSONWriter,
    _ offsets: inout ScalarOffsets
  ) {
    json.object { json in
      json.span(modifier.range, text: text, &offsets)
      json.key("role")
      json.string(modifier.role)
      json.key("factor")
      json.number(modifier.factor)
      json.key("clause")
      json.number(modifier.clause)
    }
  }
}
