import ArgumentParser
import TextAnalysis
import Verbatim
import VerbatimModel
import VerbatimReports

/// `verbatim explain`: why a comment is tagged and scored as it is.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Show why a comment is tagged and scored as it is.")

  @OptionGroup var engine: EngineOptions

  @Argument(help: "The comment; read from standard input when it is left out.")
  var text: String?

  func run() throws {
    let engine = try engine.engine()
    var analyzer = try CommentAnalyzer(engine)
    let comment = text ?? readLine(strippingNewline: true) ?? ""
    print(analyzer.analyze(comment, AnalysisRequest(wantsHits: true)))
  }
}
