internal import LanguagePacks
internal import VerbatimModel

/// How a conversation ended, and what its customer felt on the way.
///
/// What customers say at the end goes before what agents say, relief and a working thing before politeness; an agent who will
/// come back to it, or who cannot, leaves it open.
extension ConversationFindings {
  /// A mood above this at the end is plainly good.
  private static let goodEnd = 0.3
  /// A mood above this says that a promise is enough.
  private static let happyEnd = 0.45
  /// A mood below this is anger.
  private static let anger = -0.4
  /// A mood below this is no relief, nothing that works and no contentment, whatever the words.
  private static let (worstRelief, worstWorking, worstContent) = (-0.6, -0.2, -0.25)
  /// Customers whose mood is never below the first and above the second on average came to praise.
  private static let (worstPraise, meanPraise) = (-0.25, 0.25)

  /// The turns of a side, as indices.
  private func places(_ role: SpeakerRole) -> [Int] { turns.indices.filter { turns[$0].role == role } }

  private func score(_ turn: Int) -> Double { found[turn].sentiment.score }

  /// The last turn of a side that fits; −1 for none.
  private func last(_ role: SpeakerRole, where fits: (Int) -> Bool) -> Int {
    turns.indices.last { turns[$0].role == role && fits($0) } ?? -1
  }

  /// The last turn in which the customer answers an agent's question whether it is solved, with yes or no.
  private func lastAnswer(_ wanted: Bool) -> Int {
    let solved = [themes["outcome.resolved"], themes["outcome.settled"]]
    return turns.indices.dropFirst().last { turn in
      turns[turn].role == .customer && turns[turn - 1].role == .agent
        && solved.contains { theme in
          found[turn - 1].themes.contains { $0.theme == theme } && isAsked(turn - 1, theme)
        }
        && speakers.answer(in: turns[turn].text) == wanted
    } ?? -1
  }

  /// Whether a customer's turn says that a fear has not come true.
  private func isRelieved(_ turn: Int) -> Bool {
    let sentiment = found[turn].sentiment
    if cues[turn].contains(.bitter) { return false }
    return cues[turn].contains(.relief) && sentiment.score > Self.worstRelief
      || cues[turn].contains(.fear) && (sentiment.positive > 0 || sentiment.score > 0)
  }

  /// What the outcome is drawn from: the last turns, as indices, that say something; −1 for none.
  private struct Facts {
    var relief = -1
    /// What customers say plainly: it works, it is solved.
    var works = -1
    var solvedByCustomer = -1
    var solvedByAgent = -1
    var complaint = -1
    var anger = -1
    var leaving = -1
    var refusal = -1
    var handover = -1
    /// Whether the handover was said, and not only that somebody else is asked.
    var isTransfer = false
    var promise = -1
    var thanks = -1
  }

  private func facts(first: Int) -> Facts {
    var facts = Facts()
    /// What the customer opens with is what they came for.
    func later(_ turn: Int) -> Int { turn > first ? turn : -1 }
    facts.relief = later(last(.customer, where: isRelieved))
    facts.works = max(
      last(.customer) { $0 > first && cues[$0].contains(.works) && score($0) > Self.worstWorking },
      last("outcome.resolved", .customer), lastAnswer(true))
    facts.solvedByAgent = later(last("outcome.settled", .agent))
    facts.leaving = last("outcome.churn-threat", .customer)
    facts.complaint = max(
      last("outcome.unresolved", .customer), facts.leaving, lastAnswer(false),
      later(last(.customer) { cues[$0].contains(.bitter) }))
    facts.anger = later(
      last(.customer) {
        score($0) <= Self.anger && $0 * 2 >= turns.count && !isRelieved($0)
      })
    facts.refusal = max(last("outcome.unresolved", .agent), last(.agent) { cues[$0].contains(.refusal) })
    facts.promise = max(last("agent.call-back", .agent), last(.agent) { cues[$0].contains(.promise) })
    let content = last(.customer) { cues[$0].contains(.content) && score($0) > Self.worstContent }
    // Who is content with a promise waits for it.
    let isWaiting = facts.promise >= 0 && content > facts.promise && facts.promise * 2 >= turns.count
    facts.solvedByCustomer = later(max(facts.relief, facts.works, isWaiting ? -1 : content))
    facts.thanks = last("outcome.thanks", .customer)
    let transfer = max(
      last("agent.transfer", .agent), last(.agent) { cues[$0].contains(.handover) }, takenOver(after: first))
    let escalated = last("outcome.escalated", .agent)
    // Who says in the same breath that it cannot be speaks of others only.
    let isRefused = escalated > transfer && facts.refusal >= escalated
    facts.handover = isRefused ? transfer : max(transfer, escalated)
    facts.isTransfer = facts.handover == transfer
    return facts
  }

  /// The turn in which a second agent begins; −1 where one speaks for all.
  private func takenOver(after first: Int) -> Int {
    var names: Set<String> = []
    var begins = -1
    for turn in turns.indices where turns[turn].role == .agent && !turns[turn].speaker.isEmpty {
      if names.insert(turns[turn].speaker).inserted, names.count > 1, turn > first { begins = turn }
    }
    return begins
  }

  /// How it ended; nil where nothing tells it, no agent answers, or no customer speaks.
  ///
  /// `end` is the customer's mood at the end.
  func outcome(end: Double) -> ConversationOutcome? {
    let customers = places(.customer)
    guard let firstCustomer = customers.first, let lastCustomer = customers.last else { return nil }
    let facts = facts(first: firstCustomer)
    if isHandedOn(facts) { return .escalated }
    let moods = customers.map(score)
    let endsAsking = turns.last { $0.role != .system }?.text.hasSuffix("?") ?? false
    // A wish ("I want it fixed") sounds good too: good words count beside thanks, praise or a solution.
    let compliment = themes["reason.compliment"]
    let isPleased =
      max(facts.thanks, facts.solvedByCustomer) >= 0
      || customers.contains { found[$0].themes.contains { $0.theme == compliment } }
    if facts.complaint < 0, isPleased, !endsAsking, (moods.min() ?? 0) > Self.worstPraise,
      moods.reduce(0, +) / Double(moods.count) > Self.meanPraise
    {
      return .resolved
    }
    let (solved, secondLast) = (facts.solvedByCustomer, customers.dropLast().last ?? lastCustomer)
    if solved >= 0, solved > facts.complaint, solved >= facts.refusal, solved > facts.anger {
      let isOpen =
        facts.promise > solved
        && !customers.contains { $0 > facts.promise && score($0) > Self.goodEnd }
      if !isOpen || facts.relief >= secondLast { return .resolved }
    }
    if facts.promise * 3 >= turns.count, facts.promise > max(solved, facts.solvedByAgent),
      end <= Self.happyEnd || facts.relief < 0
    {
      return .unresolved
    }
    let isLate = { (turn: Int) in turn >= 0 && turn * 2 >= turns.count }
    if facts.thanks == lastCustomer, facts.thanks > facts.complaint, end > Self.goodEnd, facts.promise < 0,
      !isLate(facts.refusal)
    {
      return .resolved
    }
    let middle = customers[customers.count / 2]
    if facts.complaint >= middle { return .unresolved }
    if facts.anger >= middle, facts.anger > max(solved, facts.solvedByAgent) { return .unresolved }
    if isLate(facts.refusal), facts.refusal > max(solved, facts.solvedByAgent) { return .unresolved }
    if facts.solvedByAgent > max(facts.complaint, facts.refusal) { return .resolved }
    if end > Self.goodEnd, isPleased, isAnswered(firstCustomer, lastCustomer) { return .resolved }
    if facts.thanks >= secondLast, end >= 0 { return .resolved }
    if facts.complaint >= 0 || end < 0 && firstCustomer < lastCustomer { return .unresolved }
    // Nobody says anything of it.
    return nil
  }

  /// Whether an agent says more than a question between a customer's first turn and the last, and the last asks nothing.
  private func isAnswered(_ first: Int, _ last: Int) -> Bool {
    guard first < last, !turns[last].text.contains("?") else { return false }
    return turns[first..<last].contains { $0.role == .agent && !$0.text.hasSuffix("?") }
  }

  /// Whether it was passed on in the last two thirds, and neither solved nor given up after that.
  private func isHandedOn(_ facts: Facts) -> Bool {
    // Glad to be passed on, or agreed to it, is not solved yet.
    let allowed = facts.handover + (facts.isTransfer ? 1 : 0)
    return facts.handover >= 0 && facts.handover * 3 >= turns.count
      && facts.handover >= facts.solvedByAgent && facts.handover >= facts.refusal
      && facts.leaving <= facts.handover && max(facts.works, facts.solvedByCustomer) <= allowed
  }

  // MARK: Moods

  /// What a turn of relief counts at least, one that says that it works, and one of bitter thanks at most.
  private static let (relief, working, bitterness) = (0.45, 0.3, -0.35)
  /// Sentiment nearer to 0 says nothing against a solution.
  private static let faint = 0.15

  /// The sentiment of each turn, with praise and thanks that are none turned round.
  func scores() -> [Double] {
    turns.indices.map { cues[$0].contains(.bitter) ? min(score($0), Self.bitterness) : score($0) }
  }

  /// The mood of the customer's turns for turning points: relief counts though the words name what was feared, and thanks at
  /// the end of what was not solved are politeness.
  func moods(_ outcome: ConversationOutcome?) -> [Double] {
    let customers = places(.customer)
    let resolved = themes["outcome.resolved"]
    return customers.map { turn in
      let score = score(turn)
      if cues[turn].contains(.bitter) { return min(score, Self.bitterness) }
      var mood = score
      let isSolved = found[turn].themes.contains { $0.theme == resolved }
      if isRelieved(turn) {
        mood = max(score, Self.relief)
      } else if turn != customers.first && cues[turn].contains(.works) && score > Self.worstWorking
        || isSolved && abs(score) < Self.faint
      {
        mood = max(score, Self.working)
      }
      return turn == customers.last && outcome != .resolved && outcome != nil ? min(mood, 0) : mood
    }
  }
}
