import ArgumentParser
import CommentSources
import LanguagePacks
import RootCause
import TextAnalysis
import Verbatim
import VerbatimModel
import VerbatimReports

/// `verbatim why`: root cause of a band or of a theme.
struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract:
      "Root cause of a band or theme: drivers, sub-themes, what goes together, phrases, where and when, comments.",
    discussion: """
      Examples:
        verbatim why nps.csv
        verbatim why nps.csv --all
        verbatim why nps.csv --by Kanaal --by Regio --time Datum --period month
        verbatim why nps.csv --theme contact.waiting --min-n 20
        verbatim why csat.csv --band satisfied --format json -o why.json
      """)

  enum Format: String, CaseIterable {
    case table, json
  }

  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup(title: "Words and themes") var engine: EngineOptions
  @OptionGroup(title: "Words and themes") var corrections: CorrectionOptions
  @OptionGroup(title: "Output") var output: OutputArguments
  @OptionGroup(title: "Output") var unusable: RejectsArguments
  @OptionGroup(title: "Time") var time: SeriesOptions

  @Option(help: "table (a tree) or json.")
  var format: String?

  @Option(help: "The band to explain; the lowest when left out.")
  var band: String?

  @Option(help: ArgumentHelp("The theme to explain, by id, such as contact.waiting.", valueName: "id"))
  var theme: String?

  @Option(help: ArgumentHelp("A column to look for segments in; may be repeated.", valueName: "col"))
  var by: [String] = []

  @Option(
    parsing: .unconditional, help: "The fewest comments that a step or driver rests on.")
  var minN = 10

  @Option(parsing: .unconditional, help: "The most steps beside each other.")
  var top = 5

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How often the drivers are resampled for their intervals.", valueName: "n"))
  var replicates = 500

  @Option(help: ArgumentHelp("The language of theme labels; English when left out.", valueName: "lang"))
  var labelsIn = LabelLanguage.fallback

  @Flag(help: "Show every step, driver and limit; one screen when left out. JSON has them all.")
  var all = false

  @Flag(help: "Show figures only, no comments.")
  var figuresOnly = false

  /// Refuses numbers out of range.
  func validate() throws {
    try NumberOptions.require(minN, from: 1, "min-n")
    try NumberOptions.require(top, from: 1, "top")
    try NumberOptions.require(replicates, from: 0, "replicates")
  }

  func run() throws {
    let chosen: Format = try output.format(format, fallback: .table)
    var request = try input.request(engine: engine)
    request.wantsRejects = unusable.isWanted
    request.columns.segments = by
    request.series = time.request(column: input.time)
    request.wantsSample = true
    request.kept = []
    let run = try SummaryRun(
      request, engine: engine, corrections: corrections, quiet: input.quiet, rejects: unusable.rejects
    ) {
      scale, _ in
      try BandArgument.check(band, scale)
    }
    let scale = run.plan.scale
    var question = WhyRequest()
    question.band = band.flatMap { id in scale.bands.firstIndex { $0.id == id } } ?? 0
    question.theme = try theme.map { try ThemeArgument.number($0, run.engine.catalog) }
    (question.minimumN, question.breadth, question.replicates) = (minN, top, replicates)
    question.threads = run.plan.threads
    let result = try ProgressLine.during(ProgressLine.causes, unless: input.quiet) {
      try WhySearch.run(run.data, plan: run.plan, engine: run.engine, request: question)
    }
    let report = WhyReport(
      tool: SummaryReport.Tool(version: Version.number, lexicons: run.files.digest), result: result,
      scale: scale,
      catalog: run.engine.catalog, labelLanguage: labelsIn)
    switch chosen {
    case .table:
      let tree = WhyTree(report, style: output.style, width: output.width, hidesText: figuresOnly)
      try output.write(table: all ? tree.text() : tree.brief())
    case .json: try output.write(WhyJSON(report, hidesText: figuresOnly).bytes())
    }
  }
}

/// `--theme`.
enum ThemeArgument {
  static func number(_ id: String, _ catalog: ThemeCatalog) throws -> Int {
    if let number = catalog.number(of: id) { return number }
    let near = catalog.entries.map(\.id).filter { $0.hasSuffix("." + id) || $0.hasPrefix(id) }.prefix(5)
    let hint =
      near.isEmpty ? "'verbatim themes list' shows them" : "did you mean \(near.joined(separator: ", "))?"
    throw ValidationError("there is no theme '\(id)'; \(hint)")
  }
}
