public import TextAnalysis

/// What `themes check` prints.
public enum FindingsReport {
  /// How many contained terms of a theme the table shows.
  private static let mostDoubles = 3

  /// A finding a paragraph, and a closing line with the counts.
  public static func table(_ findings: [CodebookFinding], codebooks: [String]) -> String {
    var text = ""
    var shown: [String: Int] = [:]
    for finding in findings {
      // Doubles come in dozens; a few of each theme say enough.
      if finding.kind == .contained {
        let seen = shown[finding.place.file + finding.theme, default: 0] + 1
        shown[finding.place.file + finding.theme] = seen
        if seen > mostDoubles { continue }
      }
      text += "\(finding.place): \(finding.level.rawValue): \(finding.problem)\n"
      text += "    \(finding.remedy) [\(finding.kind.rawValue)]\n"
    }
    let hidden = shown.values.reduce(0) { $0 + max(0, $1 - mostDoubles) }
    if hidden > 0 { text += "\(hidden) more terms that another one contains: --format json lists them all\n" }
    let errors = findings.count { $0.level == .error }
    text += "\(codebooks.joined(separator: ", ")): \(errors) errors, \(findings.count - errors) warnings\n"
    return text
  }

  /// `{"codebooks": […], "errors", "warnings", "findings": [{"level", "kind", "file", "line", "column", …}]}`.
  public static func json(_ findings: [CodebookFinding], codebooks: [String]) -> String {
    var writer = JSONWriter()
    let errors = findings.count { $0.level == .error }
    writer.object { json in
      json.key("codebooks")
      json.array { list in for name in codebooks { list.string(name) } }
      json.key("errors")
      json.number(errors)
      json.key("warnings")
      json.number(findings.count - errors)
      json.key("findings")
      json.array { list in for finding in findings { write(finding, &list) } }
    }
    writer.endLine()
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private static func write(_ finding: CodebookFinding, _ list: inout JSONWriter) {
    list.object { json in
      json.key("level")
      json.string(finding.level.rawValue)
      json.key("kind")
      json.string(finding.kind.rawValue)
      json.write(finding.place)
      json.key("theme")
      json.string(finding.theme)
      json.key("problem")
      json.string(finding.problem)
      json.key("remedy")
      json.string(finding.remedy)
    }
  }
}

extension JSONWriter {
  /// The keys `file`, `line` and `column`.
  mutating func write(_ place: SourcePlace) {
    key("file")
    string(place.file)
    key("line")
    number(place.line)
    key("column")
    number(place.column)
  }
}
