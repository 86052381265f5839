internal import RootCause
internal import TextAnalysis
internal import UnicodeText
internal import VerbatimModel

/// A comparison as one JSON object; the keys are those of the interface.
public struct ComparisonJSON {
  private let report: ComparisonReport

  /// All of it as given.
  public init(_ report: ComparisonReport) { self.report = report }

  /// The bytes, with a final line break.
  public func bytes() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("tool")
      json.tool(report.tool)
      json.pair("base", report.baseName)
      json.pair("current", report.currentName)
      json.pair("scale", report.scale.id)
      Self.body(report.comparison, report.catalog, minimumN: 1, &json)
      json.pair("notes", report.notes)
    }
    json.endLine()
    return json.bytes
  }

  /// `"score"`, `"themes"` and `"unexplained"`; every theme of either group from `minimumN` comments on.
  static func body(
    _ comparison: WaveComparison, _ catalog: ThemeCatalog, minimumN: Int, _ json: inout JSONWriter
  ) {
    json.key("score")
    json.object { json in
      json.pair("base", comparison.score.base)
      json.pair("current", comparison.score.current)
      json.pair("difference", comparison.score.difference)
      json.ends(comparison.score.interval)
      json.pair("p", comparison.score.p)
      json.pair("base_n", Int(comparison.score.baseN))
      json.pair("current_n", Int(comparison.score.currentN))
    }
    json.key("themes")
    json.array { json in
      for theme in comparison.themes where theme.share.base.n + theme.share.current.n >= Int64(minimumN) {
        self.theme(theme, catalog, &json)
      }
    }
    json.pair("unexplained", comparison.unexplained)
  }

  private static func theme(_ theme: WaveComparison.Theme, _ catalog: ThemeCatalog, _ json: inout JSONWriter)
  {
    json.object { json in
      json.pair("id", catalog.entries[theme.theme].id)
      json.key("base")
      side(theme.share.base, &json)
      json.key("current")
      side(theme.share.current, &json)
      json.pair("difference", theme.share.difference)
      json.ends(theme.share.interval)
      json.pair("p", theme.share.p)
      json.pair("q", theme.q)
      json.pair("contribution", theme.contribution)
    }
  }

  private static func side(_ side: ShareDifference.Side, _ json: inout JSONWriter) {
    json.object { json in
      json.pair("n", Int(side.n))
      json.pair("share", side.share)
    }
  }
}

extension JSONWriter {
  /// The tool's identity, as every result carries it.
  mutating func tool(_ tool: SummaryReport.Tool) {
    object { json in
      json.pair("name", "verbatim")
      json.pair("version", tool.version)
      json.pair("icu", ICUVersion.icu)
      json.pair("unicode", ICUVersion.unicode)
      json.pair("lexicons", tool.lexicons)
    }
  }
}
