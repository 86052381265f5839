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
  }

  /// What somebody asks for, and what the answer of the other side looks like: alone, it would be no personal data.
  public struct Answer: Sendable {
    /// What it is, such as `customer`.
    public let kind: String
    /// The regular expression of the question.
    public let question: String
    /// The regular expression of the answer; its first group, where it has one, is what is masked.
    public let answer: String
    /// The file it stands in.
    public let file: String
    /// The line in it, counted from 1.
    public let line: Int
  }

  /// How sure the words before a name make it.
  public enum Cue: String, Sendable {
    /// Any word follows as a name: "my name is".
    case any
    /// The title of a person, which a surname follows: "Mrs". Words that are never names may begin it: "mevrouw De Vries".
    case title
    /// A word with a capital does: "colleague".
    case strong
    /// A name of the list does, in small letters too: "with".
    case weak
    /// A name ends the line: "regards".
    case signoff
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
    /// First names, folded; true where the word means something else too.
    public internal(set) var names: [String: Bool] = [:]
  }

  /// The patterns, those that win first.
  public private(set) var patterns: [Pattern] = []
  /// What is asked for in one turn and answered in the next.
  public private(set) var answers: [Answer] = []
  /// What is masked by the name of its column or field: kind, by the name in small letters and digits.
  public private(set) var fields: [String: String] = [:]
  /// Names of fields that hold it in tables alone: in JSON, anything may have a `name`.
  public private(set) var tableFields: [String: String] = [:]
  /// The words by language code.
  public private(set) var languages: [String: Language] = [:]

  /// The tests that patterns may name.
  public static let checks: Set<String> = [
    "mod97", "luhn", "eleven", "rijksregister", "personnummer", "octets", "phone",
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
      + bare.map {
        Pattern(
          kind: String($0.kind.dropLast()), check: $0.check, needs: $0.needs, expression: $0.expression,
          file: $0.file, line: $0.line)
      }
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
          "write pattern, kind, check or -, needs or -, expression; answer, kind, question, answer; or marker, cue, particle, not-name, product, field and words"
      )
    }
    if columns[0] == "pattern" {
      guard columns.count >= 5, columns[2] == "-" || Self.checks.contains(columns[2]) else {
        throw fail("this is no pattern with a known check")
      }
      found.append(
        Pattern(
          kind: columns[1], check: columns[2] == "-" ? "" : columns[2],
          needs: columns[3] == "-" ? "" : columns[3],
          expression: columns[4], file: file.name, line: row.line))
      return
    }
    if columns[0] == "answer" {
      guard columns.count >= 4 else { throw fail("this is no kind with a question and an answer") }
      answers.append(
        Answer(kind: columns[1], question: columns[2], answer: columns[3], file: file.name, line: row.line))
      return
    }
    if columns[0] == "field" || columns[0] == "table-field" {
      guard columns.count >= 3 else { throw fail("this is no kind with names of fields") }
      for name in columns[2].split(separator: " ") {
        let plain = Self.compact(String(name))
        tableFields[plain] = columns[1]
        if columns[0] == "field" { fields[plain] = columns[1] }
      }
      return
    }
    guard let code, columns.count >= 2 else { throw fail("'\(columns[0])' says nothing known") }
    let words = Folding.fold(columns[1]).split(separator: " ").map(String.init)
    switch columns[0] {
    case "marker" where columns.count >= 3: languages[code]?.markers[columns[1]] = columns[2]
    case "cue" where columns.count >= 3:
      let phrase = Folding.fold(columns[2]).split(separator: " ").map(String.init)
      guard let cue = Cue(rawValue: columns[1]), let last = phrase.last else {
        throw fail("this is no cue")
      }
      languages[code]?.cues[last, default: []].append((phrase, cue))
    case "particle": languages[code]?.particles.formUnion(words)
    case "not-name": languages[code]?.notNames.formUnion(words)
    case "product": languages[code]?.products.formUnion(words)
    default: throw fail("'\(columns[0])' says nothing known")
    }
  }
}

extension RedactionRules {
  /// Small letters and digits of a field's name.
  public static func compact(_ name: String) -> String {
    String(Folding.fold(name).filter { $0.isLetter || $0.isNumber })
  }

  /// What a column of a table holds, by its name; nil where the name says nothing.
  public func kind(ofColumn name: String) -> String? { tableFields[Self.compact(name)] }

  /// What a field of JSON holds, by its name; nil where the name says nothing.
  public func kind(ofField name: String) -> String? { fields[Self.compact(name)] }

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
    let places =
      patterns.map { ($0.kind, $0.file, $0.line) } + rules.answers.map { ($0.kind, $0.file, $0.line) }
    for (name, file, line) in places {
      let kind = name.hasSuffix("?") ? String(name.dropLast()) : name
      for language in code.map({ [$0] }) ?? files.languages where !hasMarker(kind, language, files) {
        errors.append(
          LexiconError(
            file: file, line: line, problem: "'\(kind)' has no marker in '\(language)'",
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

  /// The patterns of a language's file, or of the shared one for nil, as far as they can be read.
  public static func patterns(code: String?, _ files: LexiconFiles) -> [Pattern] {
    var rules = RedactionRules()
    if let code { rules.languages[code] = Language() }
    var patterns: [Pattern] = []
    for file in files.files("\(code ?? "shared")/redaction.tsv") {
      let rows = (try? TableFile(name: file.name, bytes: file.bytes).rows) ?? []
      for row in rows { try? rules.read(row, of: file, code: code, &patterns) }
    }
    return patterns
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
