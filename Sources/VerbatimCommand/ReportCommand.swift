import ArgumentParser
import CommentSources
import Foundation
import LanguagePacks
import TextAnalysis
import Verbatim
import VerbatimModel
import VerbatimReports

/// `verbatim report`: one self-contained file to read, filter and share.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "One self-contained file to read, filter and share; it opens offline in any browser.",
    discussion: """
      Examples:
        verbatim report "NPS Q3.csv" -o q3.html
        verbatim report nps.csv --by Regio --by Kanaal --time Datum -o report.html
        verbatim report csat.csv --report-language sv --title "Kundnöjdhet 2026" -o rapport.html
      """)

  enum Format: String, CaseIterable {
    case html
  }

  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup(title: "Words and themes") var engine: EngineOptions
  @OptionGroup(title: "Output") var output: OutputArguments
  @OptionGroup(title: "Output") var unusable: RejectsArguments

  @Option(help: "html.")
  var format: String?

  @Option(
    help: ArgumentHelp(
      "A column to break down by; may be repeated. What looks like one when left out.", valueName: "col"))
  var by: [String] = []

  @Option(
    parsing: .unconditional, help: "The fewest comments that a theme needs to be tested and shown.",
    transform: NumberOptions.count)
  var minN = 10

  @Option(
    help: ArgumentHelp(
      "The report's language: nl, sv or en; that of most comments when left out.", valueName: "lang"))
  var reportLanguage: String?

  @Option(help: ArgumentHelp("The report's title; the file's name when left out.", valueName: "text"))
  var title: String?

  func run() throws {
    let _: Format = try output.format(format, fallback: .html)
    let files = try engine.files()
    if let reportLanguage { _ = try ReportTexts(language: reportLanguage, files: files) }
    var request = try input.request(engine: engine)
    request.wantsRejects = unusable.isWanted
    request.columns.segments = by
    request.wantsHits = true
    request.wantsOverview = true
    request.wantsSample = true
    var source = try input.open(request, files)
    let (plan, notice) = try PlanResolver(request, files: files).plan(for: &source)
    let name = source.files.count == 1 ? source.files[0] : "\(source.files[0]) + \(source.files.count - 1)"
    let engine = try engine.engine()
    Notices.write(source.notices + [notice, plan.dates?.notice ?? ""], unless: input.quiet)
    let seen = source.notices.count
    let file = try RejectsFile(path: unusable.rejects)
    let (data, notices) = try Run.report(source, engine: engine, plan: plan, rejects: file.write)
    try file.finish()
    Notices.write(Array(notices.dropFirst(seen)), unless: input.quiet)
    let language = reportLanguage ?? HTMLReport.language(for: data, files: files)
    if reportLanguage == nil {
      Notices.write(
        ["the report is in '\(language)' (most comments are); --report-language to change"],
        unless: input.quiet)
    }
    if data.sample.isIncomplete {
      let count = RowSample.capacity
      Notices.write(
        [
          "the report holds a seeded sample of \(NumberText.grouped(count)) rows; its figures are of all rows"
        ], unless: input.quiet)
    }
    var view = SummaryView()
    view.minimumN = minN
    view.labelLanguage = language
    var question = WhyRequest()
    (question.minimumN, question.replicates, question.threads) = (minN, 0, plan.threads)
    question.mostComments = ReportWhy.mostComments
    let causes = try WhySearch.run(data.summary, plan: plan, engine: engine, request: question)
    let page = HTMLReport(
      tool: SummaryReport.Tool(version: Version.number, lexicons: files.digest), data: data, plan: plan,
      view: view,
      catalog: engine.catalog, causes: causes, texts: try ReportTexts(language: language, files: files),
      title: title ?? Self.title(name), files: files)
    try output.write(page.bytes())
  }

  /// The file's name without its folder and extension.
  private static func title(_ file: String) -> String {
    if file == "-" { return "Verbatim" }
    let name = URL(fileURLWithPath: file).lastPathComponent
    return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }
}
