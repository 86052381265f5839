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
    case .labelled: return hasBothSides(start, lexicon)
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
      let hasSide = fields.contains(.role) || lists.contains { $0.0 == "turns" }
      return !lists.isEmpty && hasSide && fields.contains(.text)
        || fields.contains(.conversation) && fields.contains(.role) && fields.contains(.text)
    }
    let fields = head.split { ",;\t|".contains($0) }.flatMap { name in
      lexicon.fields(named: name.filter { $0 != "\"" })
    }
    return fields.contains(.conversation) && fields.contains(.role) && fields.contains(.text)
  }

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
