import ArgumentParser
import LanguagePacks
import TextAnalysis
import Verbatim
import VerbatimModel
import VerbatimReports

/// `verbatim merge`: one summary from partial ones.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "One summary from the partial ones of 'verbatim summary --partial'.",
    discussion: """
      Examples:
        verbatim merge part1.json part2.json --format json -o summary.json
        verbatim merge week*.json --partial -o quarter.json
        verbatim merge part*.json --partial --part 2026-03-01 -o 2026-03-01.json
      """)

  @Argument(help: "Partial results, in the order of the input.")
  var inputs: [String]

  @OptionGroup(title: "Words and themes") var engine: EngineOptions
  @OptionGroup(title: "Summary") var options: SummaryOptions
  @OptionGroup(title: "Output") var output: OutputArguments

  @Flag(help: "Write the merged counts as a partial result again.")
  var partial = false

  @Option(
    help: ArgumentHelp(
      "The name of the whole as one part (with --partial), by which it is recognised when it is merged twice.",
      valueName: "name"))
  var part: String?

  func validate() throws {
    if part != nil && !partial { throw ValidationError("--part names a partial result: add --partial") }
    if partial { try options.refuseInPartial() }
  }

  func run() throws {
    let gates = try options.gates(output)
    let files = try engine.files()
    var whole = try SummaryPartial(try InputFile.read(inputs[0]), name: inputs[0])
    for name in inputs.dropFirst() {
      try whole.append(try SummaryPartial(try InputFile.read(name), name: name), name: name, first: inputs[0])
    }
    if let part { whole.unite(as: part) }
    if partial { return try output.write(whole.encode()) }
    let identity = whole.identity
    let plan = identity.plan
    let tool = SummaryReport.Tool(
      version: Version.number, lexicons: identity.lexiconDigest,
      codebooks: identity.codebookNames)
    let data = whole.data
    let report = try options.report(
      gates,
      { view in
        SummaryReport(
          tool: tool, data: data, plan: plan, view: view, catalog: identity.catalog,
          markNames: identity.markNames)
      }, view: try options.view(plan.scale, files: files))
    try options.write(report, output, files: files, title: ReportTitle.of("-"), quiet: false)
  }
}
