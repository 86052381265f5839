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

  /// What columns of the table at hand hold by their names, such as `phone`.
  private var columns: [Int: String] = [:]

  /// What a column of a table holds, by its name; nil where the name says nothing.
  public func kind(ofColumn name: String) -> String? { redactor.kind(ofColumn: name) }

  /// Takes down the names of a table's columns: some say that all below them is personal.
  public mutating func begin(header: [String]) {
    columns = [:]
    for (column, name) in header.enumerated() { columns[column] = redactor.kind(ofColumn: name) }
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
  /// they are personal themselves or their field's name says so.
  public mutating func json(_ bytes: [UInt8]) -> [UInt8] {
    var memory = RedactionMemory()
    var result: [UInt8] = []
    var at = 0
    var key = ""
    begin(Self.longestString(bytes, from: 0))
    while at < bytes.count {
      guard bytes[at] == 0x22 else {
        // A line of JSON Lines is a record of its own.
        if bytes[at] == 0x0A, result.last == 0x7D {
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
        result += raw
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
  private mutating func bare(_ raw: ArraySlice<UInt8>, _ key: String, _ memory: inout RedactionMemory)
    -> [UInt8]
  {
    let isKept = isKept(key)
    let text = String(decoding: raw, as: UTF8.self)
    let words = text.split { !$0.isLetter && $0 != "@" }
    if !words.allSatisfy({ ["true", "false", "null", "e", "E"].contains($0) }) {
      return Array(redact(text, &memory).utf8)
    }
    if isKept { return Array(raw) }
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

  private mutating func number(
    _ raw: ArraySlice<UInt8>, _ key: String, _ memory: inout RedactionMemory
  ) -> [UInt8] {
    if let kind = redactor.kind(ofField: key), raw.count > 2 {
      let text = String(decoding: raw, as: UTF8.self)
      return JSONStringText.string(
        redactor.mask(value: text, kind: kind, language: markerLanguage, memory: &memory))
    }
    if raw.count < Self.shortestNumber { return Array(raw) }
    let text = String(decoding: raw, as: UTF8.self)
    let masked = redact(text, &memory)
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

  private func isKept(_ key: String) -> Bool {
    let fields = speakers.fields(named: key)
    return fields.contains { [.conversation, .time, .end, .role, .participant].contains($0) }
      || key.lowercased() == "id" || key.lowercased().hasSuffix("_id")
  }

  private mutating func value(_ raw: ArraySlice<UInt8>, _ key: String, _ memory: inout RedactionMemory)
    -> [UInt8]
  {
    let text = JSONStringText.text(raw)
    let isSpeaker = speakers.fields(named: key).contains { $0 == .speaker || $0 == .agent }
    let isName = isSpeaker && text.count < 60 && !text.isEmpty && speakers.role(label: text) == nil
    var masked =
      isName ? redactor.introduce(text, language: language, memory: &memory) : redact(text, &memory)
    if !isName, let kind = redactor.kind(ofField: key) {
      masked = redactor.mask(
        value: text, kind: kind, language: markerLanguage, memory: &memory, counts: masked == text)
    }
    if masked == text { return Array(raw) }
    return JSONStringText.string(masked)
  }

  // MARK: Tables

  /// Masks the cells of a block of a table, and writes them with the delimiter given; ids, scores and dates stay as they are.
  public mutating func rows(_ batch: RecordBatch, kept: Set<Int>, delimiter: UInt8) -> [UInt8] {
    var result: [UInt8] = []
    for row in batch.rows.indices {
      for (column, text) in cells(batch, row, kept: kept, delimiter: delimiter).enumerated() {
        if column > 0 { result.append(delimiter) }
        result += Self.quoted(text, delimiter)
      }
      result += [0x0D, 0x0A]
    }
    return result
  }

  /// The cells of a row, masked; those that the header has no column for stand behind the others.
  public mutating func cells(_ batch: RecordBatch, _ row: Int, kept: Set<Int>, delimiter: UInt8) -> [String] {
    var memory = RedactionMemory()
    let texts = (0..<batch.columnCount).map { batch.text(row, $0) }
    let free = texts.indices.filter { !kept.contains($0) }
    begin(free.map { texts[$0] }.max { $0.utf8.count < $1.utf8.count } ?? "")
    var result = texts
    for column in kept where texts.indices.contains(column) && texts[column].contains("@") {
      result[column] = redactor.redact(
        texts[column], language: nil, memory: &memory, kinds: Redactor.idKinds, markerLanguage: markerLanguage
      )
    }
    for column in free where texts[column].utf8.count > 1 {
      if let kind = columns[column] {
        result[column] = redactor.mask(
          value: texts[column], kind: kind, language: markerLanguage, memory: &memory)
      } else if texts[column].utf8.count > 2 {
        result[column] = redact(texts[column], &memory)
      }
    }
    if batch.rows[row].problem == .tooManyCells {
      longRows += 1
      for text in Self.cells(batch.rawRecord(row), delimiter).dropFirst(batch.columnCount) {
        result.append(redact(text, &memory))
      }
    }
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
