import ArgumentParser
import LanguagePacks
import TextAnalysis
import Verbatim
import VerbatimReports

/// `verbatim themes test`: run the examples inside codebooks.
struct ThemesTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run every example and counterexample of codebooks.",
    discussion: """
      Ends with status 1 where an example does not carry its theme or a counterexample does.

      Examples:
        verbatim themes test mine.yaml
      """)

  @OptionGroup var arguments: CodebookArguments

  @Option(help: "How to print: table or json.")
  var format = TableFormat.table

  func run() throws {
    let files = try arguments.files()
    var failures: [ExampleFailure] = []
    var count = 0
    for name in arguments.names {
      let test = try CodebookTest(try AnalysisSetup.codebook(name, files), files: files)
      failures += test.failures
      count += test.count
    }
    let names = arguments.names
    try StandardOutput.write(
      format == .json
        ? ExamplesReport.json(failures, count: count, codebooks: names)
        : ExamplesReport.table(failures, count: count, codebooks: names))
    if !failures.isEmpty { throw ExitCode(1) }
  }
}
