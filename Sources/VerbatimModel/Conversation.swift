/// Who says a turn.
public enum SpeakerRole: String, Sendable, CaseIterable {
  /// Who came with the question.
  case customer
  /// Who answers for the company.
  case agent
  /// A program that answers for the company.
  case bot
  /// What the channel itself says: "joined the chat", "call recorded".
  case system
}

/// One turn of a conversation: a cue, a message or an utterance, never several merged.
public struct ConversationTurn: Sendable, Equatable {
  /// Who says it.
  public var role: SpeakerRole
  /// The speaker as the file names them; empty where it does not.
  public var speaker: String
  /// Where it begins, in seconds from the start of the conversation; nil where the file has no times.
  public var start: Double?
  /// Where it ends likewise; nil for written messages.
  public var end: Double?
  /// What is said.
  public var text: String

  /// All of it as given.
  public init(role: SpeakerRole = .customer, speaker: String, start: Double?, end: Double?, text: String) {
    self.role = role
    self.speaker = speaker
    self.start = start
    self.end = end
    self.text = text
  }
}

/// A conversation between a customer and a contact centre, in the order in which it was held.
public struct Conversation: Sendable, Equatable {
  /// The id from the data, else the file's name.
  public var id: String
  /// The file it comes from.
  public var file: String
  /// The turns, in order.
  public var turns: [ConversationTurn]
  /// What else the data say of it, such as `team` and `channel`, by the name of the field.
  public var attributes: [String: String]
  /// How sure the roles are, 0…1: the least sure of its speakers.
  public var roleConfidence: Double

  /// All of it as given.
  public init(
    id: String, file: String, turns: [ConversationTurn], attributes: [String: String] = [:],
    roleConfidence: Double = 1
  ) {
    self.id = id
    self.file = file
    self.turns = turns
    self.attributes = attributes
    self.roleConfidence = roleConfidence
  }
}
