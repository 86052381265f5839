internal import LanguagePacks
internal import VerbatimModel

/// Draws what a conversation says as a whole from what was found in its turns.
struct ConversationFindings {
  let turns: [ConversationTurn]
  let found: [CommentAnalysis]
  let themes: ConversationThemes
  let speakers: SpeakerLexicon
  /// What turns of phrase tell of each turn.
  let cues: [Set<ConversationPhrases.Cue>]

  private let language: String?

  init(
    _ turns: [ConversationTurn], _ found: [CommentAnalysis], _ themes: ConversationThemes,
    _ speakers: SpeakerLexicon, language: String?
  ) {
    (self.speakers, self.turns, self.found, self.themes) = (speakers, turns, found, themes)
    self.language = language
    cues = turns.map { $0.role == .system ? [] : speakers.course.cues(in: $0.text, language: language) }
  }

  // MARK: Reasons

  /// What a reason weighs in the first customer turn that names one, in the second, and in any later one.
  private static let weights = [1.0, 0.6, 0.3]
  /// A reason must weigh this share of the strongest one: that of the second turn counts beside that of the first.
  private static let leastShare = 0.6
  /// What a word on how they were served weighs of what others do, after the first customer turn that names a reason: it is
  /// often only in passing.
  private static let inPassing = 0.8
  /// More reasons are none.
  private static let most = 3

  /// What a reason weighs in an agent's turn: agents repeat what they were told.
  private static let agentWeight = 0.3
  /// After so many customer turns with a reason agents speak of what is to be done.
  private static let agentsHeard = 2
  /// What agents say of themselves and of how they work.
  private static let ofCustomersOnly = [
    "reason.information", "reason.complaint", "reason.staff", "reason.compliment", "reason.contact",
  ]

  /// Why the customer came: what they name first and most; the strongest first, at most three.
  ///
  /// That they ask something is a reason only where they name no other.
  func reasons() -> [TurnTheme] {
    var weights: [Int: Double] = [:]
    var places: [Int: [Int]] = [:]
    // Where a reason is first spoken of: the turn, and the byte in it.
    var first: [Int: (turn: Int, byte: Int)] = [:]
    var seen = 0
    let ofCustomersOnly = Set(Self.ofCustomersOnly.map { themes[$0] })
    let compliment = themes["reason.compliment"]
    for turn in turns.indices {
      let role = turns[turn].role
      let named = found[turn].themes.filter {
        themes.isReason($0.theme)
          && (role == .customer || role == .agent && !ofCustomersOnly.contains($0.theme))
          && !($0.theme == compliment && cues[turn].contains(.bitter))
      }
      if named.isEmpty || role == .agent && seen >= Self.agentsHeard { continue }
      var weight = Self.agentWeight
      let isFirst = seen == 0
      if role == .customer {
        weight = Self.weights[min(seen, Self.weights.count - 1)]
        seen += 1
      }
      for found in named {
        if first[found.theme] == nil {
          first[found.theme] = (turn, found.evidence.first?.range.lowerBound ?? 0)
        }
        let isPassing = !isFirst && ofCustomersOnly.contains(found.theme)
        weights[found.theme, default: 0] += weight * (isPassing ? Self.inPassing : 1)
        places[found.theme, default: []].append(turn)
      }
    }
    // A question is a reason of its own only where nothing else weighs as much.
    let question = themes["reason.information"]
    if let asked = weights[question],
      weights.contains(where: { $0.key != question && $0.value >= asked * Self.leastShare })
    {
      weights[question] = nil
    }
    let strongest = weights.values.max() ?? 0
    let kept = weights.filter { $0.value >= strongest * Self.leastShare }
    let order = kept.keys.sorted {
      let (one, other) = (first[$0] ?? (0, 0), first[$1] ?? (0, 0))
      return (-(kept[$0] ?? 0), one.turn, one.byte, $0) < (-(kept[$1] ?? 0), other.turn, other.byte, $1)
    }
    return order.prefix(Self.most).map { TurnTheme(theme: $0, turns: places[$0] ?? []) }
  }

  // MARK: Markers and behaviours

  /// The themes below `outcome` by their turns: customers' words, and agents' that say that it is done, handed on or not to
  /// be done.
  func markers() -> [TurnTheme] {
    let settled = themes["outcome.settled"]
    let agents = [settled, themes["outcome.escalated"], themes["outcome.unresolved"]]
    return gather { turn, theme in
      guard themes.isOutcome(theme), !isAsked(turn, theme), !isUndone(turn, theme) else { return false }
      return switch turns[turn].role {
      case .customer: theme != settled
      case .agent: agents.contains(theme)
      default: false
      }
    }
  }

  /// The themes below `agent` in agents' turns.
  func behaviours() -> [TurnTheme] {
    gather { turn, theme in
      themes.isBehaviour(theme) && turns[turn].role == .agent && !isUndone(turn, theme)
    }
  }

  private func gather(_ isWanted: (Int, Int) -> Bool) -> [TurnTheme] {
    var places: [Int: [Int]] = [:]
    for turn in turns.indices {
      for theme in found[turn].themes.map(\.theme) where isWanted(turn, theme) {
        places[theme, default: []].append(turn)
      }
    }
    return places.keys.sorted().map { TurnTheme(theme: $0, turns: places[$0] ?? []) }
  }

  /// The last turn of a side that carries a theme; −1 for none.
  func last(_ id: String, _ roles: SpeakerRole...) -> Int {
    let theme = themes[id]
    return turns.indices.last { turn in
      roles.contains(turns[turn].role) && found[turn].themes.contains { $0.theme == theme }
        && !isAsked(turn, theme) && !isUndone(turn, theme)
    } ?? -1
  }

  /// Whether a turn says that it does not pass the customer on ("I cannot transfer you"), or thanks for nothing.
  private func isUndone(_ turn: Int, _ theme: Int) -> Bool {
    if theme == themes["outcome.thanks"] { return cues[turn].contains(.bitter) }
    guard theme == themes["agent.transfer"] || theme == themes["outcome.escalated"],
      turns[turn].role == .agent,
      let mention = found[turn].themes.first(where: { $0.theme == theme }), !mention.evidence.isEmpty
    else { return false }
    return mention.evidence.allSatisfy {
      speakers.course.isUndone(in: turns[turn].text, at: $0.range, language: language)
    }
  }

  /// Whether a turn only asks about a theme, as in "Is it working now?".
  func isAsked(_ turn: Int, _ theme: Int) -> Bool {
    guard turns[turn].text.contains("?"), themes.isOutcome(theme),
      let mention = found[turn].themes.first(where: { $0.theme == theme }), !mention.evidence.isEmpty
    else { return false }
    let text = Array(turns[turn].text.utf8)
    return mention.evidence.allSatisfy { evidence in
      let end = text[min(evidence.range.upperBound, text.count)...]
        .first { [0x2E, 0x21, 0x3F, 0x0A].contains($0) }
      return end == 0x3F
    }
  }

  // MARK: Effort

  /// Silence shorter than this, in seconds, is breath.
  private static let shortestSilence = 4.0
  /// Silence after a request to wait that counts as a hold, in seconds.
  private static let shortestHold = 10.0

  /// Talk, silences and what it cost the customer.
  func effort() -> ConversationEffort {
    var effort = ConversationEffort()
    effort.customerTurns = turns.count { $0.role == .customer }
    effort.holds = count("agent.hold")
    effort.transfers = count("agent.transfer")
    effort.verifications = count("agent.verification")
    effort.isRepeat = last("outcome.repeat-contact", .customer) >= 0
    for turn in turns where turn.role != .system {
      effort.words[turn.role, default: 0] += turn.text.split(whereSeparator: \.isWhitespace).count
      if let start = turn.start, let end = turn.end, end >= start {
        effort.seconds[turn.role, default: 0] += end - start
      }
    }
    let times = turns.flatMap { [$0.start, $0.end].compactMap(\.self) }
    if let first = times.min(), let last = times.max(), last > first { effort.duration = last - first }
    effort.silences = silences()
    effort.response = response()
    return effort
  }

  private func count(_ id: String) -> Int {
    let theme = themes[id]
    return turns.indices.count { turn in
      turns[turn].role == .agent && found[turn].themes.contains { $0.theme == theme }
        && !isUndone(turn, theme)
    }
  }

  private func silences() -> [Silence] {
    let hold = themes["agent.hold"]
    return zip(turns.indices, turns.indices.dropFirst()).compactMap { turn, next in
      guard let end = turns[turn].end, let start = turns[next].start, start - end >= Self.shortestSilence
      else {
        return nil
      }
      let asked = turns[turn].role == .agent && found[turn].themes.contains { $0.theme == hold }
      return Silence(after: turn, seconds: start - end, isHold: asked && start - end >= Self.shortestHold)
    }
  }

  private func response() -> Double? {
    let waits = zip(turns, turns.dropFirst()).compactMap { turn, next -> Double? in
      guard turn.role == .customer, next.role == .agent, let from = turn.end ?? turn.start,
        let to = next.start,
        to >= from
      else { return nil }
      return to - from
    }
    return waits.isEmpty ? nil : waits.reduce(0, +) / Double(waits.count)
  }
}
