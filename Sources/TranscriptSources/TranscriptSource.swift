public import CommentSources
internal import Foundation
public import LanguagePacks
public import VerbatimModel

/// Conversations from files, folders or standard input, one after the other; only one file is open at a time.
///
/// A file that is empty, damaged or of another kind is told in ``notices`` and counted; what can be read of it is kept.
public struct TranscriptSource: ~Copyable {
  /// The files, in the order in which they are read.
  public let files: [String]
  /// What was guessed, mended or left out so far.
  public private(set) var notices: [String] = []
  /// What was read so far.
  public private(set) var counts = TranscriptCounts()
  /// The places that could not be used, for `--rejects`; taken by ``takeRejects()``.
  private var rejected: [RejectedPlace] = []

  private let lexicon: SpeakerLexicon
  private let roles: RoleAssigner
  private let options: InputOptions
  private let adapters: [any InputAdapter]
  private let hints: ColumnHints?
  private var given: (any ByteStream)?
  private var nextFile = 0
  private var waiting: [ReadTurns] = []
  private var rows: OpenRows?
  /// The text file that is being read, and its reader.
  private var lines: (parts: TextParts, reader: any TurnReader)?
  private var inFile = 0
  private var fileDamage: [String: Int] = [:]
  /// The line of the first damaged place in the file at hand, where it is known.
  private var firstDamage: Int?
  private var firstFailure: InputError?
  /// Conversations in which no agent and no bot speaks.
  private var unanswered = 0
  private var toldUnanswered = false
  /// Conversations in which no turn has a speaker.
  private var unnamed = 0

  /// The most text of one JSON document, or of a table without a name, that is held in memory.
  private static let longestText = 512 << 20
  /// The text of captions and chats that is held at a time, in bytes.
  private static let partSize = 16 << 20
  /// JSON documents above this are read element by element; lists above a part of it too.
  private static let longestDocument = 16 << 20
  private static let longestList = 4 << 20

  /// Finds the files: files, folders with what is in their subfolders, wildcards, `-`.
  ///
  /// - Throws: `InputError` where one does not exist.
  public init(
    _ inputs: [String], lexicon: SpeakerLexicon, roles: RoleAssigner, options: InputOptions = InputOptions(),
    adapters: [any InputAdapter] = [], hints: ColumnHints? = .embedded
  ) throws(InputError) {
    files = try InputPaths.expand(inputs, withSubfolders: true)
    (self.lexicon, self.roles, self.options, self.adapters, self.hints) = (
      lexicon, roles, options, adapters, hints
    )
  }

  /// The next conversation; nil at the end.
  ///
  /// - Throws: `InputError` at the end where no file held a conversation.
  public mutating func next() throws(InputError) -> Conversation? {
    while true {
      while let read = try nextRead() {
        for (problem, count) in read.damage { fileDamage[problem, default: 0] += count }
        reject(read.rejected)
        if let conversation = conversation(read) { return conversation }
      }
      if nextFile > 0 { closeFile() }
      guard nextFile < files.count else { break }
      nextFile += 1
      inFile = 0
      counts.files += 1
      do throws(InputError) { try open(files[nextFile - 1]) } catch { fail(error) }
    }
    if counts.conversations > 0, unanswered == counts.conversations, !toldUnanswered {
      toldUnanswered = true
      notices.append(
        unnamed == counts.conversations
          ? "no name of a speaker was found; put 'Name:' before what each says, or a line with a time and a name above it"
          : "no agent speaks in any conversation; --agent NAME says who is one")
    }
    if counts.conversations == 0 {
      throw firstFailure
        ?? InputError(
          file: files[0], problem: "there is no conversation in it",
          remedy: "give WebVTT, SRT, lines of 'Speaker: text', JSON with turns, or a row an utterance")
    }
    return nil
  }

  /// Reads one stream; `name` is for messages and for its extension.
  public init(
    stream: any ByteStream, name: String, lexicon: SpeakerLexicon, roles: RoleAssigner,
    options: InputOptions = InputOptions(), hints: ColumnHints? = .embedded
  ) {
    files = [name]
    (self.lexicon, self.roles, self.options, adapters, self.hints) = (lexicon, roles, options, [], hints)
    given = stream
  }

  /// Hands over the places that could not be used since the last call.
  public mutating func takeRejects() -> [RejectedPlace] {
    defer { rejected = [] }
    return rejected
  }

  private mutating func reject(_ places: [RejectedPlace]) {
    let file = files[nextFile - 1]
    firstDamage = firstDamage ?? places.lazy.map(\.line).first { $0 > 0 }
    rejected += places.map { RejectedPlace(file: file, line: $0.line, reason: $0.reason, record: $0.record) }
  }

  // MARK: Files

  private mutating func nextRead() throws(InputError) -> ReadTurns? {
    if let rows {
      do throws(InputError) {
        if let read = try rows.next() { return read }
      } catch {
        fail(error)
      }
      notices += rows.notices
      self.rows = nil
    }
    while waiting.isEmpty, lines != nil {
      do throws(InputError) { try readPart() } catch { fail(error) }
    }
    return waiting.popLast()
  }

  private mutating func readPart() throws(InputError) {
    guard let parts = lines?.parts else { return }
    let part = try parts.next()
    if let part { lines?.reader.take(part) }
    if part == nil || parts.isAtEnd {
      lines?.reader.finish(isComplete: part.map { $0.last == 0x0A } ?? true)
      notices += parts.notices
    }
    waiting = lines?.reader.takeDone().reversed() ?? []
    if part == nil || parts.isAtEnd { lines = nil }
  }

  private mutating func open(_ path: String) throws(InputError) {
    let format = TranscriptFormat(name: path)
    let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    if given == nil, path != "-", format == .rows || format == .document && isLong(path, size) {
      let (options, adapters, hints) = (options, adapters, hints)
      rows = OpenRows(
        try UtteranceRows(lexicon: lexicon) { () throws(InputError) in
          try CommentSource([path], options: options, hints: hints, adapters: adapters)
        })
      return
    }
    let stream: any ByteStream = if let given { given } else { try FileStream(path: path) }
    let parts = try TextParts(
      stream: stream, name: path, options: options, adapters: adapters, partSize: Self.partSize)
    var bytes = try parts.next() ?? []
    if parts.isAtEnd && bytes.allSatisfy({ $0 <= 0x20 }) {
      throw InputError(
        file: path, problem: "there is nothing in it", remedy: "check that the export succeeded")
    }
    let found = TranscriptFormat(name: parts.name) ?? TranscriptFormat(content: bytes, lexicon)
    switch found {
    case .cues, .labelled:
      let names = SpeakerNames(bytes, lexicon)
      let reader: any TurnReader = found == .cues ? CueReader(names) : LabelledReader(names)
      begin(bytes, parts, reader)
    case .document:
      try readWhole(&bytes, parts, path)
      try openDocument(bytes, path)
    case .rows:
      try readWhole(&bytes, parts, path)
      let (options, hints, name) = (options, hints, parts.name)
      rows = OpenRows(
        try UtteranceRows(lexicon: lexicon) { () throws(InputError) in
          try CommentSource(
            stream: MemoryStream(bytes), name: name, options: options, hints: hints, adapters: [])
        })
    }
  }

  private mutating func begin(_ first: [UInt8], _ parts: TextParts, _ reader: any TurnReader) {
    var reader = reader
    reader.take(first)
    if parts.isAtEnd {
      reader.finish(isComplete: first.last == 0x0A)
      notices += parts.notices
    }
    waiting = reader.takeDone().reversed()
    lines = parts.isAtEnd ? nil : (parts, reader)
  }

  /// Adds the rest of a file to its first part, up to what is held in memory.
  private mutating func readWhole(_ bytes: inout [UInt8], _ parts: TextParts, _ path: String)
    throws(InputError)
  {
    while bytes.count <= Self.longestText, let part = try parts.next() { bytes += part }
    if bytes.count > Self.longestText {
      bytes.removeLast(bytes.count - Self.longestText)
      notices.append(
        "\(path): only its first \(Self.longestText >> 20) MB were read; split the file to read the rest")
    }
    notices += parts.notices
  }

  /// Whether a document of `size` bytes is too long to be held in memory whole.
  private func isLong(_ path: String, _ size: Int) -> Bool {
    if size > Self.longestDocument { return true }
    guard size > Self.longestList, let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    let start = (try? file.read(upToCount: 64)) ?? Data()
    return start.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF } == 0x5B
  }

  private mutating func openDocument(_ bytes: [UInt8], _ path: String) throws(InputError) {
    var value = JSONValue(bytes)
    if value == nil {
      let salvage = JSONSalvage(bytes)
      value = salvage.value
      if value != nil { fileDamage = salvage.problems }
    }
    let repeats = JSONRepeats.count(bytes)
    if repeats > 0 { fileDamage[JSONRepeats.problem] = repeats }
    guard let value else {
      throw InputError(
        file: path, problem: "it is not valid JSON", remedy: "check that the export is complete")
    }
    waiting = JSONConversations.read(value, lexicon).reversed()
    if waiting.isEmpty {
      throw InputError(
        file: path, problem: "there are no turns in it",
        remedy: "put them in a list 'turns' of objects with 'speaker' and 'text'")
    }
  }

  private mutating func fail(_ error: InputError) {
    firstFailure = firstFailure ?? error
    counts.unreadable += 1
    if nextFile > 0 {
      rejected.append(
        RejectedPlace(file: files[nextFile - 1], line: error.line, reason: error.problem, record: ""))
    }
    notices.append("\(error)")
    waiting = []
    rows = nil
    lines = nil
  }

  private mutating func closeFile() {
    guard !fileDamage.isEmpty else { return }
    counts.damaged += 1
    let list = fileDamage.sorted { $0.key < $1.key }.map { "\($0.value) × \($0.key)" }.joined(separator: ", ")
    let place = firstDamage.map { ":\($0)" } ?? ""
    notices.append("\(files[nextFile - 1])\(place): not all of it could be read: \(list); the rest is kept")
    for (problem, count) in fileDamage { counts.problems[problem, default: 0] += count }
    fileDamage = [:]
    firstDamage = nil
  }

  // MARK: Conversations

  private mutating func conversation(_ read: ReadTurns) -> Conversation? {
    guard !read.turns.isEmpty else { return nil }
    inFile += 1
    let path = files[nextFile - 1]
    let name = path == "-" ? "standard input" : URL(fileURLWithPath: path).lastPathComponent
    let stem = name.hasPrefix(".") ? name : String(name.split(separator: ".").first ?? Substring(name))
    var turns = read.turns
    let confidence = roles.assign(&turns, known: read.roles)
    if read.isNameless { for index in turns.indices { turns[index].speaker = "" } }
    counts.conversations += 1
    counts.turns += turns.count
    if !turns.contains(where: { $0.role == .agent || $0.role == .bot }) { unanswered += 1 }
    if turns.allSatisfy(\.speaker.isEmpty), !read.isNameless { unnamed += 1 }
    var attributes = read.attributes
    attributes["folder"] =
      path == "-" ? "" : URL(fileURLWithPath: path).deletingLastPathComponent().lastPathComponent
    return Conversation(
      id: read.id ?? (inFile == 1 ? stem : "\(stem)#\(inFile)"), file: path, turns: turns,
      attributes: attributes, roleConfidence: confidence)
  }
}

/// Keeps an open table in place.
private final class OpenRows {
  private var rows: UtteranceRows
  init(_ rows: consuming UtteranceRows) { self.rows = rows }
  func next() throws(InputError) -> ReadTurns? { try rows.next() }
  var notices: [String] { rows.notices }
}

extension TranscriptSource {
  /// Whether the beginning of an input of comments is really a transcript.
  public static func isTranscript(_ start: [UInt8], name: String, _ lexicon: SpeakerLexicon) -> Bool {
    TranscriptFormat.isTranscript(start, name: name, lexicon)
  }
}
