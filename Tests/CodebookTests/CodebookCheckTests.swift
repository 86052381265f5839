import LanguagePacks
import Testing
import TextAnalysis
import VerbatimReports

/// What `themes check` finds, and where.
struct CodebookCheckTests {
  private static func findings(_ yaml: String) throws -> [CodebookFinding] {
    try CodebookCheck(try Codebook(yaml: yaml, file: "c.yaml"), files: .embedded).findings
  }

  /// A codebook of one theme `a` in Dutch with these terms and exclusions, complete otherwise.
  private static func theme(_ terms: String, exclude: String = "", evaluative: Bool = true) -> String {
    """
    codebook: c
    themes:
      - id: a
        label: {nl: A}
        evaluative: \(evaluative)
        terms: {nl: [\(terms)]}
        exclude: {nl: [\(exclude)]}
        examples: {nl: [x]}
        counterexamples: {nl: [y]}
    """
  }

  @Test(
    "terms that never match",
    arguments: [
      ("'\"''werkt niet''\"'", ""), ("'tekniker-'", ""), ("'wachten NOT wachten'", ""),
      ("'factuur'", "'factuur*'"),
      ("'factuur AND $'", ""),
    ])
  func neverMatches(term: String, exclude: String) throws {
    let found = try Self.findings(Self.theme(term, exclude: exclude)).filter { $0.kind == .neverMatches }
    #expect(found.count == 1 && found[0].level == .error, "\(found)")
    #expect(found[0].place.line == 6 && found[0].place.column >= 17)
  }

  @Test(
    "words that were meant as operators",
    arguments: ["factuur near/4 fout", "factuur NEER/4 fout", "factuur NEAR4 fout", "factuur or rekening"])
  func operators(term: String) throws {
    let found = try Self.findings(Self.theme("'\(term)'")).filter { $0.kind == .operatorName }
    #expect(found.count == 1 && found[0].place.line == 6, "\(found)")
    #expect(try !Self.findings(Self.theme("'\"\(term)\"'")).contains { $0.kind == .operatorName })
  }

  @Test("terms that do match are no finding")
  func fine() throws {
    let terms =
      "'factuur', 'wacht* NEAR/4 (lijn OR telefoon)', 'NEGATED(werken) AND app', '24/7', '\"in de wacht\"', '#negative AND monteur', '@a.b AND fiets'"
    let yaml =
      Self.theme(terms)
      + "\n    themes:\n      - id: b\n        label: {nl: B}\n        terms: {nl: [zadel]}\n        examples: {nl: [x]}\n        counterexamples: {nl: [y]}\n"
    #expect(try Self.findings(yaml).isEmpty)
  }

  @Test("terms contained in others; of two that are the same, the second")
  func contained() throws {
    let found = try Self.findings(
      Self.theme("factuur, facturen, '\"hoge factuur\"', '=factuur', 'factuur AND duur', fiets"))
    #expect(found.filter { $0.kind == .contained }.count == 4)
    #expect(!found.contains { $0.level == .error })
    #expect(try Self.findings(Self.theme("'=factuur', factuur")).map(\.place.column) == [19])
  }

  @Test("terms of two sibling themes")
  func siblings() throws {
    let one =
      "\n  - id: z\n    label: {nl: Z}\n    terms: {nl: [fiets]}\n    examples: {nl: [x]}\n    counterexamples: {nl: [y]}\n"
    let found = try Self.findings(Self.theme("fiets") + one)
    #expect(found.map(\.kind) == [.siblings])
    #expect(found.first?.place.line == 12)
  }

  @Test("words of sentiment, unless the theme is evaluative")
  func sentiment() throws {
    #expect(try Self.findings(Self.theme("fiets, geweldig", evaluative: false)).map(\.kind) == [.sentiment])
    #expect(try Self.findings(Self.theme("fiets, geweldig")).isEmpty)
  }

  @Test("circles and references to nothing")
  func references() throws {
    let circle = """
      codebook: c
      themes:
        - id: a
          label: {nl: A}
          terms: {nl: ['@b AND x']}
        - id: b
          label: {nl: B}
          terms: {nl: ['@c']}
        - id: c
          label: {nl: C}
          terms: {nl: ['@a', '@nowhere']}
      """
    let found = try Self.findings(circle).filter { $0.level == .error }
    #expect(found.map(\.kind) == [.circle, .circle, .circle, .unknownReference])
    #expect(found.map(\.place.line) == [5, 8, 11, 11])
  }

  @Test("labels, terms, examples missing in a language, unknown languages, empty themes")
  func missing() throws {
    let yaml = """
      codebook: c
      themes:
        - id: a
          label: {nl: A, sv: A}
          terms: {nl: [fiets], xx: [velo]}
        - id: b
          label: {nl: B}
      """
    let found = try Self.findings(yaml)
    #expect(found.filter { $0.level == .error }.map(\.kind) == [.unknownLanguage, .empty])
    #expect(found.contains { $0.kind == .missing && $0.problem.contains("no term in 'sv'") })
    #expect(found.contains { $0.kind == .missing && $0.problem.contains("no label in 'sv'") })
  }

  @Test("every shipped codebook passes its examples and has no error", arguments: CodebookLibrary.names)
  func shipped(name: String) throws {
    let book = try CodebookLibrary(.embedded).codebook(name)
    let test = try CodebookTest(book, files: .embedded)
    #expect(test.count > 0 && test.failures.isEmpty, "\(test.failures.map(\.place))")
    #expect(!(try CodebookCheck(book, files: .embedded).hasErrors))
  }

  @Test("a failing example says what matched instead")
  func failures() throws {
    let yaml = """
      codebook: c
      themes:
        - id: a
          terms: {nl: [fiets]}
          examples: {nl: ['Mijn auto rijdt', 'Mijn fiets rijdt']}
          counterexamples: {nl: ['Een fiets', 'Een auto']}
        - id: b
          terms: {nl: [auto]}
      """
    let test = try CodebookTest(try Codebook(yaml: yaml, file: "c.yaml"), files: .embedded)
    #expect(test.count == 4)
    #expect(test.failures.map(\.isCounterexample) == [false, true])
    #expect(test.failures[0].found.map(\.theme) == ["b"])
    #expect(test.failures[0].place.line == 5 && test.failures[0].place.column == 22)
    #expect(test.failures[1].found.first?.evidence.first?.text == "fiets")
  }

  @Test("findings are grouped by kind, errors first, with the first three of each unless all are wanted")
  func grouped() throws {
    func finding(_ level: CodebookFinding.Level, _ kind: CodebookFinding.Kind, _ line: Int) -> CodebookFinding
    {
      CodebookFinding(
        level: level, kind: kind, place: SourcePlace(file: "c.yaml", line: line, column: 1), theme: "a",
        problem: "problem \(line)", remedy: "remedy")
    }
    let findings = (1...5).map { finding(.warning, .contained, $0) } + [finding(.error, .circle, 9)]
    let short = FindingsReport.table(findings, codebooks: ["c"], all: false)
    #expect(
      short.split(separator: "\n").filter { !$0.hasPrefix(" ") } == [
        "circle: 1 error", "contained: 5 warnings", "c: 1 error, 5 warnings",
      ])
    #expect(
      short.contains("c.yaml:3:1") && !short.contains("c.yaml:4:1") && short.contains("… and 2 more (--all)"))
    let all = FindingsReport.table(findings, codebooks: ["c"], all: true)
    #expect(
      (1...5).allSatisfy { all.contains("c.yaml:\($0):1: warning: problem \($0)") } && !all.contains("--all"))
  }
}
