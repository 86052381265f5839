internal import LanguagePacks
internal import VerbatimModel

/// Which labels before a colon are speakers, and which are words of a sentence ("The thing is: …") or of a form
/// ("Address: …"): those that a file repeats, or that name a side, are speakers; once two are known, others must look
/// like names.
struct SpeakerNames {
  private let lexicon: SpeakerLexicon
  /// How often a label stands in the file, as far as it was looked at.
  private var counts: [String: Int] = [:]
  private var isSettled = false
  /// Whether it is a dialogue in which every line with a dash is somebody else's, and nobody is named.
  private(set) var isDashed = false
  /// Whether speakers stand above what they say, with a time before them or on the line below: how chats are copied.
  private(set) var areAbove = false
  /// The names in voice tags; where a file has them, colons are text.
  private var voices: Set<String> = []

  /// The bytes of a file that its labels are counted in.
  private static let sampleBytes = 4 << 20

  init(_ text: [UInt8], _ lexicon: SpeakerLexicon) {
    self.lexicon = lexicon
    let isLong = text.count > Self.sampleBytes
    var (lines, dashes, stamped, above) = (0, 0, 0, 0)
    var (before, isAbove) = ("", false)
    for line in TextLines(isLong ? Array(text.prefix(Self.sampleBytes)) : text) where !line.contains("-->") {
      if !line.allSatisfy(\.isWhitespace) { lines += 1 }
      if Self.withoutDash(line) != nil { dashes += 1 }
      if !line.allSatisfy(\.isWhitespace) {
        let isStamped = StampedLine(line).time != nil
        if isAbove, !isStamped { above += 1 }
        if isStamped { stamped += 1 }
        isAbove =
          isStamped
          && (Self.stampOnly(line).map { Self.isHeader($0.name.isEmpty ? before : $0.name) } ?? false)
        before = line
      }
      if line.contains("<v") {
        voices.formUnion(CueMarkup.voices(line).compactMap(\.name))
      } else if let label = StampedLine(line).speaker {
        counts[label, default: 0] += 1
      }
    }
    let sure = counts.filter {
      !lexicon.isForm(label: $0.key) && ($0.value > 1 && Self.isName($0.key) || isKnown($0.key))
    }
    isSettled = sure.count > 1
    areAbove = above > 1 && above * 3 >= stamped * 2 && voices.isEmpty
    isDashed = dashes > 1 && dashes * 2 > lines && sure.isEmpty && voices.isEmpty
  }

  /// What stands behind the dash with which a line of a dialogue begins; nil without one.
  static func withoutDash(_ line: String) -> String? {
    let plain = line.trimmed()
    guard let first = plain.first, "-–—".contains(first) else { return nil }
    let rest = plain.dropFirst()
    guard let next = rest.first, next.isWhitespace || next.isUppercase || next == "<" else { return nil }
    let text = rest.trimmed()
    return text.isEmpty ? nil : text
  }

  /// The time of a line that has a time and at most a name behind it; nil for any other.
  static func stampOnly(_ line: String) -> (name: String, time: ClockTime)? {
    let read = StampedLine(line)
    guard let time = read.time, read.speaker == nil, read.text.isEmpty || isHeader(read.text) else {
      return nil
    }
    return (read.text, time)
  }

  /// Whether a line is a name and nothing else: "Anna Berg", "Berg, Anna (Guest)".
  static func isHeader(_ line: String) -> Bool {
    let name = line.trimmed()
    guard !name.isEmpty, name.count <= 60, name.contains(where: \.isLetter),
      !name.contains(where: { ":.!?\"…;".contains($0) }), name.count(where: { $0 == "," }) < 2
    else { return false }
    return isName(name.filter { !"(),".contains($0) })
  }

  /// Whether a message is what a chat program says itself: "<Media omitted>".
  func isNotice(_ text: String) -> Bool { lexicon.isNotice(text) }

  /// Whether a label speaks; a line with a time before it names its speaker more often than not.
  func isSpeaker(_ label: String, isStamped: Bool) -> Bool {
    if voices.contains(label) { return true }
    if lexicon.isForm(label: label) { return false }
    if isKnown(label) { return true }
    if !voices.isEmpty || label.split(separator: " ").count > 2 && !Self.isName(label) { return false }
    if counts[label, default: 0] > 1 {
      return Self.isName(label) || !isSettled || isStamped
    }
    if isStamped { return !isSettled || Self.isName(label) }
    let words = label.split(separator: " ").count
    if isSettled { return words > 1 && Self.isName(label) }
    return words <= 3 && label.first?.isUppercase == true
  }

  private func isKnown(_ label: String) -> Bool {
    guard lexicon.role(label: label) != nil else { return false }
    return label.split(separator: " ").count <= 2 || Self.isName(label) || counts[label, default: 0] > 1
  }

  /// Words that names have in small letters.
  private static let particles: Set<String> = [
    "van", "de", "der", "den", "ter", "ten", "te", "von", "af", "la", "el", "di", "da", "du",
  ]

  /// Whether it looks like a name: up to four words with capitals, or a telephone number.
  private static func isName(_ label: String) -> Bool {
    let words = label.split(separator: " ")
    return words.count <= 4
      && words.allSatisfy { word in
        particles.contains(String(word)) || word.first.map { !$0.isLetter || $0.isUppercase } ?? false
      }
  }
}
