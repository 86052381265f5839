public import TextAnalysis

/// What `themes check` prints.
public enum FindingsReport {
  /// How many findings of a kind are shown unless all are asked for.
  private static let mostShown = 3

  /// The findings by kind, errors first: how many there are and the first few of each, or all; a closing line with the counts.
  public static func table(_ findings: [CodebookFinding], codebooks: [String], all: Bool) -> String {
    var text = ""
    for level in [CodebookFinding.Level.error, .warning] {
      for kind in CodebookFinding.Kind.allCases {
        let these = findings.filter { $0.level == level && $0.kind == kind }
        if !these.isEmpty { text += group(these, level, kind, all: all) }
      }
    }
    let errors = findings.count { $0.level == .error }
    text +=
      "\(codebooks.joined(separator: ", ")): \(errors) error\(errors == 1 ? "" : "s"), "
      + "\(findings.count - errors) warning\(findings.count - errors == 1 ? "" : "s")\n"
    return text
  }

  private static func group(
    _ findings: [CodebookFinding], _ level: CodebookFinding.Level, _ kind: CodebookFinding.Kind, all: Bool
  ) -> String {
    let plural = findings.count == 1 ? "" : "s"
    var text = "\(kind.rawValue): \(findings.count) \(level.rawValue)\(plural)\n"
    for finding in all ? findings[...] : findings.prefix(mostShown) {
      text += "  \(finding.place): \(finding.level.rawValue): \(finding.problem)\n"
      text += "      \(finding.remedy)\n"
    }
    let hidden = all ? 0 : findings.count - mostShown
    return text + (hidden > 0 ? "  … and \(hidden) more (--all)\n\n" : "\n")
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
