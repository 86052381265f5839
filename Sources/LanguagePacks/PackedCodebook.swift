/// A codebook inside the program as lines of cells, which are read in an eighth of the instructions that its YAML takes.
///
/// `Scripts/embed-lexicons.sh` makes it of the YAML, which stays the source: the first line holds the fingerprint of the YAML it
/// was made of, and where that has changed since, the YAML is read. A line begins with a letter that says what it holds; cells
/// are separated by tabs; a tab, line break or backslash within a cell is written `\t`, `\n` or `\\`.
enum PackedCodebook {
  /// What a line holds.
  enum Line: UInt8 {
    /// Fingerprint, name, version, rule of the primary theme, note.
    case codebook = 0x42  // B
    /// Id, index of the parent or −1, scope, whether it is evaluative and a fallback (0 or 1), line, note.
    case theme = 0x54  // T
    /// Language and text, for the theme above; so are the others.
    case label = 0x4C  // L
    /// Language, line, column and text of a term.
    case term = 0x74  // t
    /// The same of a term that undoes a match.
    case exclusion = 0x78  // x
    /// The same of a text that must be tagged.
    case example = 0x65  // e
    /// The same of a text that must not be tagged.
    case counterexample = 0x63  // c
  }

  /// A hash of a file's bytes, eight at a time: it tells a file from an earlier state of it.
  static func fingerprint(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let bytes = UnsafeRawBufferPointer(bytes)
    var hash = UInt64(bytes.count)
    var at = 0
    while at < bytes.count {
      var word: UInt64 = 0
      if at + 8 <= bytes.count {
        word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      } else {
        for i in at..<bytes.count { word |= UInt64(bytes[i]) << UInt64(8 * (i - at)) }
      }
      let product = (hash ^ word ^ 0xE703_7ED1_A0B4_28DB).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
      hash = product.high ^ product.low
      at += 8
    }
    return hash
  }
}

extension Codebook {
  /// The packed form of the codebook, made of the file `yaml` it was read from.
  public func packed(of yaml: [UInt8]) -> String {
    let fingerprint = yaml.withUnsafeBufferPointer { String(PackedCodebook.fingerprint($0), radix: 16) }
    var text = Self.line(.codebook, [fingerprint, name, version, primary.rawValue, note])
    for theme in themes {
      text += Self.line(
        .theme,
        [
          theme.id, String(theme.parent ?? -1), theme.scope.rawValue, theme.isEvaluative ? "1" : "0",
          theme.isFallback ? "1" : "0", String(theme.line), theme.note,
        ])
      for (language, label) in theme.labels.sorted(by: { $0.key < $1.key }) {
        text += Self.line(.label, [language, label])
      }
      for (kind, terms) in [(PackedCodebook.Line.term, theme.terms), (.exclusion, theme.exclusions)] {
        for (language, list) in terms.sorted(by: { $0.key < $1.key }) {
          for term in list {
            text += Self.line(kind, [language, String(term.line), String(term.column), term.source])
          }
        }
      }
      for (kind, texts) in [
        (PackedCodebook.Line.example, theme.examples), (.counterexample, theme.counterexamples),
      ] {
        for (language, list) in texts.sorted(by: { $0.key < $1.key }) {
          for example in list {
            text += Self.line(kind, [language, String(example.line), String(example.column), example.text])
          }
        }
      }
    }
    return text
  }

  private static func line(_ kind: PackedCodebook.Line, _ cells: [String]) -> String {
    let escaped = cells.map { cell in
      cell.replacing("\\", with: "\\\\").replacing("\t", with: "\\t").replacing("\n", with: "\\n")
    }
    return ([String(UnicodeScalar(kind.rawValue))] + escaped).joined(separator: "\t") + "\n"
  }

  /// Reads the packed form; nil where it was not made of the file `yaml` or is not whole.
  init?(packed: UnsafeBufferPointer<UInt8>, of yaml: UnsafeBufferPointer<UInt8>, file: String) {
    var cells = PackedCells(packed)
    guard cells.line() == .codebook,
      UInt64(cells.text(), radix: 16) == PackedCodebook.fingerprint(yaml)
    else { return nil }
    let (name, version) = (cells.text(), cells.text())
    guard let primary = PrimaryRule(rawValue: cells.text()) else { return nil }
    let note = cells.text()
    var themes: [Theme] = []
    var line = cells.line()
    while line == .theme {
      guard let theme = Theme(&cells, next: &line) else { return nil }
      themes.append(theme)
    }
    guard line == nil, cells.isAtEnd else { return nil }
    self.init(
      name: name, version: version, primary: primary, note: note, themes: themes, file: file, isBuiltIn: true)
  }
}

extension Theme {
  /// Reads a theme with what belongs to it, and the beginning of the line behind it into `next`.
  fileprivate init?(_ cells: inout PackedCells, next: inout PackedCodebook.Line?) {
    let (id, parent) = (cells.text(), cells.number())
    guard let scope = ThemeScope(rawValue: cells.text()) else { return nil }
    let (isEvaluative, isFallback) = (cells.number() == 1, cells.number() == 1)
    let (line, note) = (cells.number(), cells.text())
    var labels: [String: String] = [:]
    var terms: [String: [ThemeTerm]] = [:]
    var exclusions: [String: [ThemeTerm]] = [:]
    var examples: [String: [ThemeText]] = [:]
    var counterexamples: [String: [ThemeText]] = [:]
    next = cells.line()
    while let kind = next, kind != .theme {
      let language = cells.text()
      switch kind {
      case .label: labels[language] = cells.text()
      case .term: terms[language, default: []].append(cells.term())
      case .exclusion: exclusions[language, default: []].append(cells.term())
      case .example: examples[language, default: []].append(cells.example())
      case .counterexample: counterexamples[language, default: []].append(cells.example())
      case .codebook, .theme: return nil
      }
      next = cells.line()
    }
    self.init(
      id: id, parent: parent < 0 ? nil : parent, labels: labels, terms: terms, exclusions: exclusions,
      examples: examples, counterexamples: counterexamples, scope: scope, isEvaluative: isEvaluative,
      isFallback: isFallback, note: note, line: line)
  }
}

/// Goes through the cells of a packed codebook; behind the end there are only empty ones.
private struct PackedCells {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { at >= bytes.count }

  /// What the line holds that begins here; nil at the end and where it is none of them.
  mutating func line() -> PackedCodebook.Line? {
    let cell = cell()
    return cell.count == 1 ? PackedCodebook.Line(rawValue: cell[0]) : nil
  }

  mutating func text() -> String {
    let cell = cell()
    let text = String(decoding: cell, as: UTF8.self)
    guard cell.contains(0x5C) else { return text }
    var plain = ""
    var isMark = false
    for character in text {
      if isMark {
        plain.append(character == "t" ? "\t" : character == "n" ? "\n" : character)
        isMark = false
      } else if character == "\\" {
        isMark = true
      } else {
        plain.append(character)
      }
    }
    return plain
  }

  /// The whole number in a cell.
  mutating func number() -> Int {
    var number = 0
    var isNegative = false
    for byte in cell() {
      if byte == 0x2D { isNegative = true } else { number = number &* 10 &+ Int(byte &- 0x30) }
    }
    return isNegative ? -number : number
  }

  mutating func term() -> ThemeTerm {
    let (line, column) = (number(), number())
    return ThemeTerm(sound: text(), line: line, column: column)
  }

  mutating func example() -> ThemeText {
    let (line, column) = (number(), number())
    return ThemeText(text: text(), line: line, column: column)
  }

  private mutating func cell() -> UnsafeBufferPointer<UInt8> {
    let start = at
    while at < bytes.count && bytes[at] != 0x09 && bytes[at] != 0x0A { at += 1 }
    let cell = UnsafeBufferPointer(rebasing: bytes[min(start, bytes.count)..<at])
    at = min(at + 1, bytes.count)
    return cell
  }
}
