internal import Foundation
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

  /// How many places were masked, by kind.
  public var counts: [String: Int] { redactor.counts }

  /// The text with everything personal masked.
  public mutating func redact(_ text: String, _ memory: inout RedactionMemory) -> String {
    redactor.redact(text, language: language ?? analyzer.language(of: text), memory: &memory)
  }

  // MARK: Lines

  /// Masks captions and plain text line by line; the times of cues stay as they are.
  ///
  /// A marker is stable within the file.
  public mutating func lines(_ bytes: [UInt8]) -> [UInt8] {
    var memory = RedactionMemory()
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    for name in Self.speakers(lines) where speakers.role(label: name) == nil {
      _ = redactor.introduce(name, language: language, memory: &memory, counts: false)
    }
    var result: [UInt8] = []
    for (index, line) in lines.enumerated() {
      if index > 0 { result.append(0x0A) }
      result += (line.contains("-->") ? line : redact(line, &memory)).utf8
    }
    return result
  }

  /// The speakers that lines name: in voice tags, or in labels that stand before several lines.
  private static func speakers(_ lines: [String]) -> [String] {
    var labels: [String: Int] = [:]
    for line in lines {
      if let open = line.firstRange(of: "<v "), let close = line[open.upperBound...].firstIndex(of: ">") {
        labels[String(line[open.upperBound..<close]), default: 0] += 2
      } else if let name = SpeakerLabel.name(line) {
        labels[name, default: 0] += 1
      }
    }
    return labels.filter { $0.value > 1 }.keys.sorted()
  }

  // MARK: JSON

  /// Masks the texts of JSON Lines or a JSON document; keys, ids and times stay as they are.
  public mutating func json(_ bytes: [UInt8]) -> [UInt8] {
    var memory = RedactionMemory()
    var result: [UInt8] = []
    var at = 0
    var key = ""
    while at < bytes.count {
      guard bytes[at] == 0x22 else {
        // A line of JSON Lines is a record of its own.
        if bytes[at] == 0x0A, result.last == 0x7D { memory = RedactionMemory() }
        result.append(bytes[at])
        at += 1
        continue
      }
      let end = Self.stringEnd(bytes, at)
      let raw = bytes[at..<end]
      var next = end
      while next < bytes.count, bytes[next] <= 0x20 { next += 1 }
      if next < bytes.count, bytes[next] == 0x3A {
        key = String(decoding: raw.dropFirst().dropLast(), as: UTF8.self)
        result += raw
      } else if isKept(key) {
        result += raw
      } else {
        result += value(raw, key, &memory)
      }
      at = end
    }
    return result
  }

  private func isKept(_ key: String) -> Bool {
    let fields = speakers.fields(named: key)
    return fields.contains { [.conversation, .time, .end, .role, .participant].contains($0) }
      || key.lowercased() == "id" || key.lowercased().hasSuffix("_id")
  }

  private mutating func value(_ raw: ArraySlice<UInt8>, _ key: String, _ memory: inout RedactionMemory)
    -> [UInt8]
  {
    guard
      let text = try? JSONSerialization.jsonObject(with: Data(raw), options: .fragmentsAllowed) as? String
    else { return Array(raw) }
    let isSpeaker = speakers.fields(named: key).contains { $0 == .speaker || $0 == .agent }
    let isName = isSpeaker && text.count < 60 && !text.isEmpty && speakers.role(label: text) == nil
    let masked =
      isName ? redactor.introduce(text, language: language, memory: &memory) : redact(text, &memory)
    if masked == text { return Array(raw) }
    let options: JSONSerialization.WritingOptions = [.fragmentsAllowed, .withoutEscapingSlashes]
    return (try? JSONSerialization.data(withJSONObject: masked, options: options)).map(Array.init)
      ?? Array("\"\"".utf8)
  }

  private static func stringEnd(_ bytes: [UInt8], _ start: Int) -> Int {
    var at = start + 1
    while at < bytes.count, bytes[at] != 0x22 { at += bytes[at] == 0x5C ? 2 : 1 }
    return min(at + 1, bytes.count)
  }

  // MARK: Tables

  /// Masks the cells of a block of a table, and writes them with the delimiter given; ids, scores and dates stay as they are.
  public mutating func rows(_ batch: RecordBatch, kept: Set<Int>, delimiter: UInt8) -> [UInt8] {
    var result: [UInt8] = []
    for row in batch.rows.indices {
      var memory = RedactionMemory()
      for column in 0..<batch.columnCount {
        if column > 0 { result.append(delimiter) }
        let text = batch.text(row, column)
        result += Self.quoted(
          kept.contains(column) || text.utf8.count < 3 ? text : redact(text, &memory), delimiter)
      }
      result += [0x0D, 0x0A]
    }
    return result
  }

  /// A cell, in quotes where it needs them.
  public static func quoted(_ text: String, _ delimiter: UInt8) -> [UInt8] {
    let needs = text.utf8.contains { $0 == delimiter || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    return Array((needs ? "\"\(text.replacing("\"", with: "\"\""))\"" : text).utf8)
  }
}
