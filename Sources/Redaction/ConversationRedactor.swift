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

  /// In so many turns after a question its answer is expected: numbers are said in pieces.
  private static let answeredWithin = 4

  /// The name of a conversation's agent, which is masked by a marker that is the same in the whole run; nil where the data
  /// name none.
  public static func agentName(_ conversation: Conversation, speakers: SpeakerLexicon) -> String? {
    let name =
      conversation.attributes["agent"] ?? conversation.turns.first { $0.role == .agent }?.speaker ?? ""
    return isName(name, speakers) ? name : nil
  }

  /// Masks a conversation in place; `agentNumber` is the number of its agent in the run.
  public func redact(_ conversation: inout Conversation, language: String?, agentNumber: Int? = nil) {
    let agent = Self.agentName(conversation, speakers: speakers)
    var memory = RedactionMemory()
    var markers: [String: String] = [:]
    for turn in conversation.turns where markers[turn.speaker] == nil && isName(turn.speaker) {
      let marker = redactor.introduce(turn.speaker, language: language, memory: &memory)
      if settings.keepsAgents && turn.role == .agent {
        markers[turn.speaker] = turn.speaker
      } else if let agentNumber, turn.role == .agent, turn.speaker == agent {
        markers[turn.speaker] = redactor.marker(agent: turn.speaker, number: agentNumber, language: language)
      } else {
        markers[turn.speaker] = marker
      }
    }
    var questions: [(role: SpeakerRole, asked: [Int])] = []
    for index in conversation.turns.indices {
      let turn = conversation.turns[index]
      memory.asked = questions.suffix(Self.answeredWithin).reversed().flatMap {
        $0.role == turn.role ? [] : $0.asked
      }
      questions.append((turn.role, redactor.questions(in: turn.text)))
      conversation.turns[index].text = redactor.redact(turn.text, language: language, memory: &memory)
      if let marker = markers[turn.speaker] { conversation.turns[index].speaker = marker }
    }
    memory.asked = []
    let file = label(conversation.file, language, &memory)
    // An id that comes from the file's name may be cut off in the middle of what is masked there.
    let name = conversation.file.split(separator: "/").last ?? ""
    conversation.id =
      file != conversation.file && name.hasPrefix(conversation.id)
      ? file.split(separator: "/").last.map { String($0.prefix { $0 != "." }) } ?? file
      : label(conversation.id, language, &memory)
    conversation.file = file
    for (key, value) in conversation.attributes {
      if key == "agent" && settings.keepsAgents { continue }
      if key == "agent", let agentNumber, value == agent {
        _ = redactor.introduce(value, language: language, memory: &memory)
        conversation.attributes[key] = redactor.marker(agent: value, number: agentNumber, language: language)
        continue
      }
      let isPerson = key == "agent" && isName(value)
      conversation.attributes[key] =
        isPerson
        ? redactor.introduce(value, language: language, memory: &memory)
        : redactor.redact(value, language: language, memory: &memory)
    }
  }

  /// An id or the name of a file: a number in it that passes a test is chance, an address, phone number or name is not.
  private func label(_ text: String, _ language: String?, _ memory: inout RedactionMemory) -> String {
    redactor.redact(text, language: language, memory: &memory, kinds: Redactor.placeKinds)
  }

  private func isName(_ speaker: String) -> Bool { Self.isName(speaker, speakers) }

  private static func isName(_ speaker: String, _ speakers: SpeakerLexicon) -> Bool {
    !speaker.isEmpty && speakers.role(label: speaker) == nil && speaker.contains { $0.isLetter }
  }
}
