public import LanguagePacks
public import VerbatimModel

/// Numbers of agents, and of the groups that figures are broken down by: the same in all conversations of a run, whichever
/// thread masks them.
public struct GroupNumbers: Sendable {
  /// Those of one conversation.
  public struct Numbers: Sendable {
    /// The number of each agent, by the name in the data.
    var agents: [String: Int] = [:]
    /// The number of the value in the field to break down by; nil where there is none.
    var group: Int?

    /// None: markers are numbered within the conversation alone.
    public init() {}
  }

  private let speakers: SpeakerLexicon
  private let field: String?
  private var agents: [String: Int] = [:]
  private var groups: [String: Int] = [:]

  /// `field` is what figures are broken down by; conversations must come in the order of the input.
  public init(_ speakers: SpeakerLexicon, field: String?) {
    self.speakers = speakers
    self.field = field
  }

  /// The numbers of a conversation, which are counted on from those before it.
  public mutating func numbers(of conversation: Conversation) -> Numbers {
    var numbers = Numbers()
    for turn in conversation.turns where turn.role == .agent && numbers.agents[turn.speaker] == nil {
      if speakers.isName(turn.speaker) { numbers.agents[turn.speaker] = number(turn.speaker, &agents) }
    }
    for (key, value) in conversation.attributes {
      if key == "agent" {
        if speakers.isName(value) { numbers.agents[value] = number(value, &agents) }
      } else if key.lowercased() == field?.lowercased() {
        numbers.group = number(value, &groups)
      }
    }
    return numbers
  }

  private func number(_ name: String, _ known: inout [String: Int]) -> Int {
    let number = known[name] ?? known.count + 1
    known[name] = number
    return number
  }

  /// Whether a field of a conversation is the one to break down by.
  static func isGroup(_ key: String, _ field: String?) -> Bool { key.lowercased() == field?.lowercased() }
}

extension SpeakerLexicon {
  /// Whether a label names somebody, and not a side alone.
  func isName(_ speaker: String) -> Bool {
    !speaker.isEmpty && role(label: speaker) == nil && speaker.contains { $0.isLetter }
  }
}
