import ArgumentParser
import CommentSources
import Evaluation
import Foundation
import LanguagePacks
import TextAnalysis
import Verbatim
import VerbatimReports

/// `verbatim evaluate`: how well labels, scores and themes of a gold set are found.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measure sentiment and themes against comments that people have coded.",
    discussion: """
      Examples:
        verbatim evaluate gold.csv --label sentiment --min-auc 0.9
        verbatim evaluate reviews.csv --score stars --worst 20
        verbatim evaluate coded.csv --themes topics --mapping topics.tsv --primary
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case table, json }
  enum Direction: String, ExpressibleByArgument, CaseIterable { case normal, reversed }

  @Argument(help: "Files with coded comments, or - for standard input.")
  var gold: [String]

  @OptionGroup var columns: GoldColumnOptions
  @OptionGroup var gates: GateOptions

  @Option(help: "The languages to consider: auto, one code, or several with commas (nl,en).")
  var lang = "auto"

  @Option(help: ArgumentHelp("A folder with lexicons of your own.", valueName: "dir"))
  var lexicons: String?

  @Option(help: ArgumentHelp("A codebook, by name or path; may be repeated.", valueName: "file|name"))
  var codebook: [String] = []

  @Flag(help: "Use what was written by hand, without the learned weights inside the program.")
  var handWritten = false

  @Option(help: "How scores are counted: csat (1-5), nps, nps10, ces or valence (-4 to 4).")
  var scale: String?

  @Option(help: "reversed where a low score is praise.")
  var scoreDirection: Direction = .normal

  @Option(help: "table or json.")
  var format: Format = .table

  @Option(
    parsing: .unconditional, help: "List this many of the worst errors, with what led to them.")
  var worst = 0

  @Flag(help: "Show the comments of the worst errors, not only their ids.")
  var showText = false

  @Option(name: .shortAndLong, help: ArgumentHelp("Write to a file.", valueName: "file"))
  var output: String?

  @OptionGroup var project: ProjectArguments

  /// Refuses numbers out of range.
  func validate() throws {
    try NumberOptions.require(worst, from: 0, "worst")
  }

  func run() throws {
    do {
      try measure()
    } catch let error as EvaluationError {
      throw ValidationError(error.description)
    } catch let error as LexiconError {
      throw ValidationError(error.description)
    } catch let error as InputError {
      throw ValidationError(error.description)
    }
  }

  private func measure() throws {
    var options = try columns.options()
    options.isReversed = scoreDirection == .reversed
    if let scale { options.scoreClasses = try scoreClasses(scale) }
    options.worst = worst
    options.showsText = showText
    let candidates =
      lang == "auto" ? nil : lang.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    if candidates?.count == 1 { options.language = candidates?.first }
    let all = try AnalysisSetup.files(folder: lexicons, environment: ProcessInfo.processInfo.environment)
    let scales = try ScaleCatalog(all)
    if scale == nil { options.scales = scales }
    options.adapters = InputArguments.adapters
    options.chooser = ColumnChooser(
      hints: try ColumnHints(all), catalog: scales, months: try MonthNames(all))
    let files = handWritten ? all.withoutLearned : all
    let names = codebook.isEmpty ? options.mapping?.codebooks ?? [] : codebook
    let engine = try AnalysisSetup.engine(files, codebooks: names, languages: candidates)
    var evaluator = try GoldEvaluator(engine, options)
    let report = try evaluator.run(gold) { Notices.write($0) }
    let results = gates.results(report)
    let bytes =
      format == .json
      ? EvaluationJSON(version: Version.number).bytes(report, gates: results)
      : Array(EvaluationTable.text(report, gates: results).utf8)
    try write(bytes)
    let missed = results.filter { !$0.isMet }
    if missed.isEmpty { return }
    for gate in missed {
      let value = gate.value.map { NumberText.fixed($0, 4) } ?? "not measured"
      Notices.write("\(gate.name) is \(value), below \(NumberText.fixed(gate.least, 4))")
    }
    throw ExitCode(1)
  }

  private func scoreClasses(_ scale: String) throws -> ScoreClasses {
    guard let found = ScoreClasses(scale: scale) else {
      throw ValidationError(
        "--scale: '\(scale)' is not known here; use csat, nps, nps10, ces or valence")
    }
    return scoreDirection == .reversed ? found.reversed : found
  }

  private func write(_ bytes: [UInt8]) throws {
    var file = try OutputFile(path: output)
    try file.write(bytes)
    try file.finish()
  }
}
