import ArgumentParser
import CommentSources
import Foundation
import LanguagePacks
import Redaction
import TextAnalysis
import Verbatim
import VerbatimModel
import VerbatimReports
import WorkbookFiles

/// `verbatim report`: one self-contained file to read, filter and share.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "One self-contained file to read, filter and share: a page for any browser, or a workbook.",
    discussion: """
      Examples:
        verbatim report "NPS Q3.csv" -o q3.html
        verbatim report nps.csv --by Regio --by Kanaal --time Datum -o report.html
        verbatim report nps.csv -o report.xlsx
        verbatim report csat.csv --report-language sv --title "Kundnöjdhet 2026" -o rapport.html
      """)

  enum Format: String, CaseIterable {
    case html, xlsx
  }

  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup(title: "Words and themes") var engine: EngineOptions
  @OptionGroup(title: "Words and themes") var corrections: CorrectionOptions
  @OptionGroup(title: "Output") var output: OutputArguments
  @OptionGroup(title: "Output") var unusable: RejectsArguments

  @Option(help: "html or xlsx.")
  var format: String?

  @Option(
    help: ArgumentHelp(
      "A column to break down by; several stand one below the other, and selections on the page cross them. What looks like one when left out.",
      valueName: "col"))
  var by: [String] = []

  @Option(
    parsing: .unconditional, help: "The fewest comments that a theme needs to be tested and shown.")
  var minN = 10

  @Option(
    help: ArgumentHelp(
      "The report's language: nl, sv or en; that of most comments when left out.", valueName: "lang"))
  var reportLanguage: String?

  @Option(help: ArgumentHelp("The report's title; the file's name when left out.", valueName: "text"))
  var title: String?

  /// Refuses numbers out of range.
  func validate() throws {
    try NumberOptions.require(minN, from: 1, "min-n")
  }

  private static let elsewhere = Dictionary(
    uniqueKeysWithValues: ["markdown", "csv", "json"].map { ($0, "verbatim summary") })

  func run() throws {
    let chosen: Format = try output.format(format, fallback: .html, elsewhere: Self.elsewhere)
    if chosen == .xlsx { try output.requireFile(for: chosen.rawValue) }
    let files = try engine.files()
    if let reportLanguage { _ = try ReportTexts(language: reportLanguage, files: files) }
    var request = try input.request(engine: engine)
    request.wantsRejects = unusable.isWanted
    request.columns.segments = by
    request.wantsHits = chosen == .html
    request.wantsOverview = true
    request.wantsSample = true
    request.kept = .terms
    // The page's causes look at no more; the workbook's drivers do.
    if chosen == .html { request.sampleCapacity = ReportWhy.mostComments }
    var source = try input.open(request, files)
    var (plan, notice) = try PlanResolver(request, files: files).plan(for: &source)
    let shown = try PlaceRedactor(plan.redaction, language: plan.language)
    let first = shown.redact([source.files[0]])[0]
    let name = source.files.count == 1 ? first : "\(first) + \(source.files.count - 1)"
    let engine = try engine.engine()
    try plan.correct(with: corrections.overrides(engine.catalog))
    Notices.write(
      shown.redact(source.notices + Notices.lines(notice) + [plan.dates?.notice ?? ""]), unless: input.quiet)
    let seen = source.notices.count
    let file = try RejectsFile(path: unusable.rejects)
    let (data, notices) = try Run.report(source, engine: engine, plan: plan, rejects: file.write)
    try file.finish()
    let doubts = plan.doubts(data.summary.rows)
    Notices.write(
      Array(notices.dropFirst(seen)) + plan.correctionNotices + doubts + shown.redact(plan.damageNotices),
      unless: input.quiet)
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
    let tool = SummaryReport.Tool(version: Version.number, lexicons: files.digest)
    let texts = try ReportTexts(language: language, files: files)
    let title = title ?? ReportTitle.of(name)
    switch chosen {
    case .html:
      var question = WhyRequest()
      (question.minimumN, question.replicates, question.threads) = (minN, 0, plan.threads)
      question.mostComments = ReportWhy.mostComments
      // The page shows none.
      question.wantsOddsRatios = false
      let causes = try ProgressLine.during(ProgressLine.causes, unless: input.quiet) {
        try WhySearch.run(data.summary, plan: plan, engine: engine, request: question)
      }
      let page = HTMLReport(
        tool: tool, data: data, plan: plan, view: view, catalog: engine.catalog, causes: causes, texts: texts,
        title: title, files: files)
      try output.write(pieces: page.write)
    case .xlsx:
      var question = WhyRequest()
      (question.minimumN, question.threads) = (minN, plan.threads)
      let drivers = ProgressLine.during(ProgressLine.causes, unless: input.quiet) {
        WhyDrivers(data.summary, request: question, seed: plan.seed)
      }
      // Segments have a sheet of their own; they are counted a column at a time.
      var whole = plan
      whole.segmentColumns = []
      let report = SummaryReport(
        tool: tool, data: data.summary, plan: whole, view: view, catalog: engine.catalog)
      let cut = try ReportWorkbook(
        report, plan: plan, data: data, drivers: drivers, texts: texts, title: title
      )
      .write(to: output.output ?? "")
      Notices.write(WorkbookNotice.cut(cut), unless: input.quiet)
    }
  }
}
