internal import LanguagePacks
internal import VerbatimModel

/// How a transcript is laid out.
enum TranscriptFormat {
  case cues
  case labelled
  /// One JSON document.
  case document
  /// A table or JSON Lines.
  case rows

  /// The format that a file's name stands for; nil where its content must tell.
  init?(name: String) {
    switch name.split(separator: ".").last?.lowercased() {
    case "vtt", "srt": self = .cues
    case "json": self = .document
    case "jsonl", "ndjson", "csv", "tsv", "tab", "xlsx", "xlsm": self = .rows
    default: return nil
    }
  }

  /// The format of a text.
  init(content: [UInt8], _ lexicon: SpeakerLexicon) {
    let start = content.prefix(1 << 16)
    var lines = TextLines(Array(start))
    var first: [String] = []
    while first.count < 20, let line = lines.next() {
      if !line.allSatisfy(\.isWhitespace) { first.append(line) }
    }
    let head = first.first?.trimmed() ?? ""
    if head.hasPrefix("WEBVTT") || first.contains(where: { $0.contains(" --> ") }) {
      self = .cues
    } else if head.hasPrefix("{") || head.hasPrefix("[{") || head == "[" {
      self = head.hasPrefix("{") && head.hasSuffix("}") && first.count > 1 ? .rows : .document
    } else {
      let names = head.split { ",;\t|".contains($0) }.map { $0.filter { $0 != "\"" } }
      let fields = names.flatMap { lexicon.fields(named: $0) }
      let isTable =
        names.count > 1 && fields.contains(.text)
        && (fields.contains(.role) || fields.contains(.speaker) || fields.contains(.participant))
      self = isTable ? .rows : .labelled
    }
  }

  /// Whether the beginning of an input of comments is really a transcript: caption files by their form, others by lists of
  /// turns, columns of conversations, or labels of both sides.
  static func isTranscript(_ start: [UInt8], name: String, _ lexicon: SpeakerLexicon) -> Bool {
    let byName = TranscriptFormat(name: name)
    if byName == .cues { return true }
    if start.starts(with: [0x50, 0x4B]) || start.starts(with: [0x1F, 0x8B]) { return false }
    switch byName ?? TranscriptFormat(content: start, lexicon) {
    case .cues: return true
    case .document, .rows: return hasTurns(start, lexicon)
    case .labelled: return hasBothSides(start, lexicon) || isTalk(start, lexicon)
    }
  }

  private static func hasTurns(_ start: [UInt8], _ lexicon: SpeakerLexicon) -> Bool {
    let text = String(decoding: start, as: UTF8.self)
    let head = text.prefix { $0 != "\n" && $0 != "\r\n" }
    if text.trimmed().first == "{" || text.trimmed().first == "[" {
      // A key with a list of objects, one of which has a side and a text.
      var keys: [String] = []
      for piece in text.split(separator: "\"", omittingEmptySubsequences: false).prefix(200) {
        keys.append(String(piece))
      }
      let lists = zip(keys, keys.dropFirst()).filter { key, after in
        lexicon.fields(named: key).contains(.turns) && after.filter { !$0.isWhitespace }.hasPrefix(":[{")
      }
      let fields = keys.flatMap { lexicon.fields(named: $0) }
      // A list of comments with their writers is no conversation yet: sides must be named, or the list be one of turns.
      let hasSide =
        fields.contains(.role) || lists.contains { $0.0 == "turns" } || namesBothSides(keys, lexicon)
      return !lists.isEmpty && hasSide && fields.contains(.text)
        || fields.contains(.conversation) && fields.contains(.role) && fields.contains(.text)
    }
    let fields = head.split { ",;\t|".contains($0) }.flatMap { name in
      lexicon.fields(named: name.filter { $0 != "\"" })
    }
    guard fields.contains(.conversation), fields.contains(.text) else { return false }
    return fields.contains(.role) || fields.contains(.speaker) && holdsBothSides(text, lexicon)
  }

  /// Whether values under the name of a speaker are words for both sides; `pieces` is JSON parted at quotes.
  private static func namesBothSides(_ pieces: [String], _ lexicon: SpeakerLexicon) -> Bool {
    let roles = zip(pieces, pieces.dropFirst(2)).compactMap { key, value in
      lexicon.fields(named: key).contains(.speaker) ? lexicon.role(label: value) : nil
    }
    return roles.contains(.customer) && Set(roles).count > 1
  }

  /// Whether cells of a table are words for both sides and nothing else.
  private static func holdsBothSides(_ text: String, _ lexicon: SpeakerLexicon) -> Bool {
    var roles: Set<SpeakerRole> = []
    for line in text.split(whereSeparator: \.isNewline).dropFirst().prefix(200) {
      for cell in line.split(whereSeparator: { ",;\t|".contains($0) }) {
        let label = cell.filter { $0 != "\"" }
        if lexicon.isSide(label), let role = lexicon.role(label: label) { roles.insert(role) }
      }
    }
    return roles.contains(.customer) && roles.count > 1
  }

  /// Whether people take turns by name: behind times, above what they say, or where one label is the word for a side.
  private static func isTalk(_ start: [UInt8], _ lexicon: SpeakerLexicon) -> Bool {
    if SpeakerNames(start, lexicon).areAbove { return true }
    var (count, named) = (0, 0)
    var stamped: [String: Int] = [:]
    var labelled: [String: Int] = [:]
    var headers: [String: Int] = [:]
    for line in TextLines(start) where !line.allSatisfy(\.isWhitespace) {
      count += 1
      let read = StampedLine(line)
      if let speaker = read.speaker, !lexicon.isForm(label: speaker) {
        named += 1
        if read.time == nil { labelled[speaker, default: 0] += 1 } else { stamped[speaker, default: 0] += 1 }
      } else if let header = LabelledReader.nameAndTime(line.trimmed()) {
        headers[header.name, default: 0] += 1
      }
    }
    func twice(_ names: [String: Int]) -> Int { names.count { $0.value > 1 } }
    if named * 2 > count, twice(stamped) > 1 { return true }
    let above = headers.values.reduce(0, +)
    if headers.count > 1, twice(headers) > 0, above * Self.linesAHeader >= count { return true }
    return named * 2 > count && twice(labelled) > 1 && labelled.count <= Self.mostSpeakers
      && labelled.contains { $0.value > 1 && lexicon.role(label: $0.key) != nil }
  }

  /// The most lines that stand below a name, and the most people who talk, for it to be a talk.
  private static let (linesAHeader, mostSpeakers) = (6, 6)

  private static func hasBothSides(_ start: [UInt8], _ lexicon: SpeakerLexicon) -> Bool {
    var roles: Set<SpeakerRole> = []
    var labelled = 0
    var count = 0
    for line in TextLines(start) where !line.allSatisfy(\.isWhitespace) {
      count += 1
      guard let speaker = StampedLine(line).speaker, let role = lexicon.role(label: speaker) else { continue }
      labelled += 1
      roles.insert(role)
    }
    return labelled * 2 > count && roles.contains(.customer) && roles.count > 1
  }
}
