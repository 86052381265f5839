internal import CommentSources
public import LanguagePacks
public import Redaction
public import TextAnalysis
internal import TranscriptSources

/// Masks personal data in a file and gives it back in its own form: tables, JSON, captions and plain text.
public struct InputRedactor: ~Copyable {
  let redactor: Redactor
  let speakers: SpeakerLexicon
  private var analyzer: CommentAnalyzer
  let language: String?

  /// All of it as given; `language` nil decides it for each text.
  public init(_ settings: RedactionSettings, speakers: SpeakerLexicon, engine: TextEngine, language: String?)
    throws
  {
    let masking = try Redactor(settings.rules, hashKey: settings.hashKey)
    analyzer = try CommentAnalyzer(engine)
    redactor = masking
    self.speakers = speakers
    self.language = language
  }

  /// The bytes of a file or record that its language is read from.
  static let sampleBytes = 6_000

  /// How many rows of tables had more cells than the header.
  public internal(set) var longRows = 0

  /// How many places were masked, by kind.
  public var counts: [String: Int] { redactor.counts }

  /// The language of markers in the record at hand, so that they are in one language; nil for each text's own.
  var markerLanguage: String?

  /// The text with everything personal masked.
  ///
  /// `isSaid` is false for what is no answer to a text before it.
  public mutating func redact(_ text: String, _ memory: inout RedactionMemory, isSaid: Bool = true) -> String
  {
    redactor.redact(
      text, language: language ?? analyzer.language(of: text), memory: &memory,
      markerLanguage: markerLanguage, isSaid: isSaid)
  }

  /// A cell or value under a name that may say what it holds.
  mutating func redact(_ text: String, under name: String, _ memory: inout RedactionMemory) -> String {
    guard let column = column(named: name) else {
      let fields = speakers.fields(named: name)
      return redact(text, &memory, isSaid: fields.isEmpty || fields.contains(.text))
    }
    return redactor.redact(
      text, of: column, language: language ?? analyzer.language(of: text), memory: &memory,
      markerLanguage: markerLanguage)
  }

  /// What columns hold by their names.
  private var columns: [String: (kind: String, needs: String)?] = [:]

  mutating func column(named name: String) -> (kind: String, needs: String)? {
    if let known = columns[name] { return known }
    let found = redactor.column(named: name)
    columns[name] = .some(found)
    return found
  }

  /// A notice or a file's name, with what is personal in it masked and not counted.
  public func redactPlace(_ text: String) -> String {
    var memory = RedactionMemory()
    return redactor.redactPlace(text, language: language, memory: &memory)
  }

  /// Markers of what follows are in the language of `sample`.
  mutating func begin(_ sample: String) {
    markerLanguage = language ?? analyzer.language(of: sample)
    sampleLength = sample.utf8.count
  }

  /// The bytes of the text that the language of markers was read from.
  private var sampleLength = 0

  /// What is carried over to the next record of the same conversation: what was masked and asked for, and the language of its
  /// longest text.
  struct Carried {
    var conversation = ""
    var memory = RedactionMemory()
    var language: String?
    var length = 0
  }

  var carried = Carried()

  /// Keeps what the next record may go on with.
  mutating func carry(_ conversation: String, _ memory: RedactionMemory) {
    carried = Carried(
      conversation: conversation, memory: memory, language: markerLanguage, length: sampleLength)
  }

  /// The memory of a record of this conversation, which may have begun in the record before.
  mutating func resume(_ conversation: String) -> RedactionMemory? {
    guard !conversation.isEmpty, conversation == carried.conversation else { return nil }
    if carried.length > sampleLength { (markerLanguage, sampleLength) = (carried.language, carried.length) }
    return carried.memory
  }

  // MARK: Lines

  /// Masks captions and plain text line by line; the times of cues stay as they are.
  ///
  /// A marker is stable within the file.
  public mutating func lines(_ bytes: [UInt8]) -> [UInt8] {
    var memory = RedactionMemory()
    begin(String(decoding: bytes.prefix(Self.sampleBytes), as: UTF8.self))
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    var names = Set(Self.speakers(lines))
    // Both sides by their words are a talk, however often each speaks.
    let sides = Set(lines.compactMap(SpeakerLabel.name)).filter(speakers.isSide)
    if Set(sides.map { speakers.role(label: $0) }).count > 1 { names.formUnion(sides) }
    for name in names.sorted() where speakers.role(label: name) == nil {
      _ = redactor.introduce(name, language: language, memory: &memory, counts: false)
    }
    var result: [UInt8] = []
    let isTalk =
      !names.isEmpty
      || lines.contains {
        $0.contains("-->") || SpeakerLabel.parts($0)?.stamp.contains(where: \.isNumber) == true
      }
    for (index, line) in lines.enumerated() {
      if index > 0 { result.append(0x0A) }
      let isNumbered =
        index + 1 < lines.count && lines[index + 1].contains("-->")
        && Int(line.filter { !$0.isWhitespace }) != nil
      // Lines of comments do not answer each other.
      result += (isNumbered ? line : said(line, names, &memory) ?? cue(line, &memory, isSaid: isTalk)).utf8
    }
    return result
  }

  /// A line that a speaker of the file or a time begins: the time stays, and a word for a side is nobody's name.
  private mutating func said(_ line: String, _ names: Set<String>, _ memory: inout RedactionMemory) -> String?
  {
    guard !line.contains("-->"), let parts = SpeakerLabel.parts(line) else { return nil }
    if parts.name.isEmpty { return parts.stamp + redact(parts.text, &memory) }
    guard names.contains(parts.name) else { return nil }
    let name =
      speakers.isSide(parts.name) ? parts.name : redact(parts.name, &memory, isSaid: false)
    return parts.stamp + name + parts.gap + redact(parts.text, &memory)
  }

  /// A line with everything personal masked; the times of a cue stay as they are, what stands behind them does not.
  mutating func cue(_ line: String, _ memory: inout RedactionMemory, isSaid: Bool = true) -> String {
    let time = /\s*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}/
    guard let start = line.prefixMatch(of: time), line.contains("-->"),
      let arrow = line[start.range.upperBound...].prefixMatch(of: /\s*-->/),
      let end = line[arrow.range.upperBound...].prefixMatch(of: time)
    else { return redact(line, &memory, isSaid: isSaid) }
    return line[..<end.range.upperBound] + redact(String(line[end.range.upperBound...]), &memory)
  }

  /// The speakers that lines name: in voice tags, or in labels that stand before several lines.
  private static func speakers(_ lines: [String]) -> [String] {
    var labels: [String: Int] = [:]
    var headers: [String] = []
    for line in lines {
      let voices = line.matches(of: /<v(?:\.[^\s>]*)?\s+([^>]+)>/)
      if !voices.isEmpty {
        for voice in voices { labels[String(voice.1), default: 0] += 2 }
      } else if let name = SpeakerLabel.name(line) {
        labels[name, default: 0] += 1
      } else if let name = SpeakerLabel.header(line) {
        headers.append(name)
      }
    }
    // Names above what is said stand on two lines at least.
    if headers.count > 1 { for name in headers { labels[name, default: 0] += 2 } }
    return labels.filter { $0.value > 1 }.keys.sorted()
  }
}
