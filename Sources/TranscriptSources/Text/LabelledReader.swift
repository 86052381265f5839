internal import VerbatimModel

/// Reads what people and chat programs write down: `Speaker: text` with or without times, exports of WhatsApp and Teams.
///
/// A line that begins with neither time nor speaker goes on with the turn before it; a rule of dashes begins another
/// conversation; a stamped line without a speaker in an export that always stamps is a message of the channel.
struct LabelledReader: TurnReader {
  private let names: SpeakerNames
  private var done: [ReadTurns] = []
  private var current = ReadTurns()
  private var stampedMessages = 0
  /// The line at hand, counted from 1.
  private var line = 0
  /// The name that stood on a line of its own, with its time, as Teams copies chats.
  private var pending: (name: String, time: ClockTime?)?
  /// A line that may be the name above a time.
  private var above: String?

  init(_ names: SpeakerNames) { self.names = names }

  mutating func take(_ text: [UInt8]) {
    for line in TextLines(text) {
      self.line += 1
      take(line)
      if current.isLongPart {
        current.note(ReadTurns.cutProblem)
        endConversation()
      }
    }
  }

  mutating func finish(isComplete: Bool) { endConversation() }

  mutating func takeDone() -> [ReadTurns] {
    defer { done = [] }
    return done.map(Self.withScaledClock)
  }

  private mutating func take(_ line: String) {
    let plain = line.trimmed()
    if plain.isEmpty { return }
    if plain.count >= 3, plain.allSatisfy({ "-=*#_".contains($0) }) { return endConversation() }
    if names.isDashed { return takeDialogue(plain) }
    if names.areAbove {
      if let header = SpeakerNames.stampOnly(plain), !header.name.isEmpty || above != nil {
        pending = (header.name.isEmpty ? above ?? "" : header.name, header.time)
        above = nil
        return
      }
      takeAbove()
      if SpeakerNames.isHeader(plain) {
        above = plain
        return
      }
    }
    takeMessage(plain, line)
  }

  /// Reads the line that could have been a name, and is none.
  private mutating func takeAbove() {
    guard let line = above else { return }
    above = nil
    takeMessage(line, line)
  }

  /// Reads a line, `plain` without blanks at its ends.
  private mutating func takeMessage(_ plain: String, _ line: String) {
    if let header = Self.nameAndTime(plain) {
      pending = header
      return
    }
    let read = StampedLine(plain)
    if let pending {
      self.pending = nil
      return append(read.time == nil && read.speaker == nil ? read.text : plain, pending.name, pending.time)
    }
    if let speaker = read.speaker, names.isSpeaker(speaker, isStamped: read.time != nil) {
      if read.text.isEmpty {
        pending = (speaker, read.time)
      } else if let time = read.time, read.isNotice || names.isNotice(read.text) {
        stampedMessages += 1
        current.append(
          ConversationTurn(speaker: "", start: time.seconds, end: nil, text: read.text), role: .system)
      } else {
        append(read.text, speaker, read.time)
      }
    } else if let time = read.time, read.speaker != nil, let last = current.turns.last {
      // The stamp repeats: the same speaker goes on.
      append(Self.withoutStamp(read), last.speaker, time)
    } else if let time = read.time, !read.text.isEmpty, stampedMessages > 0 || current.turns.isEmpty {
      current.append(
        ConversationTurn(speaker: "", start: time.seconds, end: nil, text: read.text), role: .system)
    } else if let last = current.turns.indices.last {
      current.turns[last].text += "\n" + plain
    } else {
      current.note("lines before the first speaker", line: self.line, record: line)
    }
  }

  /// Reads a line of a dialogue: with a dash the other one speaks, without one the same goes on.
  private mutating func takeDialogue(_ plain: String) {
    guard let text = SpeakerNames.withoutDash(plain) else {
      if let last = current.turns.indices.last { return current.turns[last].text += "\n" + plain }
      return current.note("lines before the first speaker", line: line, record: plain)
    }
    current.isNameless = true
    append(text, current.turns.last?.speaker == "1" ? "2" : "1", nil)
  }

  private mutating func append(_ text: String, _ speaker: String, _ time: ClockTime?) {
    if time != nil { stampedMessages += 1 }
    current.append(ConversationTurn(speaker: speaker, start: time?.seconds, end: nil, text: text))
  }

  /// What stands behind the time of a line whose label is no speaker.
  private static func withoutStamp(_ read: StampedLine) -> String {
    [read.speaker, read.text].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ": ")
  }

  private mutating func endConversation() {
    takeAbove()
    if let pending, !pending.name.isEmpty {
      current.note("speakers without text", line: line, record: pending.name)
    }
    pending = nil
    if !current.turns.isEmpty || !current.damage.isEmpty { done.append(current) }
    current = ReadTurns()
  }

  /// `Anna Berg  10:14` or `Anna Berg 0:03` on a line of its own.
  static func nameAndTime(_ line: String) -> (name: String, time: ClockTime?)? {
    guard let last = line.last, last.isNumber || "Mm".contains(last),
      let start = line.firstIndex(where: \.isNumber), start > line.startIndex
    else { return nil }
    let name = line[..<start].trimmed()
    let words = name.split(separator: " ")
    guard (1...4).contains(words.count), !name.contains(where: { ":,.!?".contains($0) }),
      words[0].first?.isUppercase == true, line[line.index(before: start)].isWhitespace,
      line[start...].allSatisfy({ $0.isNumber || ":AaPpMm./- ".contains($0) }), line[start...].contains(":"),
      let time = ClockTime(withMinutes: String(line[start...]))
    else { return nil }
    return (name, time)
  }

  /// `10:14` may be a clock of hours or of minutes: a transcript that does not begin near zero counts hours.
  private static func withScaledClock(_ read: ReadTurns) -> ReadTurns {
    var read = read
    let times = read.turns.compactMap(\.start)
    if let first = times.first, let last = times.last, first >= 300, last < 1440 {
      for index in read.turns.indices { read.turns[index].start = read.turns[index].start.map { $0 * 60 } }
    }
    read.makeRelative()
    return read
  }
}
