import ArgumentParser
import CommentSources
import LanguagePacks
import RootCause
import TextAnalysis
import Verbatim
import VerbatimModel
import VerbatimReports
import WorkbookFiles

/// `verbatim compare`: two waves, two segments or two bands.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Two waves or groups side by side: what changed, and how much of it goes with which theme.",
    discussion: """
      Examples:
        verbatim compare q2.csv q3.csv
        verbatim compare nps.csv --by Regio --base Noord --current Zuid
        verbatim compare nps.csv --base detractor --current promoter
        verbatim compare q2.csv q3.csv -o change.xlsx      or .html, .md, .csv, .json
      """)

  enum Format: String, CaseIterable {
    case table, json, csv, markdown, html, xlsx
  }

  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup(title: "Words and themes") var engine: EngineOptions
  @OptionGroup(title: "Words and themes") var corrections: CorrectionOptions
  @OptionGroup(title: "Output") var output: OutputArguments

  @Option(help: "table, json, csv, markdown, html or xlsx.")
  var format: String?

  @Option(help: ArgumentHelp("The column that holds the two groups of one file.", valueName: "col"))
  var by: String?

  @Option(help: ArgumentHelp("The first group: a value of the --by column, or a band.", valueName: "value"))
  var base: String?

  @Option(help: ArgumentHelp("The second group.", valueName: "value"))
  var current: String?

  @Option(
    parsing: .unconditional,
    help: "The fewest comments, both groups together, that a theme needs to be tested and shown.")
  var minN = 10

  @Option(parsing: .unconditional, help: "The most themes shown.", transform: NumberOptions.count)
  var top: Int?

  @Option(help: ArgumentHelp("The language of theme labels; English when left out.", valueName: "lang"))
  var labelsIn = LabelLanguage.fallback

  func validate() throws {
    try NumberOptions.require(minN, from: 1, "min-n")
    let hasGroups = base != nil && current != nil
    if (base == nil) != (current == nil) {
      throw ValidationError("--base and --current belong together: give both")
    }
    if hasGroups == (input.inputs.count > 1) {
      throw ValidationError(
        "give two files, or one file with --base and --current (and --by COLUMN for two segments)")
    }
    if input.inputs.count > 2 { throw ValidationError("compare takes two files, one a wave") }
  }

  func run() throws {
    let chosen: Format = try output.format(format, fallback: .table)
    if chosen == .xlsx { try output.requireFile(for: chosen.rawValue) }
    var request = try input.request(engine: engine)
    request.kept = []
    let waves = try Comparison.run(
      request, engine: engine, corrections: corrections, groups: groups, quiet: input.quiet)
    guard
      let comparison = WaveComparison(
        base: waves.base, current: waves.current, scale: waves.scale, minimumN: Int64(minN))
    else {
      throw ValidationError("one of the two groups has no scored answers; check --by, --base and --current")
    }
    var view = SummaryView()
    (view.minimumN, view.top, view.labelLanguage) = (minN, top, labelsIn)
    let report = ComparisonReport(
      tool: SummaryReport.Tool(version: Version.number, lexicons: waves.lexicons), comparison: comparison,
      names: waves.names, scale: waves.scale, catalog: waves.catalog, view: view,
      isOfBands: groups.map { $0.column == nil } ?? false)
    switch chosen {
    case .table:
      try output.write(table: ComparisonTable(report, style: output.style, width: output.width).text())
    case .json: try output.write(ComparisonJSON(report).bytes())
    case .csv: try output.write(ComparisonCSV(report).bytes())
    case .markdown: try output.write(Array(ComparisonPage(report).markdown().utf8))
    case .html: try output.write(Array(ComparisonPage(report).html().utf8))
    case .xlsx: try writeWorkbook(report)
    }
  }

  /// The words of a workbook are in the language of the labels, where there is a report in it.
  private func writeWorkbook(_ report: ComparisonReport) throws {
    let files = try engine.files()
    let language = ReportTexts.languages(files).contains(labelsIn) ? labelsIn : LabelLanguage.fallback
    let texts = try ReportTexts(language: language, files: files)
    let cut = try ComparisonWorkbook(report, texts: texts).write(to: output.output ?? "")
    Notices.write(WorkbookNotice.cut(cut), unless: input.quiet)
  }

  private var groups: Comparison.Groups? {
    guard let base, let current else { return nil }
    return Comparison.Groups(column: by, base: base, current: current)
  }
}

/// Counts the two sides of a comparison.
struct Comparison {
  /// Two groups of one file; the bands are the groups where no column is named.
  struct Groups {
    let column: String?
    let base: String
    let current: String
  }

  let base: GroupTally
  let current: GroupTally
  let names: (base: String, current: String)
  let scale: Scale
  let catalog: ThemeCatalog
  let lexicons: String

  static func run(
    _ request: RunRequest, engine: EngineOptions, corrections: CorrectionOptions, groups: Groups?, quiet: Bool
  ) throws -> Comparison {
    guard let groups else { return try waves(request, engine, corrections, quiet) }
    var request = request
    request.columns.segments = groups.column.map { [$0] } ?? []
    request.groupsByBand = groups.column == nil
    let run = try SummaryRun(request, engine: engine, corrections: corrections, quiet: quiet) { scale, _ in
      if groups.column == nil {
        for band in [groups.base, groups.current] { try BandArgument.check(band, scale) }
      }
    }
    return Comparison(
      base: try group(groups.base, run.data), current: try group(groups.current, run.data),
      names: (groups.base, groups.current), scale: run.plan.scale, catalog: run.engine.catalog,
      lexicons: run.files.digest)
  }

  private static func group(_ value: String, _ data: SummaryData) throws -> GroupTally {
    if let tally = data.segments[[value]] { return tally }
    let known = data.segments.keys.compactMap(\.first).sorted().prefix(20).map { "'\($0)'" }.joined(
      separator: ", ")
    throw ValidationError("there is no group '\(value)'; there are \(known)")
  }

  /// Two files whose answers were given on the same scale; the user may name it.
  private static func waves(
    _ request: RunRequest, _ engine: EngineOptions, _ corrections: CorrectionOptions, _ quiet: Bool
  ) throws -> Comparison {
    var base = request
    base.inputs = [request.inputs[0]]
    let before = try SummaryRun(base, engine: engine, corrections: corrections, quiet: quiet) { _, _ in }
    var second = request
    second.inputs = [request.inputs[1]]
    let first = before.plan.scale
    let after = try SummaryRun(
      second, engine: engine, corrections: corrections, engine: before.engine, quiet: quiet
    ) { scale, _ in
      if scale.counts(like: first) { return }
      throw ValidationError(
        "\(request.inputs[0]) is on the scale \(first.id) and \(request.inputs[1]) on \(scale.id), which cannot be compared; "
          + "name the column of the same question with --score, or the scale of both with --scale")
    }
    return Comparison(
      base: before.data.all, current: after.data.all, names: (request.inputs[0], request.inputs[1]),
      scale: first, catalog: before.engine.catalog, lexicons: before.files.digest)
  }
}
