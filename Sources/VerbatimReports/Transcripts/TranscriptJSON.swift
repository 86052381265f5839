internal import RootCause
internal import TextAnalysis
public import Verbatim
internal import VerbatimModel

/// Conversations as JSON: one object a conversation, and the figures of agents and groups.
public struct TranscriptJSON: Sendable {
  private let catalog: ThemeCatalog
  private let labelLanguage: String?
  private let scale: Scale?

  /// `labelLanguage` nil shows labels in each conversation's language.
  public init(_ report: TranscriptReport) {
    (catalog, labelLanguage, scale) = (report.catalog, report.labelLanguage, report.scale)
  }

  /// One conversation, without a line break.
  public func conversation(_ found: AnalyzedConversation) -> [UInt8] {
    var json = JSONWriter()
    let conversation = found.conversation
    json.object { json in
      json.pair("id", conversation.id)
      json.pair("file", conversation.file)
      json.pair("language", found.language)
      json.pair("agent", ifAny: found.agent.isEmpty ? nil : found.agent)
      json.pair("role_confidence", conversation.roleConfidence)
      json.key("reasons")
      themes(found.reasons, found, &json)
      json.pair("outcome", ifAny: found.outcome?.rawValue)
      json.key("markers")
      themes(found.markers, found, &json)
      json.key("behaviours")
      themes(found.behaviours, found, &json)
      json.key("sentiment")
      arc(found.arc, &json)
      json.key("talk")
      talk(found.effort, &json)
      json.key("effort")
      effort(found.effort, &json)
      if let scale {
        json.pair("score", found.score)
        json.pair("band", ifAny: found.band.map { scale.bands[$0].id })
      }
      json.key("attributes")
      json.object { json in
        for (name, value) in conversation.attributes.sorted(by: { $0.key < $1.key }) {
          json.key(name)
          json.string(value)
        }
      }
      json.key("turns")
      json.array { json in for index in found.turns.indices { turn(index, found, &json) } }
    }
    return json.bytes
  }

  private func themes(_ list: [TurnTheme], _ found: AnalyzedConversation, _ json: inout JSONWriter) {
    json.array { json in
      for item in list {
        json.object { json in
          json.pair("id", catalog.entries[item.theme].id)
          json.pair("label", catalog.label(of: item.theme, in: labelLanguage ?? found.language))
          json.key("turns")
          json.array { json in for turn in item.turns { json.number(turn + 1) } }
        }
      }
    }
  }

  private func arc(_ arc: SentimentArc, _ json: inout JSONWriter) {
    json.object { json in
      json.pair("start", arc.start)
      json.pair("end", arc.end)
      json.pair("lowest", arc.lowest)
      json.pair("slope", arc.slope)
      json.pair("lowest_turn", arc.lowestTurn.map { Double($0 + 1) })
      json.key("turning_points")
      json.array { json in
        for point in arc.turningPoints {
          json.object { json in
            json.pair("turn", point.turn + 1)
            json.pair("from", point.from)
            json.pair("to", point.to)
          }
        }
      }
    }
  }

  private func talk(_ effort: ConversationEffort, _ json: inout JSONWriter) {
    json.object { json in
      for role in [SpeakerRole.customer, .agent, .bot] {
        json.key(role.rawValue)
        json.object { json in
          json.pair("words", effort.words[role] ?? 0)
          json.pair("share", effort.share(role))
          json.pair("seconds", effort.seconds.isEmpty ? nil : effort.seconds[role] ?? 0)
        }
      }
    }
  }

  private func effort(_ effort: ConversationEffort, _ json: inout JSONWriter) {
    json.object { json in
      json.pair("customer_turns", effort.customerTurns)
      json.pair("duration_s", effort.duration)
      json.pair("response_s", effort.response)
      json.pair("holds", effort.holds)
      json.pair("transfers", effort.transfers)
      json.pair("verifications", effort.verifications)
      json.key("repeat_contact")
      json.bool(effort.isRepeat)
      json.pair("silence_s", effort.duration == nil ? nil : effort.silences.reduce(0) { $0 + $1.seconds })
      json.key("silences")
      json.array { json in
        for silence in effort.silences {
          json.object { json in
            json.pair("after_turn", silence.after + 1)
            json.pair("seconds", silence.seconds)
            json.key("hold")
            json.bool(silence.isHold)
          }
        }
      }
    }
  }

  private func turn(_ index: Int, _ found: AnalyzedConversation, _ json: inout JSONWriter) {
    let turn = found.conversation.turns[index]
    let analysis = found.turns[index]
    var text = turn.text
    text.withUTF8 { text in
      var offsets = ScalarOffsets(text)
      json.object { json in
        json.pair("n", index + 1)
        json.pair("role", turn.role.rawValue)
        json.pair("speaker", turn.speaker)
        json.pair("start_s", turn.start)
        json.pair("end_s", turn.end)
        json.key("text")
        json.string(text)
        json.pair("language", analysis.language)
        json.key("sentiment")
        json.sentiment(analysis.sentiment, hits: nil, text: text, &offsets)
        json.key("themes")
        json.themes(analysis.themes, text: text, &offsets) {
          ThemeHeads.head(of: $0, catalog, labels: labelLanguage ?? analysis.language)
        }
      }
    }
  }
}
