import ArgumentParser
import CommentSources
import Evaluation
import Foundation
import Verbatim
import VerbatimReports

/// The options that say where the gold is.
struct GoldColumnOptions: ParsableArguments {
  @Option(help: "The column with the comment.")
  var text: String?

  @Option(help: "The column with the id.")
  var id: String?

  @Option(help: "The column with the gold class: positive, neutral, negative.")
  var label: String?

  @Option(help: "The column with the gold score: stars, NPS …")
  var score: String?

  @Option(help: "The column with the gold themes, separated by |, ; or a comma.")
  var themes: String?

  @Option(help: ArgumentHelp("Our ids and the set's labels, a tab between them.", valueName: "file"))
  var mapping: String?

  @Option(help: "The column with label=polarity of each gold theme.")
  var polarity: String?

  @Flag(help: "Count only the theme that a comment is most about.")
  var primary = false

  @Option(help: "The column with a second coder's label, or themes.")
  var coder2: String?

  @Option(help: ArgumentHelp("Measure only such rows; COL=VALUE, COL>=NUMBER …", valueName: "condition"))
  var `where`: [String] = []

  @Option(help: ArgumentHelp("Leave such rows out.", valueName: "condition"))
  var whereNot: [String] = []

  @Option(help: "What was asked: a column, or the question itself.")
  var question: String?

  /// What was said, with the mapping read.
  func options() throws -> GoldOptions {
    var options = GoldOptions()
    options.text = text
    options.id = id
    options.label = label
    options.score = score
    options.themes = themes
    options.mapping = try mapping.map(readMapping)
    options.polarity = polarity
    options.primary = primary
    options.secondCoder = coder2
    options.filters = try `where`.map { try RowFilter($0) }
    options.exclusions = try whereNot.map { try RowFilter($0, option: "--where-not") }
    options.question = question
    return options
  }

  private func readMapping(_ path: String) throws -> ThemeMapping {
    let data = PathCheck.isFolder(path) ? nil : FileManager.default.contents(atPath: path)
    guard let data else {
      throw ValidationError(
        "\(path): the mapping cannot be read; name a file of our ids and the set's labels")
    }
    FilesRead.note(path)
    return try ThemeMapping(text: String(decoding: data, as: UTF8.self), file: path)
  }
}

/// The least figures that the user asks for.
struct GateOptions: ParsableArguments {
  @Option(help: "Fail with status 1 below this area under the ROC curve.")
  var minAuc: Double?

  @Option(help: "Fail with status 1 below this macro-F1 of the sentiment.")
  var minMacroF1: Double?

  @Option(help: "Fail with status 1 below this accuracy of the sentiment.")
  var minAccuracy: Double?

  @Option(help: "Fail with status 1 below this recall of negative comments.")
  var minRecallNegative: Double?

  @Option(help: "Fail with status 1 below this micro-F1 of the themes.")
  var minMicroF1: Double?

  /// What was asked for, with what was measured.
  func results(_ report: EvaluationReport) -> [EvaluationGate] {
    let wanted: [(String, Double?)] = [
      ("auc", minAuc), ("macro_f1", minMacroF1), ("accuracy", minAccuracy),
      ("recall_negative", minRecallNegative),
      ("micro_f1", minMicroF1),
    ]
    return wanted.compactMap { name, least in
      least.map { EvaluationGate(name: name, least: $0, value: EvaluationFigures.value(name, of: report)) }
    }
  }
}
