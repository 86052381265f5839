import ArgumentParser
import CommentSources
import LanguagePacks
import Redaction
import TextAnalysis
import Verbatim
import VerbatimModel
import VerbatimReports

/// `verbatim summary`: themes linked to score bands.
struct SummaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary",
    abstract: "Themes linked to score bands: what goes with detractors, and what with promoters.",
    discussion: """
      Examples:
        verbatim summary "NPS Q3.csv"
        verbatim summary nps.csv --by Regio --by Kanaal --min-n 20
        verbatim summary nps.csv --time Datum --period month --mark 'Summer=2026-07-01..2026-08-31' --mark weekends
        verbatim summary csat.csv --scale csat --band dissatisfied --top 5
        verbatim summary csat.csv --churn dissatisfied=0.92,neutral=0.80 --spend 500 --industry "Internet retail"
        verbatim summary new.csv --fail-on 'nps<20' --fail-on 'theme:contact.waiting share>0.15' || notify
        verbatim summary nps.csv --labels-in nl -o themas.xlsx
        verbatim summary part1.csv --partial -o part1.json      then: verbatim merge part*.json
      """)

  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup(title: "Words and themes") var engine: EngineOptions
  @OptionGroup(title: "Words and themes") var corrections: CorrectionOptions
  @OptionGroup(title: "Summary") var options: SummaryOptions
  @OptionGroup(title: "Output") var output: OutputArguments
  @OptionGroup(title: "Output") var unusable: RejectsArguments

  @Option(
    help: ArgumentHelp(
      "A column to break down by; several are crossed: a group for each combination of their values.",
      valueName: "col"))
  var by: [String] = []

  @OptionGroup(title: "Time") var time: SeriesOptions

  @Flag(help: "Write counts to be merged with 'verbatim merge' instead of a report.")
  var partial = false

  @Option(
    help: ArgumentHelp(
      "The name of this part (with --partial), where other parts may well hold the very same records.",
      valueName: "name"))
  var part: String?

  func validate() throws {
    if part != nil && !partial { throw ValidationError("--part names a partial result: add --partial") }
    if partial { try options.refuseInPartial() }
  }

  func run() throws {
    var request = try input.request(engine: engine)
    request.wantsRejects = unusable.isWanted
    request.columns.segments = by
    request.wantsDigest = partial
    request.wantsPraise = true
    request.series = time.request(column: input.time)
    let gates = try options.gates(output)
    let run = try SummaryRun(
      request, engine: engine, corrections: corrections, quiet: input.quiet, rejects: unusable.rejects
    ) {
      scale, files in
      try options.view(scale, files: files)
    }
    let identity = PartialIdentity(
      plan: run.plan, engine: run.engine, lexicons: run.files.digest, release: Version.number)
    if partial {
      let counted = SummaryPartial(identity: identity, data: run.data, files: run.fileNames, part: part)
      return try output.write(counted.encode())
    }
    let tool = SummaryReport.Tool(
      version: Version.number, lexicons: identity.lexiconDigest, codebooks: identity.codebookNames)
    let report = try options.report(
      gates,
      { view in
        SummaryReport(tool: tool, data: run.data, plan: run.plan, view: view, catalog: run.engine.catalog)
      }, view: run.prepared)
    let title = ReportTitle.of(run.fileNames.count == 1 ? run.fileNames[0] : "-")
    try options.write(report, output, files: run.files, title: title, quiet: input.quiet)
  }
}

/// The options of time.
struct SeriesOptions: ParsableArguments {
  @Option(help: "The length of a period: day, week, month or quarter; month with --time.")
  var period: String?

  @Option(
    help: ArgumentHelp(
      "Compare these days with all others: Name=2026-07-01..2026-08-31, or weekends; may be repeated.",
      valueName: "period"))
  var mark: [String] = []

  /// The series asked for; nil where neither a column nor a period was named.
  func request(column: String?) -> SeriesRequest? {
    column == nil && period == nil && mark.isEmpty ? nil : SeriesRequest(period: period, marks: mark)
  }
}

/// One counted input: what `summary`, `compare` and `why` begin with.
struct SummaryRun<Prepared> {
  let files: LexiconFiles
  /// The inputs that were read.
  let fileNames: [String]
  let plan: RunPlan
  let engine: TextEngine
  let data: SummaryData
  /// What the command checked against the scale before anything was counted.
  let prepared: Prepared

  /// Reads and counts; `prepare` sees the scale first, so that mistakes are told at once.
  init(
    _ request: RunRequest, engine options: EngineOptions, corrections: CorrectionOptions,
    engine known: TextEngine? = nil, quiet: Bool,
    rejects: String? = nil, prepare: (Scale, LexiconFiles) throws -> Prepared
  ) throws {
    files = try options.files()
    var source = try CommentSource(
      request.inputs, options: request.input, hints: try ColumnHints(files), adapters: request.adapters)
    if !quiet { source.watcher = ProgressLine.watcher() }
    let resolved = try PlanResolver(request, files: files).plan(for: &source)
    let notice = resolved.notice
    var plan = resolved.plan
    let shown = try PlaceRedactor(plan.redaction, language: plan.language)
    fileNames = shown.redact(source.files)
    prepared = try prepare(plan.scale, files)
    engine = try known ?? options.engine()
    try plan.correct(with: corrections.overrides(engine.catalog))
    self.plan = plan
    Notices.write(shown.redact(source.notices + Notices.lines(notice)), unless: quiet)
    let seen = source.notices.count
    let file = try RejectsFile(path: rejects)
    let (counted, notices) = try Run.summary(source, engine: engine, plan: plan, rejects: file.write)
    try file.finish()
    data = counted
    Notices.write(
      Array(notices.dropFirst(seen)) + plan.correctionNotices + plan.doubts(counted.rows)
        + shown.redact(plan.damageNotices), unless: quiet)
  }
}
