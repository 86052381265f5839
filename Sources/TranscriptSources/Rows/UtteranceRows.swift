internal import CommentSources
internal import LanguagePacks
internal import VerbatimModel

/// Reads tables and JSON Lines with a row an utterance, or a conversation a line.
///
/// A first pass notes where each conversation ends, so that one can be handed out as soon as it is whole, however the
/// rows are mixed: memory holds the conversations that are open, not the file, and one that goes on and on in parts.
struct UtteranceRows: ~Copyable {
  private var source: CommentSource
  private let lexicon: SpeakerLexicon
  private let columns: UtteranceColumns
  /// The number of the last row of each conversation; empty where all are one.
  private let lastRow: [String: Int]
  private var open: [String: ReadTurns] = [:]
  private var order: [String] = []
  private var ready: [ReadTurns] = []
  private var isAtEnd = false
  /// How many parts were handed on of a conversation that is too long for one.
  private var parts: [String: Int] = [:]

  /// Opens the rows; `open` opens them from the beginning, and is called twice.
  init(lexicon: SpeakerLexicon, open: () throws(InputError) -> CommentSource) throws(InputError) {
    let (columns, last) = try Self.plan(try open(), lexicon: lexicon, open)
    source = try open()
    self.columns = columns
    self.lexicon = lexicon
    lastRow = last
  }

  private static func plan(
    _ first: consuming CommentSource, lexicon: SpeakerLexicon, _ open: () throws(InputError) -> CommentSource
  ) throws(InputError) -> (UtteranceColumns, [String: Int]) {
    let sample = try first.sample(rows: 50)
    let columns = try UtteranceColumns(first.header, sample: sample, lexicon, file: first.files[0])
    return (columns, columns.isWhole ? [:] : try lastRows(first, column: columns.conversation))
  }

  private static func lastRows(_ source: consuming CommentSource, column: Int?) throws(InputError) -> [String:
    Int]
  {
    guard let column else { return [:] }
    var last: [String: Int] = [:]
    while let block = try source.nextBlock() {
      let batch = block.parse()
      for row in batch.rows.indices { last[batch.text(row, column)] = batch.rows[row].number }
    }
    return last
  }

  /// What the source noticed.
  var notices: [String] { source.notices }

  /// The next whole conversation; nil at the end.
  mutating func next() throws(InputError) -> ReadTurns? {
    while ready.isEmpty && !isAtEnd {
      if let block = try source.nextBlock() {
        take(block.parse())
      } else {
        isAtEnd = true
        var rest: [ReadTurns] = []
        for id in order { close(id, &rest) }
        ready = rest.reversed()
      }
    }
    return ready.popLast()
  }

  private mutating func take(_ batch: RecordBatch) {
    var complete: [ReadTurns] = []
    for row in batch.rows.indices {
      if columns.isWhole {
        complete += whole(batch, row)
        continue
      }
      let id = columns.conversation.map { batch.text(row, $0) } ?? ""
      if open[id] == nil {
        open[id] = ReadTurns()
        if order.last != id { order.append(id) }
      }
      columns.add(row, of: batch, lexicon, to: &open[id, default: ReadTurns()])
      if !id.isEmpty { open[id]?.id = id }
      if open[id]?.isLongPart == true, lastRow[id] != batch.rows[row].number {
        open[id]?.note(ReadTurns.cutProblem)
        close(id, &complete)
        parts[id, default: 1] += 1
      } else if lastRow[id] == batch.rows[row].number {
        close(id, &complete)
      }
    }
    order.removeAll { open[$0] == nil }
    ready = complete.reversed() + ready
  }

  /// Hands on what there is of a conversation, from its second part on with the part's number behind its id.
  private mutating func close(_ id: String, _ complete: inout [ReadTurns]) {
    guard var found = open.removeValue(forKey: id) else { return }
    if let part = parts[id], let name = found.id { found.id = "\(name)#\(part)" }
    complete.append(Self.inOrder(found))
  }

  /// The conversations in one record.
  private func whole(_ batch: RecordBatch, _ row: Int) -> [ReadTurns] {
    var failed = ReadTurns()
    func note(_ problem: String) {
      failed.note(
        problem, line: batch.rows[row].line, record: String(decoding: batch.rawRecord(row), as: UTF8.self))
    }
    guard let value = JSONValue(Array(batch.rawRecord(row))) else {
      note(batch.rows[row].problem?.reason ?? "malformed JSON")
      return [failed]
    }
    for _ in 0..<JSONRepeats.count(Array(batch.rawRecord(row))) { note(JSONRepeats.problem) }
    let found = JSONConversations.read(value, lexicon)
    if found.isEmpty { note("records without turns") }
    return failed.damage.isEmpty ? found : found + [failed]
  }

  /// The turns by their time, where all have one.
  private static func inOrder(_ read: ReadTurns) -> ReadTurns {
    var read = read
    let times = read.turns.compactMap(\.start)
    if times.count == read.turns.count, zip(times, times.dropFirst()).contains(where: { $0 > $1 }) {
      let sorted = read.turns.indices.sorted { (times[$0], $0) < (times[$1], $1) }
      let roles = read.roles
      read.turns = sorted.map { read.turns[$0] }
      read.roles = [:]
      for (place, old) in sorted.enumerated() { read.roles[place] = roles[old] }
    }
    read.makeRelative()
    return read
  }
}
