/// What a line of a chat export or labelled transcript begins with: a time, a speaker, or both.
struct StampedLine: Equatable {
  /// The time; nil without one.
  var time: ClockTime?
  /// The speaker; nil without one.
  var speaker: String?
  /// What is left.
  var text: String
  /// Whether what is left begins with the mark that chat programs put before what they say themselves.
  var isNotice = false

  /// Reads the beginning of a line.
  init(_ line: String) {
    let trimmed = line.trimmed()
    let stamp = Self.stamp(trimmed)
    time = stamp?.time
    let rest = (stamp?.rest ?? trimmed).trimmed()
    if let label = Self.label(rest) {
      speaker = label.name
      text = label.text
      isNotice = time != nil && label.isNotice
    } else {
      text = rest
    }
  }

  // MARK: Time

  private static func stamp(_ line: String) -> (time: ClockTime, rest: String)? {
    var end = line.startIndex
    var hasColon = false
    while end < line.endIndex {
      let character = line[end]
      let isPart =
        character.isASCII && character.isNumber || ":./,-–[]()".contains(character) || character.isWhitespace
      if !isPart && !isMark(line, end) { break }
      hasColon = hasColon || character == ":"
      end = line.index(after: end)
    }
    guard hasColon, end > line.startIndex else { return nil }
    // "10:14 - Anna" and "[10:14:33] Anna": brackets, and dashes after the clock, are no part of the time.
    let clock = line[..<end].filter { !"[]()".contains($0) }.trimmed()
    let bare = String(clock.reversed().drop { "-–, ".contains($0) }.reversed())
    guard let time = ClockTime(withMinutes: bare) else { return nil }
    return (time, String(line[end...]))
  }

  /// Whether the letter is the `T` of ISO 8601, the `Z` after it, or one of `AM` and `PM`.
  private static func isMark(_ line: String, _ at: String.Index) -> Bool {
    guard at > line.startIndex else { return false }
    let before = line[line.index(before: at)]
    let after = line[line.index(after: at)...]
    switch line[at] {
    case "T": return before.isNumber && after.first?.isNumber == true
    case "Z": return before.isNumber && after.first.map { !$0.isLetter } ?? true
    case "A", "P", "a", "p":
      let isHalf = after.first.map { "Mm".contains($0) } ?? false
      return isHalf && (before.isNumber || before.isWhitespace)
        && (after.dropFirst().first.map { !$0.isLetter } ?? true)
    case "M", "m": return "APap".contains(before) && (after.first.map { !$0.isLetter } ?? true)
    default: return false
    }
  }

  // MARK: Speaker

  /// The label before a colon, or in brackets: at most five words, nothing that belongs in a sentence.
  private static func label(_ line: String) -> (name: String, text: String, isNotice: Bool)? {
    if let first = line.first, let close = ["[": "]", "(": ")", "<": ">"][first] as Character?,
      let end = line.prefix(50).firstIndex(of: close)
    {
      let name = line[line.index(after: line.startIndex)..<end]
      let rest = line[line.index(after: end)...].drop { $0 == ":" }
      if isName(name) && !rest.trimmed().isEmpty { return (name.trimmed(), rest.trimmed(), false) }
    }
    guard let colon = line.prefix(60).firstIndex(of: ":") else { return nil }
    let next = line[line.index(after: colon)...]
    guard next.isEmpty || next.first.map({ $0.isWhitespace || $0 == "*" }) == true else { return nil }
    let name = line[..<colon].filter { $0 != "*" }.trimmed()
    let dashless = name.hasPrefix("- ") ? String(name.dropFirst(2)) : name
    guard isName(dashless[...]) else { return nil }
    let first = next.unicodeScalars.first { !$0.properties.isWhitespace }
    return (dashless.trimmed(), next.drop { $0 == "*" }.trimmed(), first == Self.mark)
  }

  /// The mark from left to right, which is not seen.
  private static let mark: Unicode.Scalar = "\u{200E}"

  private static func isName(_ text: some StringProtocol) -> Bool {
    let words = text.split(separator: " ")
    guard (1...5).contains(words.count), text.contains(where: \.isLetter) || text.hasPrefix("+") else {
      return false
    }
    if text.contains(where: { "!?;\"“”…=@/".contains($0) }) { return false }
    return !words.dropLast().contains { $0.hasSuffix(".") && $0.count > 5 } && !text.hasSuffix(".")
  }
}

extension ClockTime {
  /// A clock, where two parts are hours and minutes if a date stands before them or nothing says otherwise.
  init?(withMinutes text: String) {
    guard let time = ClockTime(text) else { return nil }
    let parts = text.split(separator: ":").count
    let isHalfDay = text.lowercased().hasSuffix("m")
    self = parts == 2 && !isHalfDay && time.hasDate ? time.scaledToHours : time
  }

  /// Minutes and seconds taken for hours and minutes.
  private var scaledToHours: ClockTime {
    let day = (seconds / 86_400).rounded(.down) * 86_400
    return ClockTime(seconds: day + (seconds - day) * 60, hasDate: true)
  }

  private init(seconds: Double, hasDate: Bool) {
    self.seconds = seconds
    self.hasDate = hasDate
  }
}
