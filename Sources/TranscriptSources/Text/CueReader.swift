internal import VerbatimModel

/// Reads WebVTT and SubRip captions: a turn a cue, whatever the number of its lines.
///
/// The speaker comes from a voice tag (`<v Anna>`), else from a label (`Anna: …`), else from a line of its own as meeting
/// programs write it; a cue without any is taken for the speaker before it.
struct CueReader {
  private var result = ReadTurns()
  private var speaker = ""
  /// The line at which the block at hand begins, counted from 1.
  private var line = 1

  private mutating func note(_ problem: String, _ block: [String]) {
    result.note(problem, line: line, record: block.joined(separator: "\n"))
  }

  /// Reads a whole file.
  static func read(_ text: [UInt8]) -> ReadTurns {
    var reader = CueReader()
    var block: [String] = []
    for (number, line) in TextLines(text).enumerated() {
      if block.isEmpty { reader.line = number + 1 }
      if line.allSatisfy(\.isWhitespace) {
        reader.take(block)
        block.removeAll()
      } else {
        // A missing blank line does not swallow the next cue.
        if line.contains("-->"), let timing = block.firstIndex(where: { $0.contains("-->") }) {
          let next = block.last.flatMap { $0.allSatisfy(\.isNumber) && block.count - 1 > timing ? $0 : nil }
          if next != nil { block.removeLast() }
          reader.take(block)
          block = []
          reader.line = number + 1
        }
        block.append(line)
      }
    }
    reader.take(block)
    return reader.result
  }

  private mutating func take(_ block: [String]) {
    guard let first = block.first else { return }
    let head = first.trimmed()
    for word in ["WEBVTT", "NOTE", "STYLE", "REGION"] where head == word || head.hasPrefix(word + " ") {
      return
    }
    guard let timing = block.firstIndex(where: { $0.contains("-->") }) else {
      if block.count == 1 && first.allSatisfy({ $0.isNumber || $0.isWhitespace }) { return }
      if head.contains(":") && block.allSatisfy({ $0.contains(":") && !$0.contains("<") })
        && result.turns.isEmpty
      {
        return
      }
      note("cues without a time", block)
      return add(block, start: nil, end: nil)
    }
    let times = Self.times(block[timing])
    if times.start == nil || times.end == nil { note("cues without a readable time", block) }
    let payload = Array(block[(timing + 1)...])
    if payload.isEmpty { return note("cues without text", block) }
    add(payload, start: times.start, end: times.end)
  }

  private static func times(_ line: String) -> (start: Double?, end: Double?) {
    guard let arrow = line.firstRange(of: "-->") else { return (nil, nil) }
    let end = line[arrow.upperBound...].trimmed().prefix { !$0.isWhitespace }
    return (ClockTime(String(line[..<arrow.lowerBound]))?.seconds, ClockTime(String(end))?.seconds)
  }

  // MARK: Text

  private mutating func add(_ payload: [String], start: Double?, end: Double?) {
    var lines = payload
    // Meeting programs write the name on a line of its own below the time.
    if lines.count > 1, !lines[0].contains("<"), Self.isNameAlone(lines[0]) {
      speaker = lines.removeFirst().trimmed()
    }
    let voices = CueMarkup.voices(lines.joined(separator: "\n"))
    for voice in voices {
      var text = voice.text
      if let name = voice.name {
        speaker = name
      } else {
        let labelled = StampedLine(text)
        if labelled.time == nil, let name = labelled.speaker {
          speaker = name
          text = labelled.text
        }
      }
      if text.isEmpty {
        note("cues without text", payload)
      } else {
        result.append(ConversationTurn(speaker: speaker, start: start, end: end, text: text))
      }
    }
  }

  private static func isNameAlone(_ line: String) -> Bool {
    let words = line.split(separator: " ")
    return (2...4).contains(words.count) && !line.contains { ".,:;!?".contains($0) }
      && words.allSatisfy { $0.first?.isUppercase == true || ["van", "de", "der", "von", "af"].contains($0) }
  }
}
