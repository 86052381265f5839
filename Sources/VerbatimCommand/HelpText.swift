import VerbatimReports

/// The help on a terminal: examples are not broken in two where they are too long, but go on behind a backslash, so that they
/// can be copied.
enum HelpText {
  /// `wide` is the help in one line a paragraph, `narrow` the same as wrapped for `columns`.
  static func folded(_ wide: String, narrow: String, columns: Int) -> String {
    let mark = "\nUSAGE:"
    guard let head = wide.ranges(of: mark).first, let rest = narrow.ranges(of: mark).first else {
      return narrow
    }
    var lines: [String] = []
    var isExample = false
    for line in wide[..<head.lowerBound].split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("Examples:") { isExample = true }
      let isCall = isExample && line.trimmingPrefix(while: { $0 == " " }).hasPrefix("verbatim ")
      lines += isCall ? call(String(line), columns) : wrapped(String(line), columns)
    }
    return lines.joined(separator: "\n") + narrow[rest.lowerBound...]
  }

  private static func wrapped(_ line: String, _ columns: Int) -> [String] {
    let indent = String(line.prefix { $0 == " " })
    return TerminalText.wrap(line, columns, indent: indent)
  }

  /// A call with what it does, which stands on a line of its own where both do not fit.
  private static func call(_ line: String, _ columns: Int) -> [String] {
    if TerminalText.width(line) <= columns { return [line] }
    let indent = String(line.prefix { $0 == " " })
    let text = line.dropFirst(indent.count)
    let parts = text.firstRange(of: "   ").map { (text[..<$0.lowerBound], text[$0.upperBound...]) }
    var lines = [""]
    for word in words(String(parts?.0 ?? text)) {
      let current = lines[lines.count - 1]
      let joined = current.isEmpty ? indent + word : current + " " + word
      if current.isEmpty || TerminalText.width(joined) + 2 <= columns {
        lines[lines.count - 1] = joined
      } else {
        lines[lines.count - 1] += " \\"
        lines.append(indent + "    " + word)
      }
    }
    let what = parts.map { String($0.1.trimmingPrefix(while: { $0 == " " })) }
    return lines + (what.map { wrapped(indent + "  # " + $0, columns) } ?? [])
  }

  /// The words of a call; what stands in quotes is one.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var quote: Character?
    for letter in text {
      if letter == " ", quote == nil {
        if !word.isEmpty { words.append(word) }
        word = ""
        continue
      }
      if quote == letter { quote = nil } else if quote == nil, "\"'".contains(letter) { quote = letter }
      word.append(letter)
    }
    return word.isEmpty ? words : words + [word]
  }
}
