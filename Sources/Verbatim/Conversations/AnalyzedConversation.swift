internal import LanguagePacks
public import VerbatimModel

/// How a conversation ended, as far as its words tell.
public enum ConversationOutcome: String, Sendable, CaseIterable {
  /// The customer's problem was solved.
  case resolved
  /// It was not.
  case unresolved
  /// It was handed to somebody else.
  case escalated
}

/// A theme with the turns that speak of it.
public struct TurnTheme: Sendable, Equatable {
  /// The theme's number in the catalog.
  public let theme: Int
  /// The turns, as indices, in order.
  public var turns: [Int]
}

/// A turn at which the customer's mood plainly leaves its level, for the better or the worse.
public struct TurningPoint: Sendable, Equatable {
  /// The turn, as an index.
  public let turn: Int
  /// The mood of the customer turns before it, −1…1.
  public let from: Double
  /// Its own mood, −1…1: relief counts though the words name what was feared.
  public let to: Double
}

/// The customer's sentiment from the first turn to the last; agents' words have no part in it.
public struct SentimentArc: Sendable, Equatable {
  /// The mean of the first third of the customer's turns, −1…1; nil where the customer says nothing.
  public var start: Double?
  /// The mean of the last third.
  public var end: Double?
  /// The lowest of any turn.
  public var lowest: Double?
  /// The turn where it is lowest, as an index.
  public var lowestTurn: Int?
  /// The least-squares change from one customer turn to the next; nil below two turns.
  public var slope: Double?
  /// Where the mood turned.
  public var turningPoints: [TurningPoint] = []

  /// What the conversation did to the mood.
  public var change: Double? { start.flatMap { start in end.map { $0 - start } } }
}

/// A stretch in which nobody speaks.
public struct Silence: Sendable, Equatable {
  /// The turn after which it is silent, as an index.
  public let after: Int
  /// Its length in seconds.
  public let seconds: Double
  /// Whether the agent had asked the customer to hold.
  public let isHold: Bool
}

/// How much of a conversation is whose, and what it cost the customer.
public struct ConversationEffort: Sendable, Equatable {
  /// The words by side.
  public var words: [SpeakerRole: Int] = [:]
  /// The seconds spoken by side; empty where turns have no ends.
  public var seconds: [SpeakerRole: Double] = [:]
  /// From the first moment to the last, in seconds; nil without times.
  public var duration: Double?
  /// The customer's turns.
  public var customerTurns = 0
  /// How often the agent put the customer on hold.
  public var holds = 0
  /// How often the agent handed over.
  public var transfers = 0
  /// How often the customer had to prove who they are.
  public var verifications = 0
  /// Whether the customer says that this is not the first time.
  public var isRepeat = false
  /// Stretches of silence between turns.
  public var silences: [Silence] = []
  /// The mean time from a customer's message to the agent's answer, in seconds; nil without times.
  public var response: Double?

  /// The share of the words that a side speaks; nil where nobody does.
  public func share(_ role: SpeakerRole) -> Double? {
    let all = words.values.reduce(0, +)
    return all == 0 ? nil : Double(words[role] ?? 0) / Double(all)
  }
}

/// Everything found in one conversation.
public struct AnalyzedConversation: Sendable {
  /// The conversation; its texts are redacted where that was asked for.
  public var conversation: Conversation
  /// The language of most of it.
  public var language: String
  /// What was found in each turn.
  public var turns: [CommentAnalysis]
  /// Why the customer came, the strongest first.
  public var reasons: [TurnTheme] = []
  /// How it ended; nil where nothing tells.
  public var outcome: ConversationOutcome?
  /// What tells how it ended: themes below `outcome`.
  public var markers: [TurnTheme] = []
  /// What the agent did: themes below `agent`.
  public var behaviours: [TurnTheme] = []
  /// The customer's sentiment.
  public var arc = SentimentArc()
  /// Who spoke how much, silences, effort.
  public var effort = ConversationEffort()
  /// The score joined to it; nil for none.
  public var score: Double?
  /// The index of the score's band.
  public var band: Int?

  /// The agent: the name in the data, else the first agent's; empty where nobody answers, or the label is only a word for the
  /// side.
  public var agent = ""
}

extension Conversation {
  /// The name of its agent; empty where there is none, or where agents are called by a word for their side alone.
  func agent(_ lexicon: SpeakerLexicon) -> String {
    let name = attributes["agent"] ?? turns.first { $0.role == .agent }?.speaker ?? ""
    return lexicon.isSide(name) ? "" : name
  }
}
