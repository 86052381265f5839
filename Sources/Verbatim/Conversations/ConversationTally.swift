public import RootCause
internal import VerbatimModel

/// Counts of many conversations: all of them, or those of one agent or team.
public struct ConversationTally: Sendable {
  /// A conversation worth reading.
  public struct Example: Sendable, Equatable {
    /// Its id.
    public let id: String
    /// What it did to the customer's mood, −2…2.
    public let change: Double
    /// The turn at which it turned, as an index; nil where it did not.
    public let turn: Int?
    /// What the customer said there.
    public let text: String
  }

  /// Conversations.
  public private(set) var n = 0
  /// Turns in them.
  public private(set) var turns = 0
  /// Those in which an agent speaks.
  public private(set) var answered = 0
  /// By outcome; those without a known one are left out.
  public private(set) var outcomes: [ConversationOutcome: Int] = [:]
  /// Those of which nothing tells how they ended.
  public var unknown: Int { n - outcomes.values.reduce(0, +) }
  /// By contact reason.
  public private(set) var reasons: [Int: Int] = [:]
  /// By contact reason, those that did not end resolved.
  public private(set) var openReasons: [Int: Int] = [:]
  /// By what the agent does at least once.
  public private(set) var behaviours: [Int: Int] = [:]
  /// By what is said of the end.
  public private(set) var markers: [Int: Int] = [:]
  /// Conversations by language.
  public private(set) var languages: [String: Int] = [:]
  /// Those in which the customer's mood at start and end is known, with the sums of both and of the change.
  public private(set) var moods = 0
  private var start = 0.0
  private var end = 0.0
  private var change = 0.0
  private var changeSquare = 0.0
  /// The scores joined; nil without a score file.
  public private(set) var scores: ScoreTally?
  /// Those that did the mood most good, the best first.
  public private(set) var best: [Example] = []
  /// Those that did it most harm, the worst first.
  public private(set) var worst: [Example] = []

  /// Where the mood turned most, the largest change first.
  public private(set) var turned: [Example] = []
  /// Conversations in which the mood turned plainly.
  public private(set) var turnedCount = 0
  /// How often agents put customers on hold.
  public private(set) var holds = 0
  /// How often agents handed over.
  public private(set) var transfers = 0
  /// Conversations with times.
  public private(set) var timed = 0
  private var silent = 0.0
  private var talk: (customer: Int, all: Int) = (0, 0)

  /// The share of all words that customers speak; nil where nobody does.
  public var customerShare: Double? { talk.all == 0 ? nil : Double(talk.customer) / Double(talk.all) }

  /// The seconds in which nobody spoke, over the conversations with times; nil where none has.
  public var silence: Double? { timed == 0 ? nil : silent }

  /// How many examples are kept.
  private static let examples = 2
  /// How many turning points are kept.
  private static let mostTurned = 3

  /// Nothing yet; `bandCount` nil without scores.
  public init(bandCount: Int? = nil) { scores = bandCount.map { ScoreTally(bandCount: $0) } }

  /// Adds a conversation.
  public mutating func add(_ found: AnalyzedConversation) {
    n += 1
    turns += found.turns.count
    languages[found.language, default: 0] += 1
    if found.conversation.turns.contains(where: { $0.role == .agent }) { answered += 1 }
    if let outcome = found.outcome { outcomes[outcome, default: 0] += 1 }
    for reason in found.reasons {
      reasons[reason.theme, default: 0] += 1
      if found.outcome == .unresolved || found.outcome == .escalated {
        openReasons[reason.theme, default: 0] += 1
      }
    }
    for behaviour in found.behaviours { behaviours[behaviour.theme, default: 0] += 1 }
    for marker in found.markers { markers[marker.theme, default: 0] += 1 }
    if let score = found.score, let band = found.band { scores?.add(Respondent(score: score, band: band)) }
    addMood(found)
    addEffort(found.effort)
  }

  private mutating func addEffort(_ effort: ConversationEffort) {
    holds += effort.holds
    transfers += effort.transfers
    if effort.duration != nil { timed += 1 }
    silent += effort.silences.reduce(0) { $0 + $1.seconds }
    talk.customer += effort.words[.customer] ?? 0
    talk.all += effort.words.values.reduce(0, +)
  }

  private mutating func addMood(_ found: AnalyzedConversation) {
    guard let from = found.arc.start, let to = found.arc.end else { return }
    moods += 1
    start += from
    end += to
    change += to - from
    changeSquare += (to - from) * (to - from)
    func example(_ turn: Int?) -> Example {
      Example(
        id: found.conversation.id, change: to - from, turn: turn,
        text: turn.map { found.conversation.turns[$0].text } ?? "")
    }
    if !found.arc.turningPoints.isEmpty { turnedCount += 1 }
    let points = found.arc.turningPoints.map { point in
      Example(
        id: found.conversation.id, change: point.to - point.from, turn: point.turn,
        text: found.conversation.turns[point.turn].text)
    }
    if !points.isEmpty {
      turned = Self.keep(turned + points, Self.mostTurned) { abs($0.change) > abs($1.change) }
    }
    if to > from {
      best = Self.keep(best + [example(Self.rise(in: found))]) { $0.change > $1.change }
    } else if to < from {
      worst = Self.keep(worst + [example(Self.fall(in: found))]) { $0.change < $1.change }
    }
  }

  /// The turn after which the customer's mood rose most; the customer's last one where it rose by degrees.
  private static func rise(in found: AnalyzedConversation) -> Int? {
    let points = found.arc.turningPoints.filter { $0.to > $0.from }
    return points.max { $0.to - $0.from < $1.to - $1.from }?.turn
      ?? found.conversation.turns.lastIndex { $0.role == .customer }
  }

  /// The turn after which the customer's mood fell most; its lowest where it fell by degrees.
  private static func fall(in found: AnalyzedConversation) -> Int? {
    let points = found.arc.turningPoints.filter { $0.to < $0.from }
    return points.max { $0.from - $0.to < $1.from - $1.to }?.turn ?? found.arc.lowestTurn
  }

  private static func keep(_ all: [Example], _ most: Int = examples, _ isBefore: (Example, Example) -> Bool)
    -> [Example]
  {
    let order = all.indices.sorted { isBefore(all[$0], all[$1]) || !isBefore(all[$1], all[$0]) && $0 < $1 }
    return order.prefix(most).map { all[$0] }
  }

  /// The customer's mean mood at the start and the end; nil where none is known.
  public var mood: (start: Double, end: Double)? {
    moods == 0 ? nil : (start / Double(moods), end / Double(moods))
  }

  /// The mean change of mood with its t interval.
  public var moodChange: (mean: Double, interval: Interval?)? {
    guard moods > 0 else { return nil }
    let count = Double(moods)
    let mean = change / count
    let variance = moods > 1 ? max(0, (changeSquare - count * mean * mean) / (count - 1)) : 0
    return (mean, moods > 1 ? Intervals.student(mean: mean, variance: variance, n: count) : nil)
  }

  /// A share of the conversations with Wilson's interval.
  public static func share(_ part: Int, of all: Int) -> (share: Double, interval: Interval?)? {
    guard all > 0 else { return nil }
    let share = Double(part) / Double(all)
    return (share, Intervals.wilson(share: share, n: Double(all)))
  }
}

/// The tallies of a run: of all conversations, and of each agent, team or other group.
public struct ConversationGroups: Sendable {
  /// All conversations.
  public private(set) var all: ConversationTally
  /// By agent, in the order in which they first speak.
  public private(set) var agents: [(name: String, tally: ConversationTally)] = []
  /// By the values of the field asked for.
  public private(set) var groups: [(name: String, tally: ConversationTally)] = []
  /// The field that `groups` break down by; nil for none.
  public let field: String?
  /// The fields that conversations have, as far as they are counted.
  public private(set) var fields: Set<String> = []
  /// Whether a conversation has the field asked for.
  public var hasField: Bool {
    field.map { name in fields.contains { $0.lowercased() == name.lowercased() } } ?? true
  }
  private let bandCount: Int?
  private var agentIndex: [String: Int] = [:]
  private var groupIndex: [String: Int] = [:]

  /// Names of fields beyond this are not taken down.
  private static let mostFields = 200

  /// Nothing yet; `field` is `agent`, `team` or any other field of the data.
  public init(by field: String?, bandCount: Int?) {
    all = ConversationTally(bandCount: bandCount)
    self.field = field == "agent" ? nil : field
    self.bandCount = bandCount
  }

  /// Adds a conversation.
  public mutating func add(_ found: AnalyzedConversation) {
    all.add(found)
    let agent = found.agent
    if !agent.isEmpty { Self.add(found, agent, to: &agents, &agentIndex, bandCount) }
    if let field {
      if fields.count < Self.mostFields { fields.formUnion(found.conversation.attributes.keys) }
      let value =
        found.conversation.attributes.first { $0.key.lowercased() == field.lowercased() }?.value ?? ""
      Self.add(found, value, to: &groups, &groupIndex, bandCount)
    }
  }

  private static func add(
    _ found: AnalyzedConversation, _ name: String, to list: inout [(name: String, tally: ConversationTally)],
    _ index: inout [String: Int], _ bandCount: Int?
  ) {
    let place = index[name] ?? list.count
    if place == list.count {
      index[name] = place
      list.append((name, ConversationTally(bandCount: bandCount)))
    }
    list[place].tally.add(found)
  }
}
