import ArgumentParser
import TextAnalysis
import Verbatim
import VerbatimReports

/// `verbatim explain`: why a comment is tagged and scored as it is.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Show why a comment is tagged and scored as it is, clause by clause.",
    discussion: """
      Examples:
        verbatim explain "De medewerker was vriendelijk, maar het is niet opgelost"
        verbatim explain "Prijs" --question "Wat kunnen we beter doen?"
        echo "Inte alls nöjd med leveransen" | verbatim explain --format json
      """)

  enum Format: String, CaseIterable {
    case table, json
  }

  @OptionGroup(title: "Words and themes") var engine: EngineOptions
  @OptionGroup(title: "Output") var output: OutputArguments

  @Argument(help: "The comment; read from standard input when it is left out.")
  var text: String?

  @Option(help: "table or json.")
  var format: String?

  @Flag(help: "Only negative, neutral and positive: no mixed label.")
  var threeWay = false

  @Option(help: ArgumentHelp("What was asked.", valueName: "text"))
  var question: String?

  @Option(
    help: "What the question asks for: positive, negative or neutral; read from the question when left out.")
  var questionPolarity: InputArguments.QuestionDirection?

  func run() throws {
    let chosen: Format = try output.format(format, fallback: .table)
    let comment = text ?? Self.standardInput()
    if comment.allSatisfy(\.isWhitespace) {
      throw ValidationError(
        "there is no comment to explain; write one in quotes: verbatim explain \"It broke\"")
    }
    let language = engine.single
    let engine = try engine.engine()
    var analyzer = try CommentAnalyzer(engine)
    let asked = questionPolarity?.polarity ?? question.map { engine.questionPolarity(of: $0) } ?? 0
    if question != nil && asked == 0 && questionPolarity == nil {
      Notices.write("the question asks for neither what is good nor what is bad; --question-polarity says it")
    }
    let explanation = analyzer.explain(
      comment, AnalysisRequest(language: language, threeWay: threeWay, questionPolarity: asked))
    switch chosen {
    case .table:
      let text = ExplainText(
        comment, explanation, catalog: engine.catalog, style: output.style, width: output.width
      ).text()
      try output.write(table: text)
    case .json: try output.write(ExplainJSON(comment, explanation, catalog: engine.catalog).bytes())
    }
  }

  private static func standardInput() -> String {
    var lines: [String] = []
    while let line = readLine(strippingNewline: true) { lines.append(line) }
    return lines.joined(separator: "\n")
  }
}
