public import TextAnalysis

/// What `themes test` prints.
public enum ExamplesReport {
  /// A failure a paragraph with what matched instead, and a closing line with the counts.
  public static func table(_ failures: [ExampleFailure], count: Int, codebooks: [String]) -> String {
    var text = ""
    for failure in failures {
      let problem =
        failure.isCounterexample
        ? "carries \(failure.theme) and should not" : "does not carry \(failure.theme)"
      text += "\(failure.place): [\(failure.language)] \(problem): \(failure.text)\n"
      if failure.found.isEmpty { text += "    nothing matched\n" }
      for found in failure.found {
        let words = found.evidence.map { "'\($0.text)' by '\($0.term)'" }
        text += "    \(found.theme): \(words.joined(separator: ", "))\n"
      }
    }
    text += "\(codebooks.joined(separator: ", ")): \(failures.count) of \(count) examples fail\n"
    return text
  }

  /// `{"codebooks": […], "examples", "failures": [{"file", "line", "column", "theme", "kind", "found": […]}]}`.
  public static func json(_ failures: [ExampleFailure], count: Int, codebooks: [String]) -> String {
    var writer = JSONWriter()
    writer.object { json in
      json.key("codebooks")
      json.array { list in for name in codebooks { list.string(name) } }
      json.key("examples")
      json.number(count)
      json.key("failures")
      json.array { list in for failure in failures { write(failure, &list) } }
    }
    writer.endLine()
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private static func write(_ failure: ExampleFailure, _ list: inout JSONWriter) {
    list.object { json in
      json.write(failure.place)
      json.key("theme")
      json.string(failure.theme)
      json.key("language")
      json.string(failure.language)
      json.key("kind")
      json.string(failure.isCounterexample ? "counterexample" : "example")
      json.key("text")
      json.string(failure.text)
      json.key("found")
      json.array { list in for found in failure.found { write(found, &list) } }
    }
  }

  private static func write(_ found: ExampleFailure.Found, _ list: inout JSONWriter) {
    list.object { json in
      json.key("theme")
      json.string(found.theme)
      json.key("evidence")
      json.array { list in
        for (text, term) in found.evidence {
          list.object { json in
            json.key("text")
            json.string(text)
            json.key("term")
            json.string(term)
          }
        }
      }
    }
  }
}
