internal import CommentSources
internal import Evaluation
internal import Foundation
internal import VerbatimModel

/// One comment of a gold set with what it should be.
struct GoldRow {
  let id: String
  let text: String
  /// The gold class; nil where sentiment is not measured.
  let gold: SentimentClass?
  /// The gold score with high as praise.
  let goldScore: Double?
  /// The gold themes; nil where themes are not measured.
  let themes: Set<String>?
  /// The polarities of the gold themes.
  let polarities: [String: Set<SentimentClass>]
  /// What the second coder says.
  let secondCoder: String?
  /// What was asked.
  let question: String?
}

/// Reads the rows of a gold set, or the reason why one is left out.
struct GoldReader {
  let options: GoldOptions
  let columns: GoldColumns

  enum Outcome {
    case row(GoldRow)
    case leftOut(String)
  }

  func read(_ row: Int, of batch: RecordBatch) -> Outcome {
    if let problem = batch.rows[row].problem, problem.isFatal { return .leftOut(problem.reason) }
    for (filter, column, isKept) in columns.filters where filter.accepts(batch.text(row, column)) != isKept {
      return .leftOut("filtered")
    }
    let text = batch.text(row, columns.text)
    if text.allSatisfy(\.isWhitespace) { return .leftOut("without text") }
    let goldScore = columns.score.flatMap { number(batch.text(row, $0)) }.flatMap(
      options.scoreClasses.aligned)
    var gold = columns.label.flatMap { SentimentClass(label: batch.text(row, $0)) }
    if columns.label == nil, let column = columns.score {
      gold = number(batch.text(row, column)).flatMap(options.scoreClasses.sentimentClass)
    }
    if gold == nil && columns.themes == nil { return .leftOut("no gold class") }
    return .row(
      GoldRow(
        id: columns.id.map { batch.text(row, $0) } ?? String(batch.rows[row].number), text: text, gold: gold,
        goldScore: goldScore, themes: columns.themes.map { labels(batch.text(row, $0)) },
        polarities: columns.polarity.map { GoldLabels.polarities(batch.text(row, $0)) } ?? [:],
        secondCoder: columns.secondCoder.map { batch.text(row, $0) },
        question: columns.question.map { batch.text(row, $0) } ?? options.question))
  }

  /// The gold labels in a cell.
  func labels(_ cell: String) -> Set<String> {
    Set(GoldLabels.split(cell, known: options.mapping?.goldLabels ?? []))
  }

  private func number(_ cell: String) -> Double? {
    Double(cell.trimmingCharacters(in: .whitespaces).replacing(",", with: "."))
  }
}
