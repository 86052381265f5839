internal import CommentSources
internal import LanguagePacks
internal import Redaction

extension InputRedactor {
  /// Masks the texts of JSON Lines or a JSON document; ids and times stay as they are, and so do keys and numbers, unless
  /// they are personal themselves.
  public mutating func json(_ bytes: [UInt8]) -> [UInt8] {
    var memory = RedactionMemory()
    var result: [UInt8] = []
    var at = 0
    var key = ""
    var conversation = ""
    carried = Carried()
    begin(Self.longestString(bytes, from: 0))
    while at < bytes.count {
      guard bytes[at] == 0x22 else {
        // A line of JSON Lines is a record of its own.
        if bytes[at] == 0x0A, result.last == 0x7D {
          carry(conversation, memory)
          (conversation, memory) = ("", RedactionMemory())
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
        let text = JSONStringText.text(raw)
        if isConversation(key), conversation.isEmpty {
          conversation = text
          memory = resume(text) ?? memory
        }
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
  private mutating func bare(_ raw: ArraySlice<UInt8>, _ key: String, _ memory: inout RedactionMemory)
    -> [UInt8]
  {
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

  func isConversation(_ key: String) -> Bool { speakers.fields(named: key).first == .conversation }

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
}
