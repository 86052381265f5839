import ArgumentParser
import CommentSources
import Foundation
import LanguagePacks
import RootCause
import Verbatim
import VerbatimModel
import VerbatimReports
import WorkbookFiles

/// The options of `summary` and `merge` that say what is shown, assumed and checked.
struct SummaryOptions: ParsableArguments {
  enum Format: String, CaseIterable {
    case table, json, csv, markdown, html, xlsx
  }

  @Option(
    help:
      "table, json, csv, markdown, html (a plain page to mail; 'report' makes the one to explore) or xlsx.")
  var format: String?

  @Option(help: "Look at this band only, such as detractor.")
  var band: String?

  @Option(
    parsing: .unconditional,
    help: "The fewest comments that a theme or segment needs to be tested and shown.")
  var minN = 10

  @Option(parsing: .unconditional, help: "The most themes shown.", transform: NumberOptions.count)
  var top: Int?

  @Option(help: "impact, share, lift or sentiment.")
  var sort = SortOrder.impact

  @Option(help: ArgumentHelp("The language of theme labels; English when left out.", valueName: "lang"))
  var labelsIn = LabelLanguage.fallback

  @Option(
    help: ArgumentHelp(
      "End with status 1 where this holds: nps<20, 'theme:contact.waiting share>0.15', new; may be repeated.",
      valueName: "rule"))
  var failOn: [String] = []

  @Option(help: ArgumentHelp("An earlier summary (--format json), for --fail-on new.", valueName: "file"))
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      "The share of each band that leaves: dissatisfied=0.92,neutral=0.80.", valueName: "rates"))
  var churn: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("What a customer spends, for revenue at risk.", valueName: "amount"),
    transform: NumberOptions.amount)
  var spend: Double?

  @Option(
    help: ArgumentHelp("Show the published index of this industry beside the score.", valueName: "name"))
  var industry: String?

  func validate() throws {
    try NumberOptions.require(minN, from: 1, "min-n")
    if (churn == nil) != (spend == nil) {
      throw ValidationError("--churn and --spend belong together: give both")
    }
  }

  /// Refuses what says how figures are shown or checked, where counts alone are written.
  ///
  /// Only what stands on the command line counts: a project's settings are for every command.
  func refuseInPartial() throws {
    let given = CommandLine.arguments.map { String($0.prefix { $0 != "=" }) }
    let views = [
      "--band", "--min-n", "--top", "--sort", "--labels-in", "--fail-on", "--baseline", "--churn", "--spend",
      "--industry",
    ]
    if let option = views.first(where: given.contains) {
      throw ValidationError(
        "\(option) is for figures, and --partial writes counts: give it to 'verbatim merge'")
    }
    if let format, format != Format.json.rawValue {
      throw ValidationError("--partial writes JSON: give --format \(format) to 'verbatim merge'")
    }
  }

  /// The gates, read before anything is analysed, as is the name of the format.
  func gates(_ output: OutputArguments) throws -> [Gate] {
    let chosen: Format = try output.format(format, fallback: .table)
    if chosen == .xlsx { try output.requireFile(for: chosen.rawValue) }
    var gates: [Gate] = []
    for rule in failOn { gates.append(try Gate(rule)) }
    return gates
  }

  /// What is shown on `scale`.
  func view(_ scale: Scale, files: LexiconFiles) throws -> SummaryView {
    try BandArgument.check(band, scale)
    var view = SummaryView()
    view.band = band
    view.minimumN = minN
    view.top = top
    view.order = sort.order
    view.labelLanguage = labelsIn
    if let churn, let spend { view.risk = try ChurnOption.parse(churn: churn, spend: spend, scale: scale) }
    if let industry { view.benchmark = try Benchmarks(files).entry(industry) }
    return view
  }

  /// The report, with the gates checked.
  func report(_ gates: [Gate], _ make: (SummaryView) -> SummaryReport, view: SummaryView) throws
    -> SummaryReport
  {
    let first = make(view)
    if gates.isEmpty { return first }
    let known = try baseline.map {
      try GateBaseline.themes(
        try InputFile.read($0), file: $0, scale: first.plan.scale, minimumN: view.minimumN,
        codebooks: first.tool.codebooks)
    }
    let check = GateCheck(
      figures: first.figures, scale: first.plan.scale, catalog: first.catalog, known: known)
    var checked = view
    checked.gates = try check.results(gates)
    return make(checked)
  }

  /// Writes the report and ends with status 1 where a gate failed.
  ///
  /// `title` stands on pages and in workbooks; what these leave out is said unless `quiet`.
  func write(
    _ report: SummaryReport, _ output: OutputArguments, files: LexiconFiles, title: String, quiet: Bool
  ) throws {
    let chosen: Format = try output.format(format, fallback: .table)
    switch chosen {
    case .table:
      try output.write(table: SummaryTable(report, style: output.style, width: output.width).text())
    case .json: try output.write(SummaryJSON(report).bytes())
    case .csv: try output.write(SummaryCSV(report).bytes())
    case .xlsx: try writeWorkbook(report, to: output.output ?? "", files, title: title)
    case .html: try output.write(Array(SummaryPage(report).html(title: title).utf8))
    case .markdown: try output.write(Array(SummaryPage(report).markdown().utf8))
    }
    if ![.table, .json].contains(chosen) {
      Notices.write(report.leftOut(of: chosen.rawValue), unless: quiet)
    }
    let failed = report.view.gates.filter(\.hasFailed)
    for gate in failed { Notices.write("verbatim: \(gate.rule): \(gate.reason)") }
    if !failed.isEmpty { throw ExitCode(1) }
  }

  /// The words of a workbook are in the language of the labels, where there is a report in it.
  private func writeWorkbook(_ report: SummaryReport, to path: String, _ files: LexiconFiles, title: String)
    throws
  {
    let language = ReportTexts.languages(files).contains(labelsIn) ? labelsIn : LabelLanguage.fallback
    let texts = try ReportTexts(language: language, files: files)
    let cut = try ReportWorkbook(report, texts: texts, title: title).write(to: path)
    for line in WorkbookNotice.cut(cut) { Notices.write(line) }
  }
}

/// `--sort`.
enum SortOrder: String, ExpressibleByArgument, CaseIterable {
  case impact, share, lift, sentiment

  /// The order as the report takes it.
  var order: ThemeOrder { ThemeOrder(rawValue: rawValue) ?? .impact }
}

/// `--band`.
enum BandArgument {
  static func check(_ band: String?, _ scale: Scale) throws {
    guard let band, !scale.bands.contains(where: { $0.id == band }) else { return }
    let known = scale.bands.map(\.id).joined(separator: ", ")
    throw ValidationError("the scale \(scale.id) has no band '\(band)'; it has \(known)")
  }
}

/// Small files that are read whole: partial results, baselines.
enum InputFile {
  static func read(_ path: String) throws -> [UInt8] {
    guard !PathCheck.isFolder(path) else {
      throw ValidationError("\(path): this is a folder; name a file in it")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ValidationError("\(path): the file cannot be read; check the name and its permissions")
    }
    FilesRead.note(path)
    return [UInt8](data)
  }
}
