import ArgumentParser
import LanguagePacks
import Verbatim
import VerbatimModel
import VerbatimReports

/// `verbatim discover`: what the codebook misses.
struct DiscoverCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "discover",
    abstract:
      "What the codebook misses: words and phrases of comments without a theme, and where they would belong.",
    discussion: """
      With --where, all comments that it keeps are looked at, whether they carry a theme or not.

      Examples:
        verbatim discover nps.csv
        verbatim discover nps.csv --where Region=Nord --top 50
        verbatim discover nps.csv --format yaml > discovered.yaml
      """)

  enum Format: String, CaseIterable {
    case table, json, yaml
  }

  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup(title: "Words and themes") var engine: EngineOptions
  @OptionGroup(title: "Words and themes") var corrections: CorrectionOptions
  @OptionGroup(title: "Output") var output: OutputArguments
  @OptionGroup(title: "Output") var unusable: RejectsArguments

  @Option(help: "table, json, or yaml (to paste into a codebook).")
  var format: String?

  @Option(
    parsing: .unconditional,
    help: "The fewest comments that a term must occur in; 5, or down to 2 where there are few.",
    transform: NumberOptions.count)
  var minN: Int?

  @Option(parsing: .unconditional, help: "The most terms.")
  var top = 30

  @Flag(help: "Look only at comments without a theme, also with --where.")
  var untagged = false

  /// Refuses numbers out of range.
  func validate() throws {
    try NumberOptions.require(top, from: 1, "top")
  }

  func run() throws {
    let chosen: Format = try output.format(format, fallback: .table)
    var request = try input.request(engine: engine)
    request.wantsRejects = unusable.isWanted
    request.wantsSample = true
    request.kept = []
    let run = try SummaryRun(
      request, engine: engine, corrections: corrections, quiet: input.quiet, rejects: unusable.rejects
    ) { _, _ in
    }
    var wanted = DiscoveryRequest()
    wanted.includesTagged = !input.where.isEmpty && !untagged
    (wanted.minimumN, wanted.top) = (minN, top)
    wanted.loose = try LooseWords(run.files)
    let result = try DiscoverySearch.run(run.data, engine: run.engine, request: wanted)
    let report = DiscoveryReport(result, catalog: run.engine.catalog, scale: run.plan.scale)
    switch chosen {
    case .table: try output.write(Array(report.table(columns: OutputArguments.terminalWidth).utf8))
    case .json: try output.write(Array(report.json().utf8))
    case .yaml: try output.write(Array(report.yaml().utf8))
    }
  }
}
