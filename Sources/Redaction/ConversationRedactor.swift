public import LanguagePacks
public import VerbatimModel

/// What masks personal data in conversations and comments, and how.
public struct RedactionSettings: Sendable {
  /// The rules in force.
  public let rules: RedactionRules
  /// The key of hashed markers; nil for numbered ones.
  public let hashKey: String?
  /// Whether agents keep their names as speakers, because figures by agent were asked for.
  public var keepsAgents = false
  /// The field of the data that figures are broken down by; nil for none.
  public var groupField: String?

  /// All of it as given.
  public init(rules: RedactionRules, hashKey: String? = nil) {
    self.rules = rules
    self.hashKey = hashKey
  }
}

/// Masks personal data in whole conversations: what is said, and what speakers are called.
public final class ConversationRedactor {
  private let settings: RedactionSettings
  private let redactor: Redactor
  private let speakers: SpeakerLexicon

  /// A redactor for one thread; `speakers` tells a label such as "Agent" from a name.
  public init(_ settings: RedactionSettings, speakers: SpeakerLexicon) throws(LexiconError) {
    self.settings = settings
    self.speakers = speakers
    redactor = try Redactor(settings.rules, hashKey: settings.hashKey)
  }

  /// How many places were masked, by kind.
  public var counts: [String: Int] { redactor.counts }

  /// A notice, with what is personal in names of files masked.
  public func redact(notice: String, language: String?) -> String {
    var memory = RedactionMemory()
    return redactor.redactPlace(notice, language: language, memory: &memory)
  }

  /// Masks a conversation in place; `numbers` are those that agents and groups have in the whole run.
  public func redact(
    _ conversation: inout Conversation, language: String?, numbers: GroupNumbers.Numbers = .init()
  ) {
    var memory = RedactionMemory()
    var markers: [String: String] = [:]
    for (agent, number) in numbers.agents { redactor.know(agent, as: number, memory: &memory) }
    for turn in conversation.turns where markers[turn.speaker] == nil && speakers.isName(turn.speaker) {
      let marker = redactor.introduce(turn.speaker, language: language, memory: &memory)
      if settings.keepsAgents && turn.role == .agent {
        markers[turn.speaker] = turn.speaker
      } else if turn.role == .agent, let number = numbers.agents[turn.speaker] {
        markers[turn.speaker] = redactor.marker(agent: turn.speaker, number: number, language: language)
      } else {
        markers[turn.speaker] = marker
      }
    }
    for index in conversation.turns.indices {
      let turn = conversation.turns[index]
      conversation.turns[index].text = redactor.redact(turn.text, language: language, memory: &memory)
      if let marker = markers[turn.speaker] { conversation.turns[index].speaker = marker }
    }
    let file = label(conversation.file, language, &memory)
    // An id that comes from the file's name may be cut off in the middle of what is masked there.
    let name = conversation.file.split(separator: "/").last ?? ""
    conversation.id =
      file != conversation.file && name.hasPrefix(conversation.id)
      ? file.split(separator: "/").last.map { String($0.prefix { $0 != "." }) } ?? file
      : label(conversation.id, language, &memory)
    conversation.file = file
    for (key, value) in conversation.attributes.sorted(by: { $0.key < $1.key }) {
      if key == "agent" && settings.keepsAgents { continue }
      conversation.attributes[key] = attribute(key, value, language, numbers, &memory)
    }
  }

  private func attribute(
    _ key: String, _ value: String, _ language: String?, _ numbers: GroupNumbers.Numbers,
    _ memory: inout RedactionMemory
  ) -> String {
    if key == "agent" {
      guard speakers.isName(value) else {
        return redactor.redact(value, language: language, memory: &memory, isSaid: false)
      }
      let marker = redactor.introduce(value, language: language, memory: &memory)
      return numbers.agents[value].map {
        redactor.marker(agent: value, number: $0, language: language)
      } ?? marker
    }
    let masked: String
    if let column = redactor.column(named: key) {
      masked = redactor.redact(value, of: column, language: language, memory: &memory)
    } else {
      masked = redactor.redact(value, language: language, memory: &memory, isSaid: false)
    }
    guard masked != value, let group = numbers.group, GroupNumbers.isGroup(key, settings.groupField) else {
      return masked
    }
    return redactor.numbered(masked, as: group)
  }

  /// An id or the name of a file: a number in it that passes a test is chance, an address, phone number or name is not.
  private func label(_ text: String, _ language: String?, _ memory: inout RedactionMemory) -> String {
    redactor.redact(text, language: language, memory: &memory, kinds: Redactor.placeKinds, isSaid: false)
  }
}
