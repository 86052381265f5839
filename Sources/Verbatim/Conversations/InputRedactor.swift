internal import CommentSources
public import LanguagePacks
public import Redaction
public import TextAnalysis
internal import TranscriptSources
public import VerbatimModel

/// Masks personal data in a file and gives it back in its own form: tables, JSON, captions and plain text.
public struct InputRedactor: ~Copyable {
  private let redactor: Redactor
  private let speakers: SpeakerLexicon
  private var analyzer: CommentAnalyzer
  private let language: String?

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

  /// How many rows of tables had more cells than the header.
  public private(set) var longRows = 0

  /// How many places were masked, by kind.
  public var counts: [String: Int] { redactor.counts }

  /// The language of markers in the record at hand, so that they are in one language; nil for each text's own.
  private var markerLanguage: String?

  /// The text with everything personal masked.
  public mutating func redact(_ text: String, _ memory: inout RedactionMemory) -> String {
    redactor.redact(
      text, language: language ?? analyzer.language(of: text), memory: &memory, markerLanguage: markerLanguage
    )
  }

  /// A cell or value under a name that may say what it holds.
  private mutating func redact(_ text: String, under name: String, _ memory: inout RedactionMemory) -> String {
    guard let column = column(named: name) else { return redact(text, &memory) }
    return redactor.redact(
      text, of: column, language: language ?? analyzer.language(of: text), memory: &memory,
      markerLanguage: markerLanguage)
  }

  /// What columns hold by their names.
  private var columns: [String: (kind: String, needs: String)?] = [:]

  private mutating func column(named name: String) -> (kind: String, needs: String)? {
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
  private mutating func begin(_ sample: String) {
    markerLanguage = language ?? analyzer.language(of: sample)
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
    for name in Self.speakers(lines) where speakers.role(label: name) == nil {
      _ = redactor.introduce(name, language: language, memory: &memory, counts: false)
    }
    var result: [UInt8] = []
    for (index, line) in lines.enumerated() {
      if index > 0 { result.append(0x0A) }
      result += cue(line, &memory).utf8
    }
    return result
  }

  /// A line with everything personal masked; the times of a cue stay as they are, what stands behind them does not.
  private mutating func cue(_ line: String, _ memory: inout RedactionMemory) -> String {
    let time = /\s*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}/
    guard let start = line.prefixMatch(of: time), line.contains("-->"),
      let arrow = line[start.range.upperBound...].prefixMatch(of: /\s*-->/),
      let end = line[arrow.range.upperBound...].prefixMatch(of: time)
    else { return redact(line, &memory) }
    return line[..<end.range.upperBound] + redact(String(line[end.range.upperBound...]), &memory)
  }

  /// The speakers that lines name: in voice tags, or in labels that stand before several lines.
  private static func speakers(_ lines: [String]) -> [String] {
    var labels: [String: Int] = [:]
    for line in lines {
      let voices = line.matches(of: /<v(?:\.[^\s>]*)?\s+([^>]+)>/)
      if !voices.isEmpty {
        for voice in voices { labels[String(voice.1), default: 0] += 2 }
      } else if let name = SpeakerLabel.name(line) {
        labels[name, default: 0] += 1
      }
    }
    return labels.filter { $0.value > 1 }.keys.sorted()
  }

  // MARK: JSON

  /// The bytes of a file or record that its language is read from.
  private static let sampleBytes = 6_000

  /// Masks the texts of JSON Lines or a JSON document; ids and times stay as they are, and so do keys and numbers, unless
  /// they are personal themselves.
  public mutating func json(_ bytes: [UInt8]) -> [UInt8] {
    var memory = RedactionMemory()
    var result: [UInt8] = []
    var at = 0
    var key = ""
    /// The conversation of the record before, and what it asked for.
    var conversation: ArraySlice<UInt8> = []
    var carried = RedactionMemory()
    begin(Self.longestString(bytes, from: 0))
    while at < bytes.count {
      guard bytes[at] == 0x22 else {
        // A line of JSON Lines is a record of its own.
        if bytes[at] == 0x0A, result.last == 0x7D {
          carried = memory.next
          memory = RedactionMemory()
          if at + 1 < bytes.count { begin(Self.longestString(bytes, from: at + 1)) }
        }
        let end = bytes[(at + 1)...].firstIndex { $0 == 0x22 || $0 == 0x0A } ?? bytes.count
        result += bare(bytes[at..<end], key, &memory)
        at = end
        continue
      }
      let end = JSONStringText.end(bytes, from: at)
      let raw = bytes[at..<end]
      var next = end
      while next < bytes.count, bytes[next] <= 0x20 { next += 1 }
      if next < bytes.count, bytes[next] == 0x3A {
        key = String(decoding: raw.dropFirst().dropLast(), as: UTF8.self)
        result += masked(key: raw, &memory)
      } else if isKept(key) {
        if isConversation(key) {
          if raw == conversation { memory = carried }
          conversation = raw
        }
        let text = JSONStringText.text(raw)
        let masked = Self.isID(key) ? redactPlace(text) : text
        result += masked == text ? Array(raw) : JSONStringText.string(masked)
      } else {
        result += value(raw, key, &memory)
      }
      at = end
    }
    return result
  }

  /// The longest string of the record that begins at a byte: of its line, or of the beginning of a document.
  private static func longestString(_ bytes: [UInt8], from start: Int) -> String {
    var longest = start..<start
    var at = start
    while at < bytes.count, bytes[at] != 0x0A || at - start < 3, at - start < sampleBytes {
      guard bytes[at] == 0x22 else {
        at += 1
        continue
      }
      let end = JSONStringText.end(bytes, from: at)
      if end - at > longest.count { longest = at..<end }
      at = end
    }
    return longest.isEmpty ? "" : JSONStringText.text(bytes[longest])
  }

  /// What stands outside strings: as it is, unless it is a number that is personal, which becomes a string, or text that
  /// JSON does not have there.
  private mutating func bare(_ raw: ArraySlice<UInt8>, _ key: String, _ memory: inout RedactionMemory) -> [UInt8] {
    let text = String(decoding: raw, as: UTF8.self)
    let words = text.split { !$0.isLetter && $0 != "@" }
    if !words.allSatisfy({ ["true", "false", "null", "e", "E"].contains($0) }) {
      return Array(redact(text, &memory).utf8)
    }
    if isKept(key) { return Array(raw) }
    var result: [UInt8] = []
    var at = raw.startIndex
    while at < raw.endIndex {
      let isNumber = Self.isOfNumber(raw[at])
      let end = raw[at...].firstIndex { Self.isOfNumber($0) != isNumber } ?? raw.endIndex
      result += isNumber ? number(raw[at..<end], key, &memory) : Array(raw[at..<end])
      at = end
    }
    return result
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39 || byte == 0x2E || byte == 0x2D || byte == 0x2B
  }

  /// The digits of the shortest number that can be somebody's.
  private static let shortestNumber = 8

  private mutating func number(_ raw: ArraySlice<UInt8>, _ key: String, _ memory: inout RedactionMemory)
    -> [UInt8]
  {
    let isNamed = raw.count > 2 && column(named: key) != nil
    if raw.count < Self.shortestNumber, !isNamed { return Array(raw) }
    let text = String(decoding: raw, as: UTF8.self)
    let masked = redact(text, under: key, &memory)
    return masked == text ? Array(raw) : JSONStringText.string(masked)
  }

  /// A key with addresses and numbers in it masked, and names of more than one word: one word is a field's.
  private mutating func masked(key raw: ArraySlice<UInt8>, _ memory: inout RedactionMemory) -> [UInt8] {
    if raw.count < Self.shortestNumber { return Array(raw) }
    let text = JSONStringText.text(raw)
    if !text.contains("@"), !text.contains(" "), !text.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) {
      return Array(raw)
    }
    let masked = redact(text, &memory)
    return masked == text ? Array(raw) : JSONStringText.string(masked)
  }

  private mutating func isKept(_ key: String) -> Bool {
    let fields = speakers.fields(named: key)
    return fields.contains { [.conversation, .time, .end, .role, .participant].contains($0) }
      || Self.isID(key) && column(named: key) == nil
  }

  private func isConversation(_ key: String) -> Bool { speakers.fields(named: key).first == .conversation }

  private static func isID(_ key: String) -> Bool {
    key.lowercased() == "id" || key.lowercased().hasSuffix("_id")
  }

  private mutating func value(_ raw: ArraySlice<UInt8>, _ key: String, _ memory: inout RedactionMemory)
    -> [UInt8]
  {
    let text = JSONStringText.text(raw)
    let isSpeaker = speakers.fields(named: key).contains { $0 == .speaker || $0 == .agent }
    let isName = isSpeaker && text.count < 60 && !text.isEmpty && speakers.role(label: text) == nil
    let masked =
      isName
      ? redactor.introduce(text, language: markerLanguage, memory: &memory)
      : redact(text, under: key, &memory)
    if masked == text { return Array(raw) }
    return JSONStringText.string(masked)
  }

  // MARK: Tables

  /// Masks the cells of a block of a table, and writes them with the delimiter given; scores and dates stay as they are, and
  /// so do ids that hold no address, phone number or name.
  public mutating func rows(_ batch: RecordBatch, _ columns: RedactionColumns, delimiter: UInt8) -> [UInt8] {
    var result: [UInt8] = []
    for row in batch.rows.indices {
      for (column, text) in cells(batch, row, columns, delimiter: delimiter).enumerated() {
        if column > 0 { result.append(delimiter) }
        result += Self.quoted(text, delimiter)
      }
      result += [0x0D, 0x0A]
    }
    return result
  }

  /// The conversation of the row before, and what it asked for.
  private var carried = (conversation: "", memory: RedactionMemory())

  /// The cells of a row, masked; those that the header has no column for stand behind the others.
  public mutating func cells(_ batch: RecordBatch, _ row: Int, _ columns: RedactionColumns, delimiter: UInt8)
    -> [String]
  {
    let texts = (0..<batch.columnCount).map { batch.text(row, $0) }
    let conversation = columns.header.firstIndex { isConversation($0) }.map { texts[$0] } ?? ""
    var memory =
      conversation.isEmpty || conversation != carried.conversation ? RedactionMemory() : carried.memory.next
    let free = texts.indices.filter { !columns.kept.contains($0) }
    begin(free.map { texts[$0] }.max { $0.utf8.count < $1.utf8.count } ?? "")
    var result = texts
    if let id = columns.id { result[id] = redactPlace(texts[id]) }
    // People whom a column names are known in the comment beside it.
    for column in free where texts[column].utf8.count > 1 && self.column(named: columns.header[column]) != nil {
      result[column] = redact(texts[column], under: columns.header[column], &memory)
    }
    for column in free
    where texts[column].utf8.count > 2 && self.column(named: columns.header[column]) == nil {
      result[column] = redact(texts[column], &memory)
    }
    if batch.rows[row].problem == .tooManyCells {
      longRows += 1
      for text in Self.cells(batch.rawRecord(row), delimiter).dropFirst(batch.columnCount) {
        result.append(redact(text, &memory))
      }
    }
    carried = (conversation, memory)
    return result
  }

  /// The cells of a record as it stood.
  private static func cells(_ record: ArraySlice<UInt8>, _ delimiter: UInt8) -> [String] {
    var cells: [[UInt8]] = [[]]
    var isQuoted = false
    for byte in record {
      if byte == 0x22, isQuoted || cells[cells.count - 1].isEmpty { isQuoted.toggle() }
      if byte == delimiter && !isQuoted { cells.append([]) } else { cells[cells.count - 1].append(byte) }
    }
    return cells.map {
      let text = String(decoding: $0, as: UTF8.self)
      guard text.count > 1, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
      return String(text.dropFirst().dropLast()).replacing("\"\"", with: "\"")
    }
  }

  /// A cell, in quotes where it needs them.
  public static func quoted(_ text: String, _ delimiter: UInt8) -> [UInt8] {
    let needs = text.utf8.contains { $0 == delimiter || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    return Array((needs ? "\"\(text.replacing("\"", with: "\"\""))\"" : text).utf8)
  }
}
