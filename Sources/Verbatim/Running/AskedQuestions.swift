internal import TextAnalysis
internal import VerbatimModel

/// What respondents were asked, as a polarity a text column: told by the user, by a column, or by the column's own name.
struct AskedQuestions {
  private let engine: TextEngine
  /// The polarity by text column, where it is the same for all rows.
  private var fixed: [Int: Int] = [:]
  /// The column that holds each row's question.
  private let column: Int?
  /// The polarity by question, so that each is read once.
  private var known: [String: Int] = [:]

  init(_ engine: TextEngine, _ plan: RunPlan) {
    self.engine = engine
    column = plan.questionPolarity == nil ? plan.questionColumn : nil
    for text in plan.textColumns {
      let question = plan.question ?? plan.labels[text]
      fixed[text] = plan.questionPolarity ?? engine.questionPolarity(of: question)
    }
  }

  /// The polarity of the question that the cell of a text column answers.
  mutating func polarity(column text: Int, _ row: Int, _ batch: RecordBatch) -> Int {
    guard let column else { return fixed[text] ?? 0 }
    let question = batch.text(row, column)
    if let found = known[question] { return found }
    let polarity = engine.questionPolarity(of: question)
    // A column of free text is no list of questions: it is not remembered without bound.
    if known.count < 10_000 { known[question] = polarity }
    return polarity
  }
}
