import ArgumentParser
import LanguagePacks
import TextAnalysis
import VerbatimReports

/// `verbatim themes check`: what is wrong with a codebook.
struct ThemesCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Find terms that never match, circles, doubles and gaps in codebooks.",
    discussion: """
      Ends with status 1 where there is an error; with --strict, also where there is a warning.

      Examples:
        verbatim themes check mine.yaml --strict
      """)

  @OptionGroup var arguments: CodebookArguments

  @Option(help: "How to print: table or json.")
  var format = TableFormat.table

  @Flag(help: "List every finding, not the first three of each kind.")
  var all = false

  @Flag(help: "Fail on warnings too.")
  var strict = false

  func run() throws {
    let files = try arguments.files()
    var findings: [CodebookFinding] = []
    for name in arguments.names { findings += try check(name, files) }
    let names = arguments.names
    try StandardOutput.write(
      format == .json
        ? FindingsReport.json(findings, codebooks: names)
        : FindingsReport.table(findings, codebooks: names, all: all))
    if findings.contains(where: { strict || $0.level == .error }) { throw ExitCode(1) }
  }

  private func check(_ name: String, _ files: LexiconFiles) throws -> [CodebookFinding] {
    let codebook: Codebook
    do {
      codebook = try CodebookLibrary(files).codebook(name)
    } catch {
      // A file that is there but wrong is a finding; one that is not there is a usage error.
      guard error.line > 0 || error.column > 0 else { throw error }
      return [CodebookCheck.finding(for: error)]
    }
    return try CodebookCheck(codebook, files: files).findings
  }
}
