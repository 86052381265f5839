import ArgumentParser
import CommentSources
import LanguagePacks
import TextAnalysis
import Verbatim
import VerbatimModel
import VerbatimReports

/// `verbatim summary`: themes linked to score bands.
struct SummaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary", abstract: "Themes linked to score bands: what goes with detractors, and what with promoters.",
    discussion: """
      Examples:
        verbatim summary "NPS Q3.csv"
        verbatim summary nps.csv --by Regio --by Kanaal --min-n 20
        verbatim summary csat.csv --scale csat --band dissatisfied --top 5
        verbatim summary nps.csv --format json -o summary.json
      """)

  enum Format: String, CaseIterable {
    case table, json, csv, markdown
  }

  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup(title: "Words and themes") var engine: EngineOptions
  @OptionGroup(title: "Output") var output: OutputArguments

  @Option(help: "table, json, csv or markdown.")
  var format: String?

  @Option(help: ArgumentHelp("A column to break down by; may be repeated.", valueName: "col"))
  var by: [String] = []

  @Option(help: "Look at this band only, such as detractor.")
  var band: String?

  @Option(help: "The fewest comments that a theme or segment needs to be tested and shown.")
  var minN = 10

  @Option(help: "The most themes shown.")
  var top: Int?

  @Option(help: "impact, share, lift or sentiment.")
  var sort = SortOrder.impact

  @Option(help: ArgumentHelp("The language of theme labels; English when left out.", valueName: "lang"))
  var labelsIn = "en"

  func run() throws {
    let chosen: Format = try output.format(format, fallback: .table)
    var request = try input.request(engine: engine)
    request.columns.segments = by
    let files = try engine.files()
    var source = try input.open(request, files)
    let (plan, notice) = try PlanResolver(request, files: files).plan(for: &source)
    try check(band, plan)
    let engine = try engine.engine()
    Notices.write(source.notices + [notice], unless: input.quiet)
    let seen = source.notices.count
    let (data, notices) = try Run.summary(source, engine: engine, plan: plan)
    Notices.write(Array(notices.dropFirst(seen)), unless: input.quiet)
    let tool = SummaryReport.Tool(version: Version.number, lexicons: files.digest)
    let report = SummaryReport(tool: tool, data: data, plan: plan, view: view, catalog: engine.catalog)
    switch chosen {
    case .table: try output.write(Array(SummaryTable(report, style: output.style, width: output.width).text().utf8))
    case .json: try output.write(SummaryJSON(report).bytes())
    case .csv: try output.write(SummaryCSV(report).bytes())
    case .markdown: try output.write(Array(SummaryMarkdown(report).text().utf8))
    }
  }

  private var view: SummaryView {
    var view = SummaryView()
    view.band = band
    view.minimumN = minN
    view.top = top
    view.order = sort.order
    view.labelLanguage = labelsIn
    return view
  }

  private func check(_ band: String?, _ plan: RunPlan) throws {
    guard let band, !plan.scale.bands.contains(where: { $0.id == band }) else { return }
    let known = plan.scale.bands.map(\.id).joined(separator: ", ")
    throw ValidationError("the scale \(plan.scale.id) has no band '\(band)'; it has \(known)")
  }
}

/// `--sort`.
enum SortOrder: String, ExpressibleByArgument, CaseIterable {
  case impact, share, lift, sentiment

  /// The order as the report takes it.
  var order: ThemeOrder { ThemeOrder(rawValue: rawValue) ?? .impact }
}
