internal import VerbatimModel

/// The turns of one conversation as they stand in a file, before anyone decides on roles.
struct ReadTurns {
  /// The turns; roles are not known yet unless `roles` says so.
  var turns: [ConversationTurn] = []
  /// The side that the data name for a turn, by its index.
  var roles: [Int: SpeakerRole] = [:]
  /// The id, where the data name one.
  var id: String?
  /// Whether speakers are told apart and not named.
  var isNameless = false
  /// What else the data say of the conversation.
  var attributes: [String: String] = [:]
  /// Damaged places, by what is wrong with them.
  var damage: [String: Int] = [:]
  /// The damaged places as they stood; their file is named later.
  var rejected: [RejectedPlace] = []

  /// More turns than this are no conversation.
  static let longest = 200_000

  /// Captions and chats of more turns than this are handed on in parts, so that memory does not grow with them.
  private static let longestPart = 50_000
  /// What is noted of a conversation that was cut into parts.
  static let cutProblem = "a conversation of more than \(longestPart) turns, cut into parts"
  /// Whether it is as long as a part may be.
  var isLongPart: Bool { turns.count >= Self.longestPart }

  /// Adds a turn, with its side where the data name it.
  mutating func append(_ turn: ConversationTurn, role: SpeakerRole? = nil) {
    guard turns.count < Self.longest else {
      return note("turns beyond the first \(Self.longest)", record: turn.text)
    }
    if let role { roles[turns.count] = role }
    turns.append(turn)
  }

  /// Counts a damaged place, and keeps what stood there where it is known.
  mutating func note(_ problem: String, line: Int = 0, record: String? = nil) {
    damage[problem, default: 0] += 1
    if let record { rejected.append(RejectedPlace(file: "", line: line, reason: problem, record: record)) }
  }

  /// Counts times from the start of the conversation where they are moments of the calendar or begin late in the day.
  mutating func makeRelative() {
    guard let first = turns.lazy.compactMap(\.start).min(), first > 10_800 else { return }
    for index in turns.indices {
      turns[index].start = turns[index].start.map { $0 - first }
      turns[index].end = turns[index].end.map { $0 - first }
    }
  }
}
