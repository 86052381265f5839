internal import UnicodeText

/// Text for a terminal: measured by the columns it takes, without anything that could steer the terminal.
public enum TerminalText {
  /// The columns that a text takes: wide East Asian characters and emoji two, combining marks none.
  public static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + CharacterWidth.columns(of: $1) }
  }

  /// The text on one line, without control characters and escape sequences.
  public static func safe(_ text: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    var afterSpace = false
    for scalar in text.unicodeScalars {
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      let isDirection = (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
      if isDirection { continue }
      let isSpace = isControl || scalar == " "
      if isSpace && afterSpace { continue }
      result.append(isControl ? " " : scalar)
      afterSpace = isSpace
    }
    return String(result)
  }

  /// Whole lines as a terminal may have them: what would steer it is replaced by U+FFFD, all else stays.
  ///
  /// With `keepsColours`, the sequences that ``Style`` writes stay, too.
  static func inert(_ bytes: [UInt8], keepsColours: Bool = false) -> [UInt8] {
    let text = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    var result = String.UnicodeScalarView()
    var index = 0
    while index < text.count {
      let colour = keepsColours ? Style.length(ofColourIn: text[index...]) : 0
      if colour > 0 {
        result.append(contentsOf: text[index..<(index + colour)])
        index += colour
        continue
      }
      let scalar = text[index]
      // A carriage return by itself would let what follows be written over what stands before it.
      let isBreak = scalar == "\r" && index + 1 < text.count && text[index + 1] == "\n"
      result.append(scalar == "\n" || scalar == "\t" || isBreak || !steers(scalar) ? scalar : "\u{FFFD}")
      index += 1
    }
    return Array(String(result).utf8)
  }

  /// Control characters, and overrides of the direction of text.
  private static func steers(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || (0x202A...0x202E).contains(scalar.value)
      || (0x2066...0x2069).contains(scalar.value)
  }

  /// The text cut to `columns`, with `…` where something was cut.
  public static func fit(_ text: String, _ columns: Int) -> String {
    if width(text) <= columns { return text }
    var result = ""
    var used = 0
    for character in text {
      let next = width(String(character))
      if used + next > columns - 1 { break }
      result.append(character)
      used += next
    }
    return result + "…"
  }

  /// `above › own` in `columns`: what is above is cut first, and left out where less than three of its letters fit.
  public static func path(_ above: String, _ own: String, _ columns: Int) -> String {
    let separator = " › "
    if width(above) + width(separator) + width(own) <= columns { return above + separator + own }
    let room = columns - width(separator) - width(own)
    return room < 4 ? fit(own, columns) : fit(above, room) + separator + own
  }

  /// The text in lines of at most `columns`, broken between words, the second and later ones after `indent`.
  public static func wrap(_ text: String, _ columns: Int, indent: String = "") -> [String] {
    var lines: [String] = []
    var line: String?
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if let current = line, width(current) + 1 + width(String(word)) > columns, !word.isEmpty {
        lines.append(String(current.reversed().drop { $0 == " " }.reversed()))
        line = indent + word
      } else {
        line = line.map { $0 + " " + word } ?? String(word)
      }
    }
    return lines + [line ?? ""]
  }

  /// The text filled with spaces to `columns`, cut where it is longer.
  public static func pad(_ text: String, _ columns: Int, right: Bool = false) -> String {
    let fitted = fit(text, columns)
    let spaces = String(repeating: " ", count: max(0, columns - width(fitted)))
    return right ? spaces + fitted : fitted + spaces
  }
}
