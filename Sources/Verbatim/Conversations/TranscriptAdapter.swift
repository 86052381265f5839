public import CommentSources
public import LanguagePacks
public import TranscriptSources
public import VerbatimModel

/// Reads transcripts where comments are expected: a conversation is a respondent, and what one side says is the comment.
public struct TranscriptAdapter: InputAdapter {
  private let lexicon: SpeakerLexicon
  private let assigner: RoleAssigner
  private let roles: [SpeakerRole]
  private let scores: ScoreTable?

  /// `roles` are the sides whose words count; `scores` are joined by the conversation's id.
  public init(lexicon: SpeakerLexicon, assigner: RoleAssigner, roles: [SpeakerRole], scores: ScoreTable?) {
    (self.lexicon, self.assigner, self.roles, self.scores) = (lexicon, assigner, roles, scores)
  }

  /// A sheet may hold a row an utterance.
  public var readsTables: Bool { true }

  /// Whether the file begins as a transcript does.
  public func recognises(_ start: [UInt8], name: String) -> Bool {
    TranscriptSource.isTranscript(start, name: name, lexicon)
  }

  /// The conversations as a table.
  public func open(
    _ stream: any ByteStream, name: String, options: InputOptions
  ) throws(InputError) -> AdaptedInput {
    var source = TranscriptSource(
      stream: stream, name: name, lexicon: lexicon, roles: assigner, options: options)
    var rows = [UInt8]()
    append(
      ["conversationId", "agent", "team", "channel"] + (scores.map { [$0.column] } ?? []) + ["text"], &rows)
    var notices: [String] = []
    do throws(InputError) {
      while let conversation = try source.next() { append(conversation, &rows) }
    } catch {
      // One bad file of many does not stop the others.
      notices.append("\(error)")
    }
    return AdaptedInput(
      stream: MemoryStream(rows), name: name, dialect: Dialect(delimiter: 0x2C), description: "transcript",
      notices: (source.notices.filter { !notices.contains($0) } + notices).map {
        // Who reads it names the file.
        $0.hasPrefix(name + ": ") ? String($0.dropFirst(name.count + 2)) : $0
      })
  }

  private func append(_ conversation: Conversation, _ rows: inout [UInt8]) {
    let words = conversation.turns.filter { roles.contains($0.role) }.map(\.text).joined(separator: "\n")
    let agent = conversation.agent(lexicon)
    var cells = [
      conversation.id, agent, conversation.attributes["team"] ?? "", conversation.attributes["channel"] ?? "",
    ]
    if let scores { cells.append(scores.score(of: conversation.id).map { "\($0)" } ?? "") }
    append(cells + [words], &rows)
  }

  private func append(_ cells: [String], _ rows: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { rows.append(0x2C) }
      rows += Array("\"\(cell.replacing("\"", with: "\"\""))\"".utf8)
    }
    rows.append(0x0A)
  }
}
