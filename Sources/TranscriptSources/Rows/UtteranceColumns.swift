internal import CommentSources
internal import LanguagePacks
internal import VerbatimModel

/// Which column of a table of utterances is what.
struct UtteranceColumns {
  /// Whether each record is a whole conversation.
  let isWhole: Bool
  /// The column with the conversation's id; nil where all rows are one conversation.
  let conversation: Int?
  private let text: Int
  private let time: Int?
  private let end: Int?
  private let speaker: Int?
  private let participant: Int?
  private let role: Int?
  private let others: [(name: String, column: Int)]

  /// Finds the columns by their names.
  ///
  /// - Throws: `InputError` where there is no text, or nothing that tells speakers apart.
  init(_ header: [String], sample: [RecordBatch], _ lexicon: SpeakerLexicon, file: String) throws(InputError)
  {
    var taken = Set<Int>()
    func take(_ field: SpeakerLexicon.Field) -> Int? {
      let found =
        header.indices.first { !taken.contains($0) && lexicon.fields(named: header[$0]).first == field }
        ?? header.indices.first { !taken.contains($0) && lexicon.fields(named: header[$0]).contains(field) }
      if let found { taken.insert(found) }
      return found
    }
    let lists = header.indices.filter { column in
      // A list may stand below another field: `conversation_parts.conversation_parts`.
      let name = header[column].split(separator: ".").last.map(String.init) ?? ""
      return lexicon.fields(named: name).contains(.turns)
        && sample.contains { batch in
          batch.rows.indices.contains {
            let cell = batch.text($0, column)
            return cell.hasPrefix("[") && cell.contains("{")
          }
        }
    }
    if !lists.isEmpty {
      (isWhole, conversation, text, time, end, speaker, participant, role, others) = (
        true, nil, 0, nil, nil, nil, nil, nil, []
      )
      return
    }
    isWhole = false
    conversation = take(.conversation)
    role = take(.role)
    participant = take(.participant)
    speaker = take(.speaker)
    time = take(.time)
    end = take(.end)
    guard let text = take(.text), role != nil || participant != nil || speaker != nil else {
      throw InputError(
        file: file, line: 1, problem: "this is no transcript: no columns for who speaks and what is said",
        remedy:
          "name them conversationId, participantType (or speaker) and text; 'verbatim tag' reads comments")
    }
    self.text = text
    others = header.indices.filter { !taken.contains($0) }.map { column in
      let field = lexicon.fields(named: header[column]).first
      let isKnown = field == .team || field == .agent || field == .channel
      return (isKnown ? field?.rawValue ?? header[column] : header[column], column)
    }
  }

  /// Adds a row to its conversation.
  func add(_ row: Int, of batch: RecordBatch, _ lexicon: SpeakerLexicon, to read: inout ReadTurns) {
    func note(_ problem: String) {
      read.note(
        problem, line: batch.rows[row].line, record: String(decoding: batch.rawRecord(row), as: UTF8.self))
    }
    if let problem = batch.rows[row].problem { note(problem.reason) }
    let words = batch.text(row, text).trimmed()
    guard !words.isEmpty else { return note("turns without text") }
    func cell(_ column: Int?) -> String? {
      column.map { batch.text(row, $0).trimmed() }.flatMap { $0.isEmpty ? nil : $0 }
    }
    let side = cell(role)
    if side.map({ lexicon.role(label: $0) == nil }) ?? false {
      read.note("sides that are not known, taken from what is said")
    }
    if cell(time).map({ ClockTime(withMinutes: $0) == nil }) ?? false {
      read.note("times that cannot be read")
    }
    if conversation != nil, cell(conversation) == nil { read.note("turns without a conversation's id") }
    let name = cell(speaker) ?? cell(participant) ?? side ?? ""
    read.append(
      ConversationTurn(
        speaker: name, start: cell(time).flatMap { ClockTime(withMinutes: $0)?.seconds },
        end: cell(end).flatMap { ClockTime(withMinutes: $0)?.seconds }, text: words),
      role: side.flatMap { lexicon.role(label: $0) })
    for other in others where read.attributes[other.name] == nil {
      if let value = cell(other.column), value.count <= 200 { read.attributes[other.name] = value }
    }
  }
}
