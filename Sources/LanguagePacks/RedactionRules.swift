internal import UnicodeText

/// What personal data look like: `shared/redaction.tsv`, and `redaction.tsv` and `first-names.txt` of every language.
public struct RedactionRules: Sendable {
  /// A pattern of data that stand for themselves: an address, a number.
  public struct Pattern: Sendable {
    /// What it finds, such as `phone`.
    public let kind: String
    /// The named test that a match must pass; empty for none.
    public let check: String
    /// What a text must hold for the pattern to be tried: `digit`, or a character; empty for nothing.
    public let needs: String
    /// The regular expression; its first group, where it has one, is what is masked.
    public let expression: String
    /// The file it stands in.
    public let file: String
    /// The line in it, counted from 1.
    public let line: Int

    /// The same pattern, of another kind.
    func finding(_ kind: String) -> Pattern {
      Pattern(kind: kind, check: check, needs: needs, expression: expression, file: file, line: line)
    }
  }

  /// How sure the words before a name make it.
  public enum Cue: String, Sendable {
    /// No name follows, whatever it looks like: "a flight to".
    case never
    /// Any word follows as a name: "my name is".
    case any
    /// A word with a capital does, a particle or one that is never a name elsewhere included: "Mrs".
    case title
    /// A word with a capital does: "hello".
    case strong
    /// A name of two words with capitals at least does: "I am".
    case full
    /// A name of the list does, in small letters too: "with".
    case weak
    /// A name ends the line: "regards".
    case signoff
    /// A name stands behind it and a colon, in small letters too: "Name:".
    case label
    /// A word with a capital is one where nothing else stands before or behind: "with Jansen, good morning".
    case opening
  }

  /// The words of one language.
  public struct Language: Sendable {
    /// What a kind is called in a marker.
    public internal(set) var markers: [String: String] = [:]
    /// Word sequences before names, folded, by their last word.
    public internal(set) var cues: [String: [(words: [String], cue: Cue)]] = [:]
    /// Words inside surnames: `van`, `de`, `af`.
    public internal(set) var particles: Set<String> = []
    /// Words that are no names however they are written.
    public internal(set) var notNames: Set<String> = []
    /// Words before numbers that are nobody's: "article number".
    public internal(set) var products: Set<String> = []
    /// Words behind numbers that are nobody's: "kWh".
    public internal(set) var units: Set<String> = []
    /// Words that are cut short with a dot and stand before a name: "Mrs".
    public internal(set) var abbreviations: Set<String> = []
    /// Surnames, folded: behind a first name or title they are names in small letters too.
    public internal(set) var surnames: Set<String> = []
    /// Words between names of a list: "and".
    public internal(set) var joiners: Set<String> = []
    /// Words that every text is full of: what answers a question for a name is none of them.
    public internal(set) var common: Set<String> = []
    /// Beginnings of first names that stand for them: `th`.
    public internal(set) var initials: Set<String> = []
    /// Words behind a name that begins a sentence: "Rose told me", "Mark here".
    public internal(set) var behind: Set<String> = []
    /// First names, folded; true where the word means something else too.
    public internal(set) var names: [String: Bool] = [:]

    init() {}

    /// The words of all of `languages`; for what two of them hold, the first decides.
    public init(merging languages: [Language]) {
      for other in languages {
        markers.merge(other.markers) { first, _ in first }
        cues.merge(other.cues) { $0 + $1 }
        particles.formUnion(other.particles)
        notNames.formUnion(other.notNames)
        products.formUnion(other.products)
        units.formUnion(other.units)
        abbreviations.formUnion(other.abbreviations)
        surnames.formUnion(other.surnames)
        joiners.formUnion(other.joiners)
        common.formUnion(other.common)
        initials.formUnion(other.initials)
        behind.formUnion(other.behind)
        names.merge(other.names) { first, _ in first }
      }
    }
  }

  /// The patterns, those that win first.
  public private(set) var patterns: [Pattern] = []
  /// The words by language code.
  public private(set) var languages: [String: Language] = [:]
  /// Patterns of questions that what stands in one of the next turns answers, by what they ask for.
  public private(set) var asks: [Pattern] = []
  /// Patterns of what answers them.
  public private(set) var answers: [Pattern] = []
  /// Patterns of what is no answer to them, such as a date or a time.
  public private(set) var free: [Pattern] = []
  /// Names of companies and places that begin no person's, folded, by their first word.
  public private(set) var companies: [String: [[String]]] = [:]
  /// Characters by HTML's names of them.
  public private(set) var entities: [String: Unicode.Scalar] = [:]
  private var columns: [(kind: String, needs: String, pattern: NamePattern)] = []

  /// The tests that patterns may name.
  public static let checks: Set<String> = [
    "mod97", "luhn", "eleven", "rijksregister", "personnummer", "octets", "phone", "hetu",
  ]

  /// Reads all rules.
  ///
  /// - Throws: ``LexiconError`` for a line that says nothing known.
  public init(_ files: LexiconFiles = .embedded) throws(LexiconError) {
    var patterns: [Pattern] = []
    for file in files.files("shared/redaction.tsv") { try read(file, code: nil, &patterns) }
    for code in files.languages {
      languages[code] = Language()
      for file in files.files("\(code)/redaction.tsv") { try read(file, code: code, &patterns) }
      for name in ["stopwords", "loose-words", "no-answers"] {
        for file in files.files("\(code)/\(name).txt") {
          for row in try TableFile(name: file.name, bytes: file.bytes).rows {
            let words = row.columns[0].split(separator: " ").map { Folding.fold(String($0)) }
            languages[code]?.common.formUnion(words)
          }
        }
      }
      for file in files.files("\(code)/first-names.txt") {
        for row in try TableFile(name: file.name, bytes: file.bytes).rows {
          for name in row.columns[0].split(separator: " ") {
            let isWord = name.hasSuffix("?")
            languages[code]?.names[Folding.fold(String(isWord ? name.dropLast() : name))] = isWord
          }
        }
      }
    }
    // A pattern that needs a cue is surer than a bare number: those stand last in the shared file.
    let bare = patterns.filter { $0.kind.hasSuffix("?") }
    patterns.removeAll { $0.kind.hasSuffix("?") }
    self.patterns =
      patterns
      + bare.map { $0.finding(String($0.kind.dropLast())) }
  }

  private mutating func read(_ file: LexiconFiles.File, code: String?, _ found: inout [Pattern])
    throws(LexiconError)
  {
    for row in try TableFile(name: file.name, bytes: file.bytes).rows {
      try read(row, of: file, code: code, &found)
    }
  }

  private mutating func read(
    _ row: TableFile.Row, of file: LexiconFiles.File, code: String?, _ found: inout [Pattern]
  ) throws(LexiconError) {
    let columns = row.columns
    func fail(_ problem: String) -> LexiconError {
      LexiconError(
        file: file.name, line: row.line, problem: problem,
        remedy:
          "write pattern, ask, answer or free, kind, check or -, needs or -, expression; or one of the other words of docs/file-formats.md"
      )
    }
    if ["pattern", "ask", "answer", "free"].contains(columns[0]) {
      guard columns.count >= 5, columns[2] == "-" || Self.checks.contains(columns[2]) else {
        throw fail("this is no pattern with a known check")
      }
      let pattern = Pattern(
        kind: columns[1], check: columns[2] == "-" ? "" : columns[2],
        needs: columns[3] == "-" ? "" : columns[3],
        expression: columns[4], file: file.name, line: row.line)
      switch columns[0] {
      case "ask": asks.append(pattern)
      case "free": free.append(pattern)
      case "answer": answers += columns[1].split(separator: ",").map { pattern.finding(String($0)) }
      default: found.append(pattern)
      }
      return
    }
    switch columns[0] {
    case "column" where columns.count >= 4:
      self.columns.append((columns[1], columns[2] == "-" ? "" : columns[2], NamePattern(columns[3])))
      return
    case "company" where columns.count >= 2:
      for name in columns[1].split(separator: ",") {
        let words = Folding.fold(String(name)).split { !$0.isLetter && !$0.isNumber && $0 != "'" }.map(
          String.init)
        if let first = words.first?.replacing("'s", with: "") { companies[first, default: []].append(words) }
      }
      return
    case "entity" where columns.count >= 3:
      guard let scalar = UInt32(columns[2], radix: 16).flatMap(Unicode.Scalar.init) else {
        throw fail("'\(columns[2])' is no character's number")
      }
      entities[columns[1]] = scalar
      return
    default: break
    }
    guard let code, columns.count >= 2 else { throw fail("'\(columns[0])' says nothing known") }
    let words = Folding.fold(columns[1]).split(separator: " ").map(String.init)
    switch columns[0] {
    case "marker" where columns.count >= 3: languages[code]?.markers[columns[1]] = columns[2]
    case "cue" where columns.count >= 3:
      let phrase = Folding.fold(columns[2]).split { !$0.isLetter && !"'-".contains($0) }.map(String.init)
      guard let cue = Cue(rawValue: columns[1]), let last = phrase.last else {
        throw fail("this is no cue")
      }
      languages[code]?.cues[last, default: []].append((phrase, cue))
    case "particle": languages[code]?.particles.formUnion(words)
    case "not-name": languages[code]?.notNames.formUnion(words)
    case "product": languages[code]?.products.formUnion(words)
    case "unit": languages[code]?.units.formUnion(words)
    case "abbreviation": languages[code]?.abbreviations.formUnion(words)
    case "surname": languages[code]?.surnames.formUnion(words)
    case "initial": languages[code]?.initials.formUnion(words)
    case "behind": languages[code]?.behind.formUnion(words)
    case "joiner": languages[code]?.joiners.formUnion(words)
    default: throw fail("'\(columns[0])' says nothing known")
    }
  }
}

extension RedactionRules {
  /// What a column or field of this name holds, and what its cells must contain to be it: `digit`, a character, or nothing.
  ///
  /// Nil where the name says nothing.
  public func column(named name: String) -> (kind: String, needs: String)? {
    let normalised = NamePattern.normalise(name)
    return columns.first { $0.pattern.matches(normalised: normalised) }.map { ($0.kind, $0.needs) }
  }

  /// Every line of a language's rules, or of the shared ones for nil, that says nothing known; kinds without a marker
  /// included.
  public static func mistakes(code: String?, _ files: LexiconFiles) -> [LexiconError] {
    var rules = RedactionRules()
    if let code { rules.languages[code] = Language() }
    var errors: [LexiconError] = []
    var patterns: [Pattern] = []
    for file in files.files("\(code ?? "shared")/redaction.tsv") {
      do {
        for row in try TableFile(name: file.name, bytes: file.bytes).rows {
          do { try rules.read(row, of: file, code: code, &patterns) } catch { errors.append(error) }
        }
      } catch {
        errors.append(error)
      }
    }
    for pattern in patterns + rules.answers {
      let kind = pattern.kind.hasSuffix("?") ? String(pattern.kind.dropLast()) : pattern.kind
      // A language that says nothing of personal data has the markers of English.
      for language in code.map({ [$0] }) ?? files.languages
      where !files.files("\(language)/redaction.tsv").isEmpty && !hasMarker(kind, language, files) {
        errors.append(
          LexiconError(
            file: pattern.file, line: pattern.line, problem: "'\(kind)' has no marker in '\(language)'",
            remedy: "add a line 'marker', '\(kind)' and its name to \(language)/redaction.tsv"))
      }
    }
    return errors
  }

  private static func hasMarker(_ kind: String, _ language: String, _ files: LexiconFiles) -> Bool {
    files.files("\(language)/redaction.tsv").contains { file in
      let rows = try? TableFile(name: file.name, bytes: file.bytes).rows
      return rows?.contains { $0.columns.count > 2 && $0.columns[0] == "marker" && $0.columns[1] == kind }
        ?? false
    }
  }

  private init() {}

  /// The patterns of a language's file, or of the shared one for nil, as far as they can be read; questions and answers
  /// included.
  public static func patterns(code: String?, _ files: LexiconFiles) -> [Pattern] {
    var rules = RedactionRules()
    if let code { rules.languages[code] = Language() }
    var patterns: [Pattern] = []
    for file in files.files("\(code ?? "shared")/redaction.tsv") {
      let rows = (try? TableFile(name: file.name, bytes: file.bytes).rows) ?? []
      for row in rows { try? rules.read(row, of: file, code: code, &patterns) }
    }
    return patterns + rules.asks + rules.answers
  }
}

/// A text with what must be masked in it: a line of a language's `redaction-examples.tsv`.
public struct RedactionExample: Sendable {
  /// The text, without the marks.
  public let text: String
  /// What must be masked, with its kind, in order.
  public let expected: [(text: String, kind: String)]
  /// The file.
  public let file: String
  /// The line in it, counted from 1.
  public let line: Int

  /// Reads `text with {kind:what is personal} in it` from a file's bytes.
  public static func read(name: String, bytes: [UInt8]) throws(LexiconError) -> [RedactionExample] {
    try TableFile(name: name, bytes: bytes).rows.map { row throws(LexiconError) in
      var text = ""
      var expected: [(text: String, kind: String)] = []
      var rest = row.columns[0][...]
      while let open = rest.firstIndex(of: "{") {
        text += rest[..<open]
        guard let close = rest[open...].firstIndex(of: "}"),
          let colon = rest[open..<close].firstIndex(of: ":")
        else {
          throw LexiconError(
            file: name, line: row.line, problem: "a mark is not closed",
            remedy: "write {kind:what is personal}")
        }
        let inside = String(rest[rest.index(after: colon)..<close])
        expected.append((inside, String(rest[rest.index(after: open)..<colon])))
        text += inside
        rest = rest[rest.index(after: close)...]
      }
      return RedactionExample(text: text + rest, expected: expected, file: name, line: row.line)
    }
  }

  /// The examples of a language; none where it has no such file.
  public static func read(_ code: String, _ files: LexiconFiles) throws(LexiconError) -> [RedactionExample] {
    var all: [RedactionExample] = []
    for file in files.files("\(code)/redaction-examples.tsv") {
      all += try read(name: file.name, bytes: file.bytes)
    }
    return all
  }
}
