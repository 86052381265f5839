internal import VerbatimModel

/// Reads WebVTT and SubRip captions: a turn a cue, whatever the number of its lines.
///
/// The speaker comes from a voice tag (`<v Anna>`), else from a label (`Anna: …`), else from a line of its own as meeting
/// programs write it; a cue without any is taken for the speaker before it.
struct CueReader: TurnReader {
  private var result = ReadTurns()
  private var done: [ReadTurns] = []
  private var speaker = ""
  /// Who spoke before.
  private var other = ""
  private let names: SpeakerNames
  /// The lines of the cue at hand.
  private var block: [String] = []
  /// The line at which the block at hand begins, counted from 1.
  private var line = 1
  /// How many lines were read.
  private var lines = 0
  /// Whether the file closes its voice tags.
  private var closesVoices = false

  init(_ names: SpeakerNames) { self.names = names }

  private mutating func note(_ problem: String, _ block: [String]) {
    result.note(problem, line: line, record: block.joined(separator: "\n"))
  }

  mutating func take(_ text: [UInt8]) {
    for line in TextLines(text) {
      lines += 1
      if block.isEmpty { self.line = lines }
      if line.allSatisfy(\.isWhitespace) {
        endBlock()
        continue
      }
      // A missing blank line does not swallow the next cue.
      if line.contains("-->"), let timing = Self.timing(of: block) {
        let next = block.last.flatMap { $0.allSatisfy(\.isNumber) && block.count - 1 > timing ? $0 : nil }
        if next != nil { block.removeLast() }
        endBlock()
        self.line = lines
      }
      block.append(line)
    }
  }

  mutating func finish(isComplete: Bool) {
    let last = block.joined(separator: "\n")
    let isCutOff = !isComplete && closesVoices && last.contains("<v") && !last.contains("</v>")
    if isCutOff { note("cues cut off at the end of the file", block) }
    endBlock()
    done.append(result)
    result = ReadTurns()
  }

  mutating func takeDone() -> [ReadTurns] {
    defer { done = [] }
    return done
  }

  private mutating func endBlock() {
    take(block)
    block.removeAll()
    guard result.isLongPart else { return }
    result.note(ReadTurns.cutProblem)
    done.append(result)
    result = ReadTurns()
  }

  private mutating func take(_ block: [String]) {
    guard let first = block.first else { return }
    let head = first.trimmed()
    for word in ["WEBVTT", "NOTE", "STYLE", "REGION"] where head == word || head.hasPrefix(word + " ") {
      // A cue that no blank line parts from the header is one all the same.
      if word == "WEBVTT", let timing = block.firstIndex(where: { $0.contains("-->") }) {
        take(Array(block[timing...]))
      }
      return
    }
    guard let timing = Self.timing(of: block) else {
      if block.count == 1 && first.allSatisfy({ $0.isNumber || $0.isWhitespace }) { return }
      if head.contains(":") && block.allSatisfy({ $0.contains(":") && !$0.contains("<") })
        && result.turns.isEmpty && done.isEmpty
      {
        return
      }
      note("cues without a time", block)
      return add(block, start: nil, end: nil)
    }
    var times = Self.times(block[timing])
    let payload = Array(block[(timing + 1)...])
    if payload.isEmpty { return note("cues without text", block) }
    if times.start == nil || times.end == nil { note("cues without a readable time", block) }
    if let start = times.start, let end = times.end, end < start {
      note("cues that end before they begin", block)
      times.end = nil
    }
    add(payload, start: times.start, end: times.end)
  }

  /// Arrows as editors make them of `-->`, which counts wherever it stands; these do between two clock times only, which
  /// begin the cue or follow its number.
  private static let otherArrows = ["->", "–>", "—>", "→"]

  /// The line of a cue that says when it is.
  private static func timing(of block: [String]) -> Int? {
    if let known = block.firstIndex(where: { $0.contains("-->") }) { return known }
    let second = block.count > 1 && block[0].allSatisfy(\.isNumber) ? 1 : 0
    return block.indices.contains(second) && isOtherTiming(block[second]) ? second : nil
  }

  private static func isOtherTiming(_ line: String) -> Bool {
    guard let arrow = otherArrows.lazy.compactMap({ line.firstRange(of: $0) }).first else { return false }
    return [line[..<arrow.lowerBound], line[arrow.upperBound...]].allSatisfy { part in
      let part = part.trimmed()
      return part.contains(":") && part.allSatisfy { $0.isNumber || ":.,".contains($0) }
        && ClockTime(part) != nil
    }
  }

  private static func times(_ line: String) -> (start: Double?, end: Double?) {
    let arrows = ["-->"] + otherArrows
    guard let arrow = arrows.lazy.compactMap({ line.firstRange(of: $0) }).first else { return (nil, nil) }
    let end = line[arrow.upperBound...].trimmed().prefix { !$0.isWhitespace }
    return (time(line[..<arrow.lowerBound].trimmed()), time(String(end)))
  }

  /// The seconds of a time as captions have it; nil where anything else stands in it.
  private static func time(_ text: String) -> Double? {
    text.allSatisfy { $0.isNumber || ":.,".contains($0) } ? ClockTime(text)?.seconds : nil
  }

  // MARK: Text

  private mutating func add(_ payload: [String], start: Double?, end: Double?) {
    var lines = payload
    // Meeting programs write the name on a line of its own below the time.
    if lines.count > 1, !lines[0].contains("<"), Self.isNameAlone(lines[0]) {
      turn(to: lines.removeFirst().trimmed())
    }
    let parts = Self.dialogue(lines)
    for (number, part) in parts.enumerated() {
      if number > 0 { (speaker, other) = (other, speaker) }
      add(part, of: payload, start: start, end: end)
    }
  }

  /// The lines of a cue, parted where a dash has somebody else speak; voice tags say themselves who does.
  private static func dialogue(_ lines: [String]) -> [String] {
    if lines.contains(where: { $0.contains("<v") }) {
      let plain = lines.map { line in
        SpeakerNames.withoutDash(line).flatMap { $0.hasPrefix("<v") ? $0 : nil } ?? line
      }
      return [plain.joined(separator: "\n")]
    }
    guard lines.contains(where: { SpeakerNames.withoutDash($0) != nil }) else {
      return [lines.joined(separator: "\n")]
    }
    var parts: [String] = []
    for line in lines {
      let text = SpeakerNames.withoutDash(line)
      if text != nil || parts.isEmpty {
        parts.append(text ?? line)
      } else {
        parts[parts.count - 1] += "\n" + line
      }
    }
    return parts
  }

  private mutating func add(_ cue: String, of payload: [String], start: Double?, end: Double?) {
    closesVoices = closesVoices || cue.contains("</v>")
    let voices = CueMarkup.voices(cue)
    for voice in voices {
      var text = voice.text
      if let name = voice.name {
        turn(to: name)
      } else {
        let labelled = StampedLine(text)
        if labelled.time == nil, let name = labelled.speaker, names.isSpeaker(name, isStamped: false) {
          turn(to: name)
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

  private mutating func turn(to name: String) {
    if name == speaker { return }
    if !speaker.isEmpty { other = speaker }
    speaker = name
  }

  private static func isNameAlone(_ line: String) -> Bool {
    let words = line.split(separator: " ")
    return (2...4).contains(words.count) && !line.contains { ".,:;!?".contains($0) }
      && words.allSatisfy { $0.first?.isUppercase == true || ["van", "de", "der", "von", "af"].contains($0) }
  }
}
