internal import RootCause
internal import TranscriptSources
internal import Verbatim
internal import VerbatimModel

/// The figures over all conversations as the end of the JSON object that began with `{"conversations": [`.
public struct TranscriptFiguresJSON: Sendable {
  private let report: TranscriptReport

  /// All of it as given.
  public init(_ report: TranscriptReport) { self.report = report }

  /// What stands before the first conversation.
  public static let opening = Array("{\"conversations\":[".utf8)

  /// What stands behind the last conversation.
  public func closing() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("agents")
      list(report.groups.agents, key: "agent", &json)
      if let field = report.groups.field {
        json.key("groups")
        list(report.groups.groups, key: field, &json)
      }
      json.key("total")
      json.object { json in figures(report.groups.all, &json) }
      json.key("languages")
      json.object { json in
        for (code, n) in report.groups.all.languages.sorted(by: { $0.key < $1.key }) {
          json.key(code)
          json.number(n)
        }
      }
      files(&json)
      json.key("tool")
      json.object { json in
        json.pair("name", "verbatim")
        json.pair("version", report.tool.version)
        json.pair("lexicons", report.tool.lexicons)
      }
    }
    json.endLine()
    return Array("],".utf8) + json.bytes.dropFirst()
  }

  private func files(_ json: inout JSONWriter) {
    json.key("files")
    json.object { json in
      json.pair("read", report.counts.files)
      json.pair("unreadable", report.counts.unreadable)
      json.pair("damaged", report.counts.damaged)
      json.pair("conversations", report.counts.conversations)
      json.pair("turns", report.counts.turns)
      json.key("problems")
      counts(report.counts.problems, &json)
    }
    if let redacted = report.redacted {
      json.key("redacted")
      counts(redacted, &json)
    }
  }

  private func counts(_ counts: [String: Int], _ json: inout JSONWriter) {
    json.object { json in
      for (name, n) in counts.sorted(by: { $0.key < $1.key }) {
        json.key(name)
        json.number(n)
      }
    }
  }

  private func list(
    _ groups: [(name: String, tally: ConversationTally)], key: String, _ json: inout JSONWriter
  ) {
    let ordered = groups.sorted { (-$0.tally.n, $0.name) < (-$1.tally.n, $1.name) }
    json.array { json in
      for (name, tally) in ordered {
        json.object { json in
          json.key(key)
          json.string(name)
          json.pair("n", tally.n)
          json.key("suppressed")
          json.bool(tally.n < report.minimumN)
          if tally.n >= report.minimumN { rest(tally, &json) }
        }
      }
    }
  }

  private func figures(_ tally: ConversationTally, _ json: inout JSONWriter) {
    json.pair("n", tally.n)
    rest(tally, &json)
  }

  private func rest(_ tally: ConversationTally, _ json: inout JSONWriter) {
    share("volume", tally.n, of: report.groups.all.n, &json)
    json.pair("turns", tally.turns)
    json.key("outcomes")
    json.object { json in
      for outcome in ConversationOutcome.allCases {
        share(outcome.rawValue, tally.outcomes[outcome] ?? 0, of: tally.n, &json)
      }
      share("unknown", tally.unknown, of: tally.n, &json)
    }
    json.key("mood")
    json.object { json in
      json.pair("n", tally.moods)
      json.pair("start", tally.mood?.start)
      json.pair("end", tally.mood?.end)
      json.pair("change", tally.moodChange?.mean)
      json.ends(tally.moodChange?.interval)
    }
    themes("reasons", tally.reasons, of: tally.n, open: tally.openReasons, &json)
    themes("behaviours", tally.behaviours, of: tally.answered, &json)
    themes("markers", tally.markers, of: tally.n, &json)
    if let scale = report.scale, let scores = tally.scores {
      let figures = ScoreFigures(scores, scale: scale)
      json.key("score")
      json.object { json in
        json.pair("scale", scale.id)
        json.pair("n", Int(figures.n))
        json.pair("value", figures.value)
        json.ends(figures.interval)
        json.pair("mean", figures.mean)
      }
    }
    examples("best", tally.best, &json)
    examples("worst", tally.worst, &json)
  }

  private func share(_ name: String, _ part: Int, of all: Int, _ json: inout JSONWriter) {
    let share = ConversationTally.share(part, of: all)
    json.key(name)
    json.object { json in
      json.pair("n", part)
      json.pair("share", share?.share)
      json.ends(share?.interval)
    }
  }

  private func themes(
    _ name: StaticString, _ counts: [Int: Int], of all: Int, open: [Int: Int]? = nil, _ json: inout JSONWriter
  ) {
    json.key(name)
    json.array { json in
      for (theme, n) in counts.sorted(by: { (-$0.value, $0.key) < (-$1.value, $1.key) }) {
        json.object { json in
          let share = ConversationTally.share(n, of: all)
          json.pair("id", report.catalog.entries[theme].id)
          json.pair("n", n)
          json.pair("share", share?.share)
          json.ends(share?.interval)
          if let open { json.pair("not_resolved", open[theme] ?? 0) }
        }
      }
    }
  }

  private func examples(
    _ name: StaticString, _ examples: [ConversationTally.Example], _ json: inout JSONWriter
  ) {
    json.key(name)
    json.array { json in
      for example in examples {
        json.object { json in
          json.pair("id", example.id)
          json.pair("change", example.change)
          json.pair("turn", example.turn.map { Double($0 + 1) })
          json.pair("text", example.text)
        }
      }
    }
  }
}
