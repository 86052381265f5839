public import LanguagePacks
internal import VerbatimModel

/// Decides who is the customer and who the agent: by what the user says, by the data, by labels, by what they say.
public struct RoleAssigner: Sendable {
  private let lexicon: SpeakerLexicon
  private let agents: [String]
  private let customers: [String]

  /// `agents` and `customers` are names or parts of names that the user gave.
  public init(_ lexicon: SpeakerLexicon, agents: [String] = [], customers: [String] = []) {
    self.lexicon = lexicon
    self.agents = agents.map { $0.lowercased() }
    self.customers = customers.map { $0.lowercased() }
  }

  /// What is known of one speaker.
  private struct Speaker {
    let name: String
    var turns: [Int] = []
    var role: SpeakerRole?
    var confidence = 1.0
    /// Formulas of agents minus those of customers.
    var evidence = 0
    /// Whether they say what machines alone say.
    var isMachine = false
    /// How many words the first turn has, whether it asks something, and whether it names somebody or something.
    var opening = (words: 0, asks: false, names: false)
    /// Whether they come in later and say who they are, or from whom they take over.
    var takesOver = false
  }

  /// The turns after which a speaker comes in later.
  private static let lateTurn = 3
  /// The words of a first turn in which people say who they are.
  private static let introduction = 12

  /// Gives every turn its role, and returns how sure that is, 0…1; `known` are the sides that the data name.
  func assign(_ turns: inout [ConversationTurn], known: [Int: SpeakerRole]) -> Double {
    for (turn, role) in known where turns.indices.contains(turn) { turns[turn].role = role }
    var speakers = gather(turns, known)
    if speakers.count == 1, speakers[0].role == nil, speakers[0].name.isEmpty {
      return assignEach(&turns, known)
    }
    for index in speakers.indices where speakers[index].role == nil {
      let words = speakers[index].turns.map { turns[$0].text }
      let first = words.first ?? ""
      let opening = first.split(separator: " ")
      let capitals = opening.count { $0.first?.isUppercase == true }
      speakers[index].opening = (
        opening.count, first.contains("?"), capitals > 1 || capitals == 1 && first.contains(",")
      )
      speakers[index].evidence = words.reduce(0) {
        let found = lexicon.formulas(in: $1)
        if found.bot > 0 { speakers[index].isMachine = true }
        return $0 + found.agent + found.bot - found.customer
      }
    }
    noteTakeovers(&speakers, turns)
    // People are told apart among themselves.
    for index in speakers.indices where speakers[index].isMachine { speakers[index].role = .bot }
    decide(&speakers)
    for speaker in speakers {
      for turn in speaker.turns { turns[turn].role = known[turn] ?? speaker.role ?? .customer }
    }
    return speakers.map(\.confidence).min() ?? 0
  }

  private func gather(_ turns: [ConversationTurn], _ known: [Int: SpeakerRole]) -> [Speaker] {
    var speakers: [Speaker] = []
    var places: [String: Int] = [:]
    for (index, turn) in turns.enumerated() {
      if known[index] == .system && turn.speaker.isEmpty { continue }
      if let place = places[turn.speaker] {
        speakers[place].turns.append(index)
        continue
      }
      var speaker = Speaker(name: turn.speaker, turns: [index])
      speaker.role = given(turn.speaker) ?? known[index] ?? lexicon.role(label: turn.speaker)
      places[turn.speaker] = speakers.count
      speakers.append(speaker)
    }
    return speakers
  }

  /// Notes who comes in when two others have spoken, and begins with their own name or that of one of them.
  private func noteTakeovers(_ speakers: inout [Speaker], _ turns: [ConversationTurn]) {
    guard speakers.count > 2 else { return }
    var names: Set<String> = []
    for index in speakers.indices {
      let own = Self.words(speakers[index].name).filter { $0.count > 2 }
      if index > 1, speakers[index].role == nil, let first = speakers[index].turns.first,
        first >= Self.lateTurn
      {
        let words = Self.words(turns[first].text).prefix(Self.introduction)
        speakers[index].takesOver = words.contains { names.contains($0) || own.contains($0) }
      }
      if speakers[index].role != .customer { names.formUnion(own) }
    }
  }

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter }.map(String.init)
  }

  private func given(_ name: String) -> SpeakerRole? {
    let small = name.lowercased()
    if agents.contains(where: { small.contains($0) }) { return .agent }
    if customers.contains(where: { small.contains($0) }) { return .customer }
    return nil
  }

  private func decide(_ speakers: inout [Speaker]) {
    let open = speakers.indices.filter { speakers[$0].role == nil }
    guard !open.isEmpty else { return }
    // Who is alone with a machine is its customer.
    let answers = open.count == 1 ? [SpeakerRole.agent, .bot] : [.agent]
    let hasAgent = speakers.contains { $0.role.map(answers.contains) ?? false }
    let hasCustomer = speakers.contains { $0.role == .customer }
    // Who takes over is an agent anyway, and says nothing of the others.
    let leading = open.filter { !speakers[$0].takesOver }
    let strongest = leading.max { speakers[$0].evidence < speakers[$1].evidence } ?? open[0]
    let second = leading.filter { $0 != strongest }.map { speakers[$0].evidence }.max() ?? 0
    let lead = speakers[strongest].evidence - second
    // Somebody must be the customer: who sounds least like an agent.
    let weakest = open.min {
      (speakers[$0].takesOver ? 1 : 0, speakers[$0].evidence)
        < (speakers[$1].takesOver ? 1 : 0, speakers[$1].evidence)
    }
    for index in open {
      let evidence = speakers[index].evidence
      let takesOver = speakers[index].takesOver
      if hasAgent != hasCustomer {
        let isCustomer = hasAgent && (index == weakest || evidence <= 1 && !takesOver)
        speakers[index].role = isCustomer ? .customer : .agent
        speakers[index].confidence = 0.9
      } else if open.count == 1 {
        speakers[index].role = evidence > 0 || takesOver ? .agent : .customer
        speakers[index].confidence = evidence == 0 ? 0.5 : confidence(abs(evidence))
      } else {
        // Nobody greets like an agent: who comes first with what is the matter is the customer.
        let opensAsAgent = Self.opensAsAgent(speakers[open[0]], speakers[open[1]])
        let isAlso = takesOver || evidence > 1 && (index != weakest || hasCustomer)
        let isAgent =
          lead > 0 ? index == strongest || isAlso : takesOver || (index == open[0]) == opensAsAgent
        speakers[index].role = isAgent ? .agent : .customer
        speakers[index].confidence = lead > 0 ? confidence(lead) : 0.5
      }
    }
  }

  /// Whether the first to speak only names a desk ("Reservations, Paul speaking") and the second says what is the matter.
  private static func opensAsAgent(_ first: Speaker, _ second: Speaker) -> Bool {
    first.opening.words <= 9 && !first.opening.asks && first.opening.names
      && second.opening.words >= first.opening.words + 2
  }

  /// One formula ahead: 0.75; two: 0.83; many: towards 1.
  private func confidence(_ lead: Int) -> Double { 1 - 0.5 / Double(lead + 1) }

  /// Where no turn names a speaker, each is decided by its own words, and one without a formula answers the last.
  private func assignEach(_ turns: inout [ConversationTurn], _ known: [Int: SpeakerRole]) -> Double {
    var last: SpeakerRole = .customer
    for index in turns.indices {
      let found = lexicon.formulas(in: turns[index].text)
      let lead = found.agent + found.bot - found.customer
      let guess: SpeakerRole = lead > 0 ? .agent : lead < 0 ? .customer : last == .agent ? .customer : .agent
      turns[index].role = known[index] ?? (index == 0 && lead == 0 ? .customer : guess)
      last = turns[index].role
    }
    return 0.3
  }
}
