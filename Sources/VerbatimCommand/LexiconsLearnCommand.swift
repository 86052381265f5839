import ArgumentParser
import CommentSources
import Evaluation
import Foundation
import LanguagePacks
import Verbatim
import VerbatimReports

/// `verbatim lexicons learn`: valences and new terms from comments with scores.
struct LexiconsLearnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn", abstract: "Propose valences and new words from comments with scores.",
    discussion: """
      Writes DIR/<lang>/learned.tsv: read it, strike out what is wrong, and use it with --lexicons DIR.

      Examples:
        verbatim lexicons learn "NPS Q3.xlsx" -o words
        verbatim lexicons learn reviews.csv --score stars --lang nl -o words
        verbatim summary nps.csv --lexicons words
      """)

  @Argument(help: "Files with comments and scores; each counts as a source of its own.")
  var rated: [String]

  @Option(name: .shortAndLong, help: ArgumentHelp("The folder to write to.", valueName: "dir"))
  var output: String

  @Option(help: "The column with the comment; found when left out.")
  var text: String?

  @Option(help: "The column with the id.")
  var id: String?

  @Option(help: "The column with the class: positive, neutral, negative.")
  var label: String?

  @Option(help: "The column with the score; found when left out and there is no --label.")
  var score: String?

  @Option(
    help: "How scores are counted: csat (1-5), nps, nps10, ces or valence (-4 to 4); found when left out.")
  var scale: String?

  @Flag(help: "A low score is praise.")
  var reversed = false

  @Option(help: "The languages to consider: auto, one code, or several with commas (nl,en).")
  var lang = "auto"

  @Option(help: ArgumentHelp("A folder with lexicons of your own.", valueName: "dir"))
  var lexicons: String?

  @Option(
    parsing: .unconditional, help: "In how many comments a term must stand.")
  var minN = 30

  @Option(help: "How many row ids to give as examples.")
  var examples = 3

  @Option(help: "How strongly valences stay where they are; 1 is the ordinary strength.")
  var strength = 1.0

  @Option(parsing: .unconditional, help: "The longest phrase, in words.")
  var longest = 4

  @Option(help: "How sure the leaning of a new term must be, in standard errors.")
  var minZ = 2.0

  @Option(help: "How much neutral comments count beside the others.")
  var neutral = 0.5

  @Flag(help: "Start from what was written by hand, without the learned weights inside the program.")
  var handWritten = false

  @OptionGroup var project: ProjectArguments

  /// Refuses numbers out of range.
  func validate() throws {
    try NumberOptions.require(minN, from: 1, "min-n")
    try NumberOptions.require(longest, from: 1, "longest")
  }

  func run() throws {
    do {
      try learn()
    } catch let error as EvaluationError {
      throw ValidationError(error.description)
    } catch let error as LexiconError {
      throw ValidationError(error.description)
    }
  }

  private func learn() throws {
    var gold = GoldOptions()
    gold.text = text
    gold.id = id
    gold.label = label
    gold.score = score
    gold.isReversed = reversed
    if let scale {
      guard let classes = ScoreClasses(scale: scale) else {
        throw ValidationError("--scale: '\(scale)' is not known here; use csat, nps, nps10, ces or valence")
      }
      gold.scoreClasses = reversed ? classes.reversed : classes
    }
    let candidates =
      lang == "auto" ? nil : lang.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    if candidates?.count == 1 { gold.language = candidates?.first }
    var options = LearningOptions()
    options.leastComments = minN
    options.examples = examples
    options.longestPhrase = min(4, max(1, longest))
    options.leastZ = minZ
    options.neutralShare = neutral
    options.ridge *= strength
    options.newRidge *= strength
    options.newLasso *= strength
    let all = try AnalysisSetup.files(folder: lexicons, environment: ProcessInfo.processInfo.environment)
    let scales = try ScaleCatalog(all)
    if scale == nil { gold.scales = scales }
    gold.adapters = InputArguments.adapters
    gold.chooser = ColumnChooser(hints: try ColumnHints(all), catalog: scales, months: try MonthNames(all))
    let learner = LexiconLearner(handWritten ? all.withoutLearned : all, gold, options)
    let files = OutputFiles()
    var notices: [String] = []
    let learned = try learner.run(rated, languages: candidates) { Notices.write($0) }
    for (language, terms) in learned.sorted(by: { $0.key < $1.key }) {
      let place = URL(fileURLWithPath: output).appendingPathComponent(language + "/learned.tsv").path
      try files.add(place, Array(table(terms).utf8))
      let new = terms.count { $0.before == nil }
      notices.append("\(language): \(new) new terms, \(terms.count - new) changed")
    }
    try files.finish()
    for notice in notices { Notices.write(notice) }
  }

  private func table(_ terms: [LearnedTerm]) -> String {
    let header = [
      "Learned from \(rated.count) rated files: term, valence, evidence (comments and files; 95 % interval; valence before)."
    ]
    return LearnedTable.text(terms, header: header)
  }
}
