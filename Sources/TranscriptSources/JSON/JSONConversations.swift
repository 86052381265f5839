internal import LanguagePacks
internal import VerbatimModel

/// Finds the conversations in a JSON document: an array of turns; an object with a list of them under any of the known
/// names; an array of such objects; ticket systems' comments and parts.
struct JSONConversations {
  /// Somebody whom the document lists.
  private struct Person {
    var role: SpeakerRole?
    var name: String?
  }

  private let lexicon: SpeakerLexicon
  private(set) var found: [ReadTurns] = []

  private init(_ lexicon: SpeakerLexicon) { self.lexicon = lexicon }

  /// The conversations of a document.
  static func read(_ document: JSONValue, _ lexicon: SpeakerLexicon) -> [ReadTurns] {
    var reader = JSONConversations(lexicon)
    reader.search(document, people: [:], depth: 0)
    return reader.found
  }

  private mutating func search(_ value: JSONValue, people: [String: Person], depth: Int) {
    guard depth < 8 else { return }
    if let elements = value.elements {
      // An array of utterances may hold several conversations.
      if elements.contains(where: { turn($0, people) != nil }) {
        addRows(elements, people)
      } else {
        for element in elements { search(element, people: people, depth: depth + 1) }
      }
    } else if let fields = value.fields {
      let known = people.merging(self.people(in: fields)) { $1 }
      if let turns = turnList(fields, known) { return add(turns, of: fields, known) }
      for name in fields.keys.sorted()
      where ["conversations", "tickets", "data", "items", "results", "ticket", "calls", "chats"].contains(
        name.lowercased())
      {
        if let inner = fields[name] { search(inner, people: known, depth: depth + 1) }
      }
    }
  }

  // MARK: Conversations

  /// The list of turns in an object, under a known name; `{"type": …, "conversation_parts": […]}` is looked into.
  private func turnList(_ fields: [String: JSONValue], _ people: [String: Person]) -> [JSONValue]? {
    let names = fields.keys.filter { lexicon.fields(named: $0).contains(.turns) }.sorted()
    for name in names {
      if let elements = fields[name]?.elements, elements.contains(where: { turn($0, people) != nil }) {
        return elements
      }
      if let inner = fields[name]?.fields, let elements = turnList(inner, people) { return elements }
    }
    return nil
  }

  private mutating func add(
    _ elements: [JSONValue], of fields: [String: JSONValue], _ people: [String: Person]
  ) {
    var read = ReadTurns()
    read.id = id(fields)
    // The first message of a ticket may stand beside the list.
    if let source = fields["source"] {
      append(source, people, &read)
      // What it opens with was said when it was opened.
      if read.turns.count == 1, read.turns[0].start == nil {
        read.turns[0].start = named(.time, fields)?.text.flatMap { ClockTime(withMinutes: $0)?.seconds }
      }
    }
    for element in elements { append(element, people, &read) }
    if let ticket = fields["ticket"]?.fields { addAttributes(ticket, &read) }
    addAttributes(fields, &read)
    read.makeRelative()
    found.append(read)
  }

  /// Adds what an object says of the conversation: short values, and those of the fields that its users made.
  private func addAttributes(_ fields: [String: JSONValue], _ read: inout ReadTurns) {
    for (name, value) in fields where lexicon.fields(named: name).contains(.custom) {
      for (key, text) in custom(value) { read.attributes[key] = text }
    }
    for (name, value) in fields {
      guard let text = value.text, !lexicon.fields(named: name).contains(.conversation) else { continue }
      if name.lowercased() != "id" && text.count <= Self.longestAttribute { read.attributes[name] = text }
    }
  }

  private static let longestAttribute = 200

  /// The values of `{"plan": "gold"}` or `[{"name": "plan", "value": "gold"}]`.
  private func custom(_ value: JSONValue) -> [(String, String)] {
    let pairs: [(String, JSONValue)] =
      value.fields.map { $0.map { ($0.key, $0.value) } }
      ?? (value.elements ?? []).compactMap { element in
        guard let fields = element.fields, let value = fields["value"] else { return nil }
        return ["name", "title", "key", "id"].lazy.compactMap { fields[$0]?.text }.first.map { ($0, value) }
      }
    return pairs.compactMap { key, value in
      value.text.flatMap { $0.count <= Self.longestAttribute ? (key, $0) : nil }
    }
  }

  private mutating func addRows(_ elements: [JSONValue], _ people: [String: Person]) {
    var order: [String] = []
    var byId: [String: ReadTurns] = [:]
    for element in elements {
      let id = element.fields.flatMap { named(.conversation, $0)?.text } ?? ""
      if byId[id] == nil { order.append(id) }
      append(element, people, &byId[id, default: ReadTurns()])
    }
    for id in order {
      guard var read = byId[id] else { continue }
      read.id = id.isEmpty ? nil : id
      read.makeRelative()
      found.append(read)
    }
  }

  private func append(_ element: JSONValue, _ people: [String: Person], _ read: inout ReadTurns) {
    guard let found = turn(element, people) else { return read.note("turns without text") }
    read.append(found.turn, role: found.role)
    if let fields = element.fields {
      for field in [SpeakerLexicon.Field.team, .agent, .channel] {
        if let text = named(field, fields)?.text { read.attributes[field.rawValue] = text }
      }
    }
  }

  private func id(_ fields: [String: JSONValue]) -> String? {
    named(.conversation, fields)?.text ?? fields["id"]?.text ?? fields["ticket"]?.fields?["id"]?.text
  }

  // MARK: Turns

  /// The field of an object that has one of the known names; where several do, the first in alphabetical order.
  private func named(_ field: SpeakerLexicon.Field, _ fields: [String: JSONValue]) -> JSONValue? {
    let names = fields.keys.filter { lexicon.fields(named: $0).contains(field) }.sorted()
    return names.lazy.compactMap { fields[$0] }.first { $0.text != nil || $0.fields != nil }
  }

  private func turn(_ value: JSONValue, _ people: [String: Person]) -> (
    turn: ConversationTurn, role: SpeakerRole?
  )? {
    guard let fields = value.fields, let text = named(.text, fields)?.text else { return nil }
    let plain = CueMarkup.plainText(ofHTML: text)
    guard !plain.isEmpty else { return nil }
    let author = fields.first { $0.value.fields != nil && lexicon.fields(named: $0.key).contains(.speaker) }?
      .value.fields
    let name =
      author.flatMap { $0["name"]?.text ?? named(.speaker, $0)?.text } ?? named(.speaker, fields)?.text
    let id = author?["id"]?.text ?? named(.participant, fields)?.text
    let person = id.flatMap { people[$0] }
    let side =
      author.flatMap { named(.role, $0)?.text ?? $0["type"]?.text } ?? named(.role, fields)?.text
    // What colleagues write to one another is no part of the talk.
    let isInternal = fields["public"]?.text == "false" || fields["part_type"]?.text == "note"
    let role =
      isInternal ? .system : side.flatMap { lexicon.role(label: $0) } ?? person?.role
    func seconds(_ field: SpeakerLexicon.Field) -> Double? {
      named(field, fields)?.text.flatMap { ClockTime(withMinutes: $0)?.seconds }
    }
    return (
      ConversationTurn(
        speaker: name ?? person?.name ?? id ?? side ?? "", start: seconds(.time), end: seconds(.end),
        text: plain), role
    )
  }

  /// The sides and names of people that the document lists: `users` with their role, a `requester_id`, an `assignee_id`.
  private func people(in fields: [String: JSONValue]) -> [String: Person] {
    var people: [String: Person] = [:]
    for name in ["users", "participants", "members"] {
      for person in fields[name]?.elements ?? [] {
        guard let person = person.fields, let id = person["id"]?.text ?? named(.participant, person)?.text
        else {
          continue
        }
        people[id] = Person(
          role: (named(.role, person) ?? person["type"])?.text.flatMap { lexicon.role(label: $0) },
          name: person["name"]?.text ?? named(.speaker, person)?.text)
      }
    }
    let ticket = fields["ticket"]?.fields ?? fields
    if let id = ticket["requester_id"]?.text { people[id, default: Person()].role = .customer }
    if let id = ticket["assignee_id"]?.text { people[id, default: Person()].role = .agent }
    return people
  }
}
