import ArgumentParser
import Foundation
import LanguagePacks
import Redaction
import Verbatim
import VerbatimReports

/// The options that say which lexicons are meant.
struct LexiconOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A folder with lexicons of your own.", valueName: "dir"))
  var lexicons: String?

  @Option(help: "The languages, with commas between them; all when left out.")
  var lang: String?

  @OptionGroup var project: ProjectArguments

  func files() throws -> LexiconFiles {
    try AnalysisSetup.files(folder: lexicons, environment: ProcessInfo.processInfo.environment)
  }

  func languages(_ files: LexiconFiles) throws -> [String] {
    guard let lang, lang != "auto" else { return files.languages }
    let wanted = lang.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    if let unknown = wanted.first(where: { !files.languages.contains($0) }) {
      throw ValidationError(
        "--lang: there is no language '\(unknown)'; choose from \(files.languages.joined(separator: ", "))")
    }
    return wanted
  }
}

/// `verbatim lexicons check`: mistakes in the files, and lines that cannot work.
struct LexiconsCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Find duplicates, contradictions and lines that no text can match.",
    discussion: """
      Examples:
        verbatim lexicons check
        verbatim lexicons check --lexicons words --lang nl --strict
      """)

  @OptionGroup var options: LexiconOptions

  @Flag(help: "Count advice (duplicates, shadowed lines) as failure too.")
  var strict = false

  func run() throws {
    let files = try options.files()
    var failed = false
    let shared = LexiconCheck(files).runShared()
    for finding in shared { try StandardOutput.write(finding.text + "\n") }
    failed = !shared.isEmpty
    for language in try options.languages(files) {
      let shipped = try shippedFindings(language)
      let findings = try LexiconCheck(files).run(language).filter { !shipped.contains($0.text) }
      for finding in findings { try StandardOutput.write(finding.text + "\n") }
      let counts = LexiconFinding.Kind.allCases.compactMap { kind in
        let count = findings.count { $0.kind == kind }
        return count > 0 ? "\(count) \(kind.rawValue)" : nil
      }
      let summary = counts.isEmpty ? "nothing to report" : counts.joined(separator: ", ")
      Notices.write("\(language): \(summary)")
      failed = failed || findings.contains { strict || $0.isError }
    }
    if failed { throw ExitCode(1) }
  }

  /// What would be found without the user's own files; whoever checks those need not read it.
  private func shippedFindings(_ language: String) throws -> Set<String> {
    guard options.lexicons != nil, LexiconFiles.embedded.languages.contains(language) else { return [] }
    return Set(try LexiconCheck(.embedded).run(language).map(\.text))
  }
}

/// `verbatim lexicons test`: the examples beside the lexicons.
struct LexiconsTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run the examples beside the lexicons; status 1 where one fails.",
    discussion: """
      Examples:
        verbatim lexicons test
        verbatim lexicons test --lexicons words --lang sv
      """)

  @OptionGroup var options: LexiconOptions

  func run() throws {
    let files = try options.files()
    var failed = 0
    for language in try options.languages(files) {
      let result = try LexiconTest(files).run(language)
      for (phenomenon, counts) in result.phenomena.sorted(by: { $0.key < $1.key })
      where counts.right < counts.all {
        try StandardOutput.write("\(language) \(phenomenon): \(counts.right) of \(counts.all)\n")
        for failure in result.failures where failure.example.phenomenon == phenomenon {
          let example = failure.example
          let got = "\(failure.label) (\(NumberText.fixed(failure.score, 2)))"
          try StandardOutput.write(
            "  \(example.file):\(example.line): \(example.text) — expected \(example.expected.rawValue), got \(got)\n"
          )
        }
      }
      failed += result.failures.count + (try redaction(language, files))
      let right = result.count - result.failures.count
      Notices.write("\(language): \(right) of \(result.count) examples come out right")
    }
    if failed > 0 { throw ExitCode(1) }
  }

  /// Runs the examples of what must be masked; returns how many mistakes there are.
  private func redaction(_ language: String, _ files: LexiconFiles) throws -> Int {
    let redactor = try Redactor(try RedactionRules(files))
    var score = RedactionScore()
    let examples = try RedactionExample.read(language, files)
    for example in examples { score.add(example, redactor, language: language) }
    for failure in score.failures { try StandardOutput.write("\(failure)\n") }
    if !examples.isEmpty {
      Notices.write("\(language): \(examples.count) redaction examples, \(score.failures.count) mistakes")
    }
    return score.failures.count
  }
}

/// `verbatim lexicons list`: the entries in force.
struct LexiconsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List entries: language, role, term, value, file and line, separated by tabs.",
    discussion: """
      Examples:
        verbatim lexicons list --lang nl --role negator
        verbatim lexicons list --lang sv | grep snabb
      """)

  @OptionGroup var options: LexiconOptions

  @Option(help: "Only this role: sentiment, negated, sarcasm, negator, intensifier …")
  var role: String?

  @Option(help: "Only terms that contain this.")
  var term: String?

  func run() throws {
    let files = try options.files()
    var listing = LexiconListing()
    listing.term = term
    if let role {
      listing.role = LexiconListing.role(named: role)
      if listing.role == nil {
        throw ValidationError(
          "--role: '\(role)' is not known; use one of \(LexiconListing.roles.joined(separator: ", "))")
      }
    }
    for language in try options.languages(files) {
      let entries = try listing.entries(language, files)
      let lines = entries.map { line($0, language) }
      try StandardOutput.write(lines.joined())
    }
  }

  private func line(_ entry: LexiconEntry, _ language: String) -> String {
    let value = NumberText.significant(entry.value)
    return "\(language)\t\(entry.role)\t\(entry.term)\t\(value)\t\(entry.file):\(entry.line)\n"
  }
}

/// `verbatim lexicons export`: an editable copy.
struct LexiconsExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the lexicons to a folder, to edit and pass with --lexicons.",
    discussion: """
      Examples:
        verbatim lexicons export words
        verbatim summary nps.csv --lexicons words
      """)

  @Argument(help: "The folder; it must not hold files of these names yet.")
  var folder: String

  @OptionGroup var options: LexiconOptions

  @Flag(help: "Overwrite files that are there.")
  var force = false

  func run() throws {
    let files = try options.files()
    let languages = Set(try options.languages(files))
    let names = files.names.filter { name in
      let top = String(name.prefix { $0 != "/" })
      return languages.contains(top) || top == "shared"
    }
    let root = URL(fileURLWithPath: folder)
    if !force,
      let there = names.first(where: {
        FileManager.default.fileExists(atPath: root.appendingPathComponent($0).path)
      })
    {
      throw ValidationError("\(folder): '\(there)' is there already; choose another folder or add --force")
    }
    let output = OutputFiles()
    for name in names {
      let bytes = files.files(name).reduce(into: [UInt8]()) { $0 += $1.bytes }
      try output.add(
        root.appendingPathComponent(name).path,
        name.hasSuffix(".json") ? files.file(name)?.bytes ?? [] : bytes)
    }
    try output.finish()
    Notices.write("\(names.count) files written to \(folder)")
  }
}
